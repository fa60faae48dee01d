import { test } from '@japa/runner'
import { base, Visitor } from '#tests/support/visitor'
import { signIn } from '#tests/support/accounts'
import { createUploader, jpeg, ownDisk, upload, type Uploader } from './support.ts'

async function fetchAs(visitor: Visitor, path: string, headers: Record<string, string> = {}) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(new URL(path, base()), { redirect: 'manual', headers: { cookie, ...headers } })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const browserOf = async ({ user }: Uploader) => (await signIn(user.email)).visitor

test.group('Media / files for members', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('S8: a member gets the file as an attachment that cannot run', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, await jpeg(900, 600), { name: 'Prague "2024".php.jpg' })
    const visitor = await browserOf(ada)

    const { response, bytes } = await fetchAs(visitor, body.data.fileUrl)

    assert.equal(response.status, 200)
    assert.equal(bytes.length, body.data.bytes)
    assert.equal(response.headers.get('content-disposition'), `attachment; filename="Prague_2024__php.jpg"; filename*=UTF-8''Prague%20%222024%22_php.jpg`)
    assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; sandbox/)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.match(response.headers.get('cache-control')!, /^private/)
    assert.equal((await fetchAs(visitor, body.data.fileUrl, { range: 'bytes=0-9' })).response.status, 206)
    assert.equal((await fetchAs(visitor, body.data.fileUrl, { 'if-none-match': response.headers.get('etag')! })).response.status, 304)
  })

  test('the preview is small and of one type', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, await jpeg(1600, 900))

    const { response, bytes } = await fetchAs(await browserOf(ada), body.data.previewUrl)

    assert.equal(response.headers.get('content-type'), 'image/webp')
    assert.match(response.headers.get('content-security-policy')!, /sandbox/)
    const { default: sharp } = await import('sharp')
    assert.containsSubset(await sharp(bytes).metadata(), { width: 640, height: 360, format: 'webp' })
  })

  test('T1: strangers, other workspaces and tokens do not get it', async ({ assert }) => {
    const ada = await createUploader()
    const eve = await createUploader()
    const { body } = await upload(ada, await jpeg())
    const visitor = await browserOf(eve)

    for (const path of [body.data.fileUrl, body.data.previewUrl]) {
      assert.equal((await fetchAs(visitor, path)).response.status, 404)
      assert.equal((await fetchAs(new Visitor(), path)).response.status, 302)
      assert.include([302, 401], (await fetchAs(new Visitor(), path, { authorization: `Bearer ${ada.token}` })).response.status)
    }
    assert.equal((await fetchAs(visitor, '/media/not-an-id/file')).response.status, 404)
  })

  test('S5: a browser uploads with the token of its session in a header, and not without', async ({ assert }) => {
    const ada = await createUploader()
    const visitor = await browserOf(ada)
    const form = async () => {
      const made = new FormData()
      made.append('file', new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' }), 'a.jpg')
      return made
    }
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const send = async (headers: Record<string, string>) =>
      (await fetch(new URL('/api/v1/media', base()), { method: 'POST', body: await form(), headers: { cookie, accept: 'application/json', ...headers } })).status

    assert.include([403, 419], await send({}))
    assert.include([403, 419], await send({ 'x-xsrf-token': 'forged' }))
    assert.equal(await send({ 'x-xsrf-token': visitor.cookies.get('XSRF-TOKEN')! }), 201)
  })
})
