import { request as ask } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import env from '#start/env'

/** As it comes over the line: a client that unpacks would hide what is tested. */
function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ headers: Record<string, string | string[] | undefined>; body: Buffer }>((resolve, reject) => {
    ask({ host: env.get('HOST'), port: env.get('PORT'), path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

test.group('System / compression', () => {
  test('a page travels in the smallest form that the browser takes, and is the same page')
    .with([
      { takes: 'gzip, deflate, br', coding: 'br', unpack: brotliDecompressSync },
      { takes: 'gzip', coding: 'gzip', unpack: gunzipSync },
    ])
    .run(async ({ assert }, { takes, coding, unpack }) => {
      const { headers, body } = await get('/login', { 'accept-encoding': takes })

      assert.equal(headers['content-encoding'], coding)
      assert.equal(headers['content-length'], String(body.length))
      assert.match(String(headers['vary']), /Accept-Encoding/)
      assert.match(String(headers['content-type']), /^text\/html/)
      const page = unpack(body).toString()
      assert.isTrue(page.trimStart().startsWith('<!DOCTYPE html>') && page.trimEnd().endsWith('</html>'))
      assert.isBelow(body.length, page.length / 2)
    })

  test('descriptions of the API do so too', async ({ assert }) => {
    const { headers, body } = await get('/api/v1/openapi.json', { 'accept-encoding': 'br' })

    assert.equal(headers['content-encoding'], 'br')
    assert.property(JSON.parse(brotliDecompressSync(body).toString()), 'paths')
  })

  test('whoever takes no compression, and what another site asks for, gets it as it is')
    .with([{ headers: {} }, { headers: { 'accept-encoding': 'identity' } }, { headers: { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' } }])
    .run(async ({ assert }, { headers: given }) => {
      const { headers, body } = await get('/login', given as Record<string, string>)

      assert.notProperty(headers, 'content-encoding')
      assert.include(body.toString(), '</html>')
    })

  test('what is short stays as it is', async ({ assert }) => {
    const { headers, body } = await get('/api/v1/posts', { 'accept-encoding': 'br' })

    assert.isBelow(body.length, 1_024)
    assert.notProperty(headers, 'content-encoding')
  })
})
