import { test } from '@japa/runner'
import sharp from 'sharp'
import { mediaReader } from '#services/media/media_source'
import Media from '#models/media'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createUploader, jpeg, ownDisk, picture, upload, video, type Sent, type Uploader } from './support.ts'

const actorOf = ({ workspaceId }: Uploader) => ({ workspaceId, userId: null })

/** Text that must not be found in anything we publish. */
const SECRET = 'SECRET-PLACE-48.137N-11.575E'
const exif = { IFD0: { Make: 'Camera', Artist: SECRET, Copyright: SECRET }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 8/1 14/1' } }

async function published(uploader: Uploader, bytes: Uint8Array, sent: Sent = {}) {
  const { status, body } = await upload(uploader, bytes, sent)
  if (status !== 201) throw new Error(JSON.stringify(body))
  const stored = Buffer.from(await mediaReader(actorOf(uploader)).range(body.data.id, 0, body.data.bytes))
  return { media: body.data, stored }
}

test.group('Media / metadata (F5)', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    test(`F5: an upright ${format} loses EXIF and XMP, and not one pixel`, async ({ assert }) => {
      const ada = await createUploader()
      const original = await picture(60, 40).toFormat(format).withExif(exif).withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${SECRET}</x:xmpmeta>`).toBuffer()
      assert.isTrue(original.includes(SECRET))

      const { stored } = await published(ada, original, { name: `a.${format}`, type: `image/${format}` })

      assert.isFalse(stored.includes(SECRET))
      assert.isFalse(stored.includes('Exif'))
      assert.notProperty(await sharp(stored).metadata(), 'exif')
      assert.isTrue((await sharp(stored).raw().toBuffer()).equals(await sharp(original).raw().toBuffer()))
    })

    test(`F5: a turned ${format} is stored upright, without EXIF`, async ({ assert }) => {
      const ada = await createUploader()
      const original = await picture(60, 40).toFormat(format).withExif(exif).withMetadata({ orientation: 6 }).toBuffer()

      const { media, stored } = await published(ada, original, { name: `a.${format}`, type: `image/${format}` })

      const after = await sharp(stored).metadata()
      assert.containsSubset(media, { width: 40, height: 60 })
      assert.containsSubset(after, { width: 40, height: 60, format })
      assert.isUndefined(after.exif)
      assert.isFalse(stored.includes(SECRET))
    })
  }

  test('F5: a GIF loses comments and keeps its frames and its repetition', async ({ assert }) => {
    const ada = await createUploader()
    const frames = await Promise.all([1, 2, 3].map((seed) => picture(20, 20, seed).png().toBuffer()))
    const plain = await sharp(frames, { join: { animated: true } }).gif({ delay: [100, 100, 100], loop: 4 }).toBuffer()
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SECRET.length]), Buffer.from(SECRET), Buffer.from([0])])
    const header = 13 + (plain[10] & 0x80 ? 3 * 2 ** ((plain[10] & 7) + 1) : 0)
    const original = Buffer.concat([plain.subarray(0, header), comment, plain.subarray(header)])

    const { media, stored } = await published(ada, original, { name: 'a.gif', type: 'image/gif' })

    assert.isTrue(stored.equals(plain))
    assert.containsSubset(media, { width: 20, height: 20 })
    assert.containsSubset(await sharp(stored).metadata(), { pages: 3, loop: 4 })
  })

  test('what hangs on behind the end of an image goes, and thumbnails in its header too', async ({ assert }) => {
    const ada = await createUploader()
    const original = Buffer.concat([await jpeg(), Buffer.from(`PK\x03\x04<script>${SECRET}</script>`)])

    const { stored } = await published(ada, original)

    assert.isTrue(stored.equals(await jpeg()))
  })

  test('a picture in another colour space becomes sRGB', async ({ assert }) => {
    const ada = await createUploader()
    const cmyk = await picture().toColourspace('cmyk').jpeg().toBuffer()
    const p3 = await picture().withIccProfile('p3').jpeg().toBuffer()

    for (const original of [cmyk, p3]) {
      const { stored } = await published(ada, original)
      const after = await sharp(stored).metadata()
      assert.equal(after.space, 'srgb')
      assert.isUndefined(after.icc)
    }
  })

  test('F5: a video loses places, names and dates, and its index comes first', async ({ assert }) => {
    const ada = await createUploader()
    for (const extension of ['mp4', 'mov'] as const) {
      const tags = ['-metadata', `title=${SECRET}`, '-metadata', `location=${SECRET}`, '-metadata', `com.apple.quicktime.location.ISO6709=${SECRET}`, '-metadata:s:v', `handler_name=${SECRET}`]
      const original = video([...tags, '-movflags', 'use_metadata_tags'], { extension })
      assert.isTrue(original.includes(SECRET))
      assert.isAbove(original.indexOf('moov'), original.indexOf('mdat'))

      const { media, stored } = await published(ada, original, { name: `a.${extension}`, type: extension === 'mp4' ? 'video/mp4' : 'video/quicktime' })

      assert.isFalse(stored.includes(SECRET))
      assert.isBelow(stored.indexOf('moov'), stored.indexOf('mdat'))
      assert.containsSubset(media, { isVideo: true, width: 128, height: 72, seconds: 1 })
      const { video: facts, bytes } = await tenantTx(actorOf(ada), () => Media.findOrFail(media.id))
      assert.containsSubset(facts, { codec: 'h264', audioCodec: 'aac', fps: 25, moovFirst: true })
      assert.equal(bytes, stored.length)
    }
  })

  test('a turned video is noted as people see it', async ({ assert }) => {
    const ada = await createUploader()
    const { execFileSync } = await import('node:child_process')
    const { writeFileSync, readFileSync, mkdtempSync } = await import('node:fs')
    const folder = mkdtempSync('/tmp/media-turn-')
    writeFileSync(`${folder}/a.mp4`, video())
    execFileSync('ffmpeg', ['-v', 'error', '-i', `${folder}/a.mp4`, '-c', 'copy', '-metadata:s:v', 'rotate=90', `${folder}/b.mp4`])

    const { media } = await published(ada, readFileSync(`${folder}/b.mp4`), { name: 'b.mp4', type: 'video/mp4' })

    assert.containsSubset(media, { width: 72, height: 128 })
  })
})
