import { test } from '@japa/runner'
import env from '#start/env'
import { MAX_PUBLIC_URL_SECONDS } from '#services/media/limits'
import { mediaReader } from '#services/media/media_source'
import { publicUrl } from '#services/media/public_url'
import { base } from '#tests/support/visitor'
import { api, createUploader, jpeg, ownDisk, upload, video, type Uploader } from './support.ts'

/** The address as a platform asks for it, whatever the configured base. */
const local = (url: URL) => new URL(url.pathname + url.search, base())
const readerOf = ({ workspaceId }: Uploader) => mediaReader({ workspaceId, userId: null })

async function uploaded(uploader: Uploader, seconds = 60) {
  const { body } = await upload(uploader, await jpeg(200, 100))
  const url = local(await readerOf(uploader).publicUrl(body.data.id, seconds))
  const stored = Buffer.from(await readerOf(uploader).range(body.data.id, 0, body.data.bytes))
  return { media: body.data, url, stored }
}

test.group('Media / public address', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('a platform fetches the file without a session and gets no cookie', async ({ assert }) => {
    const ada = await createUploader()
    const { media, url, stored } = await uploaded(ada)

    const answer = await fetch(url)

    assert.equal(answer.status, 200)
    assert.isTrue(stored.equals(Buffer.from(await answer.arrayBuffer())))
    assert.equal(answer.headers.get('content-type'), 'image/jpeg')
    assert.equal(answer.headers.get('content-length'), String(media.bytes))
    assert.equal(answer.headers.get('accept-ranges'), 'bytes')
    assert.isNull(answer.headers.get('set-cookie'))
    assert.match(answer.headers.get('cache-control')!, /^public, max-age=\d+, immutable$/)
    assert.match(url.href, /^[\x21-\x7e]+$/)
    assert.match(url.pathname, /\.jpg$/)
  })

  test('HEAD answers the same headers and no body', async ({ assert }) => {
    const { url, media } = await uploaded(await createUploader())

    const answer = await fetch(url, { method: 'HEAD' })

    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-length'), String(media.bytes))
    assert.equal(answer.headers.get('content-type'), 'image/jpeg')
    assert.equal((await answer.arrayBuffer()).byteLength, 0)
  })

  test('ranges answer 206, 416 or the whole file', async ({ assert }) => {
    const { url, stored } = await uploaded(await createUploader())
    const size = stored.length
    const table: [string, number, [number, number]?][] = [
      ['bytes=0-0', 206, [0, 1]],
      ['bytes=0-99', 206, [0, 100]],
      ['bytes=100-', 206, [100, size]],
      [`bytes=${size - 1}-`, 206, [size - 1, size]],
      ['bytes=-10', 206, [size - 10, size]],
      [`bytes=-${size * 2}`, 206, [0, size]],
      [`bytes=5-${size * 9}`, 206, [5, size]],
      ['BYTES=0-4', 206, [0, 5]],
      [`bytes=${size}-`, 416],
      [`bytes=${size + 5}-${size + 9}`, 416],
      ['bytes=-0', 416],
      ['bytes=5-2', 200],
      ['bytes=0-1,3-4', 200],
      ['items=0-4', 200],
      ['bytes=a-b', 200],
      ['bytes=-', 200],
      ['bytes=99999999999999999999-', 200],
    ]
    for (const [range, status, part] of table) {
      const answer = await fetch(url, { headers: { range } })
      const body = Buffer.from(await answer.arrayBuffer())
      assert.equal(answer.status, status, range)
      if (status === 416) assert.equal(answer.headers.get('content-range'), `bytes */${size}`)
      if (status === 200) assert.isTrue(body.equals(stored), range)
      if (!part) continue
      assert.isTrue(body.equals(stored.subarray(...part)), range)
      assert.equal(answer.headers.get('content-range'), `bytes ${part[0]}-${part[1] - 1}/${size}`)
      assert.equal(answer.headers.get('content-length'), String(part[1] - part[0]))
    }
  })

  test('If-Range and If-None-Match go by the version', async ({ assert }) => {
    const { url } = await uploaded(await createUploader())
    const { headers } = await fetch(url, { method: 'HEAD' })
    const [etag, modified] = [headers.get('etag')!, headers.get('last-modified')!]
    const status = async (more: Record<string, string>) => (await fetch(url, { headers: more })).status

    assert.equal(await status({ 'range': 'bytes=0-1', 'if-range': etag }), 206)
    assert.equal(await status({ 'range': 'bytes=0-1', 'if-range': modified }), 206)
    assert.equal(await status({ 'range': 'bytes=0-1', 'if-range': '"other"' }), 200)
    assert.equal(await status({ 'range': 'bytes=0-1', 'if-range': `W/${etag}` }), 200)
    assert.equal(await status({ 'if-none-match': etag }), 304)
    assert.equal(await status({ 'if-none-match': '"other", *' }), 304)
    assert.equal(await status({ 'if-none-match': '"other"' }), 200)
  })

  test('F8: an address that was changed in any place is not found', async ({ assert }) => {
    const ada = await createUploader()
    const bob = await createUploader()
    const { url, media } = await uploaded(ada)
    const other = await uploaded(bob)
    const change = (from: string, to: string) => new URL(url.href.replace(from, to))
    const expires = url.searchParams.get('expires')!
    const sig = url.searchParams.get('sig')!
    const flipped = (sig[0] === 'A' ? 'B' : 'A') + sig.slice(1)

    const wrong = [
      change(ada.workspaceId, bob.workspaceId),
      change(media.id, other.media.id),
      change(`${ada.workspaceId}/${media.id}`, `${bob.workspaceId}/${other.media.id}`),
      change('media.jpg', 'media.png'),
      change('media.jpg', 'media.html'),
      change(`expires=${expires}`, `expires=${Number(expires) + 1}`),
      change(`expires=${expires}`, `expires=0${expires}`),
      change(`expires=${expires}`, `expires=${expires}&expires=${expires}`),
      change(`expires=${expires}`, 'expires='),
      change(`expires=${expires}&`, ''),
      change(sig, flipped),
      change(sig, ''),
      change(sig, sig.slice(0, -1)),
      change(`sig=${sig}`, `sig[]=${sig}`),
    ]
    for (const address of wrong) assert.equal((await fetch(address)).status, 404, address.href)
    assert.equal((await fetch(url)).status, 200)
  })

  test('F8: an address ends, is never good for longer than the limit, and reads only', async ({ assert }) => {
    const ada = await createUploader()
    const { media } = await uploaded(ada)
    const row = { ...media, workspaceId: ada.workspaceId }
    const status = async (url: URL, method = 'GET') => (await fetch(local(url), { method })).status
    const hour = 3_600_000

    assert.equal(await status(publicUrl(row, 60, Date.now() - 2 * 60_000)), 404)
    assert.equal(await status(publicUrl(row, 60, Date.now() - 30_000)), 200)
    assert.equal(await status(publicUrl(row, 10 ** 9, Date.now())), 200)
    assert.isAtMost(Number(publicUrl(row, 10 ** 9).searchParams.get('expires')) - Date.now() / 1000, MAX_PUBLIC_URL_SECONDS + 1)
    // Signed by us, but for a time that no call could ask for.
    assert.equal(await status(publicUrl(row, 60, Date.now() + 48 * hour)), 404)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) assert.equal(await status(publicUrl(row, 60), method), 404)
  })

  test('a deleted file is gone from its address, too', async ({ assert }) => {
    const ada = await createUploader()
    const { url, media } = await uploaded(ada)

    assert.equal((await api(ada, `/api/v1/media/${media.id}`, { method: 'DELETE' })).status, 204)

    assert.equal((await fetch(url)).status, 404)
    await assert.rejects(() => readerOf(ada).publicUrl(media.id, 60))
    await assert.rejects(() => readerOf(ada).range(media.id, 0, 1))
  })

  test('addresses are built from configuration, never from the request', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    const { media } = await uploaded(ada)
    const before = env.get('MEDIA_URL') ?? env.get('APP_URL')
    cleanup(() => env.set('MEDIA_URL', before))
    env.set('MEDIA_URL', 'https://cdn.example.com/files/')

    const { href } = await readerOf(ada).publicUrl(media.id, 60)

    assert.isTrue(href.startsWith(`https://cdn.example.com/files/m/${ada.workspaceId}/${media.id}/media.jpg?expires=`), href)
  })

  test('videos carry their own extension and type', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, video([], { extension: 'mov' }), { name: 'a.mov', type: 'video/quicktime' })

    const url = local(await readerOf(ada).publicUrl(body.data.id, 60))

    assert.match(url.pathname, /\/media\.mov$/)
    assert.equal((await fetch(url)).headers.get('content-type'), 'video/quicktime')
  })

  test('robots may fetch media and nothing else', async ({ assert }) => {
    const answer = await fetch(new URL('/robots.txt', base()))
    const text = await answer.text()

    assert.equal(answer.status, 200)
    assert.isNull(answer.headers.get('set-cookie'))
    assert.match(text, /User-agent: facebookexternalhit\nAllow: \/m\/\nDisallow: \//)
  })

  test('S8: what people uploaded never runs, wherever it is opened', async ({ assert }) => {
    const ada = await createUploader()
    const { url } = await uploaded(ada)

    const { headers } = await fetch(url)

    assert.match(headers.get('content-security-policy')!, /default-src 'none'; sandbox/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })
})
