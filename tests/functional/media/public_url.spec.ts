import { createHmac } from 'node:crypto'
import { test } from '@japa/runner'
import { mediaReader } from '#services/media/media_source'
import { MAX_PUBLIC_URL_SECONDS } from '#services/media/limits'
import { publicUrl } from '#services/media/public_url'
import { base } from '#tests/support/visitor'
import { api, createUploader, jpeg, ownDisk, png, upload, type Uploader } from './support.ts'

/** The address as a platform asks for it, whatever the configured base. */
const local = (url: URL) => new URL(url.pathname + url.search, base())
const actorOf = ({ workspaceId }: Uploader) => ({ workspaceId, userId: null })

async function uploaded(uploader: Uploader) {
  const { body } = await upload(uploader, await jpeg(200, 100))
  const url = await mediaReader(actorOf(uploader)).publicUrl(body.data.id, 60)
  const stored = Buffer.from(await mediaReader(actorOf(uploader)).range(body.data.id, 0, body.data.bytes))
  return { media: body.data, url: local(url), stored }
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
})
