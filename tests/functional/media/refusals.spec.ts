import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { crc32, deflateSync } from 'node:zlib'
import { test } from '@japa/runner'
import { MAX_IMAGE_BYTES } from '#services/media/limits'
import { mediaReader } from '#services/media/media_source'
import { patience } from '#services/media/receive_upload'
import { api, createUploader, jpeg, ownDisk, png, storedFiles, temporaryFiles, upload, video, type Sent, type Uploader } from './support.ts'

/** What a refusal may cost: memory of the web process, and time (F2). */
const MAX_RSS_RISE = 200 * 1024 * 1024
const MAX_SECONDS = 2

const text = (content: string) => Buffer.from(content)

function chunk(name: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

function pngOf(width: number, height: number, pixels = Buffer.alloc(1000)) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}

function gifOf(frames: number, width = 1, height = 1) {
  const size = [width & 255, width >> 8, height & 255, height >> 8]
  const head = Buffer.from([...text('GIF89a'), ...size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255])
  const frame = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...size, 0, 2, 2, 0x44, 1, 0])
  return Buffer.concat([head, ...Array<Buffer>(frames).fill(frame), Buffer.from([0x3b])])
}

const box = (name: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}
const numbers = (...values: number[]) => {
  const buffer = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4))
  return buffer
}
const ftyp = (brand: string) => box('ftyp', text(brand), numbers(0), text(brand))
const track = (...tables: Buffer[]) => box('trak', box('mdia', box('minf', box('stbl', ...tables))))
const mp4Of = (...tracks: Buffer[]) => Buffer.concat([ftyp('isom'), box('moov', ...tracks), box('mdat', Buffer.alloc(64))])

const MP4: Sent = { name: 'a.mp4', type: 'video/mp4' }
const PNG: Sent = { name: 'a.png', type: 'image/png' }
const GIF: Sent = { name: 'a.gif', type: 'image/gif' }

async function refused(assert: any, ada: Uploader, bytes: Uint8Array, sent: Sent, code: string, words?: RegExp) {
  const rss = process.memoryUsage.rss()
  const began = performance.now()
  const { status, body } = await upload(ada, bytes, sent)
  const seconds = (performance.now() - began) / 1000

  assert.equal(body.code, code, JSON.stringify(body))
  assert.isAtLeast(status, 400)
  assert.isBelow(status, 500)
  if (words) assert.match(body.detail, words)
  assert.isBelow(seconds, MAX_SECONDS, `${code} took ${seconds} s`)
  assert.isBelow(process.memoryUsage.rss() - rss, MAX_RSS_RISE)
  assert.deepEqual(storedFiles(), [])
  assert.deepEqual(temporaryFiles(), [])
}

/** Of an upload of 9 MB, up to where the bytes of the file follow. */
const beginning = ({ token }: Uploader) =>
  [
    'POST /api/v1/media HTTP/1.1', `Host: ${process.env.HOST}`, `Authorization: Bearer ${token}`, 'Content-Length: 9000000',
    'Content-Type: multipart/form-data; boundary=b', '', '--b', 'Content-Disposition: form-data; name="file"; filename="a.jpg"', 'Content-Type: image/jpeg', '', '',
  ].join('\r\n')

test.group('Media / refusals', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  const types: [string, () => Buffer | Promise<Buffer>, Sent, RegExp][] = [
    ['an empty file', () => Buffer.alloc(0), {}, /empty/],
    ['text under an image’s name', () => text('hello, world '.repeat(1000)), {}, /neither an image, a video nor a document/],
    ['a program', () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array(200).fill(0)]), { name: 'a.jpg' }, /x-elf/],
    ['a page with a drawing in it', () => text('<!doctype html><p>x</p><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), { name: 'a.svg', type: 'image/svg+xml' }, /neither|not accepted/],
    ['a series of HEIC photos', () => Buffer.concat([ftyp('hevc'), Buffer.alloc(5000)]), { name: 'IMG_1.HEIC', type: 'image/heic' }, /HEIC.*JPEG/],
    ['a WebM video', () => Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, ...text('webm'), ...Array(200).fill(0)]), { name: 'a.webm', type: 'video/webm' }, /WebM.*MP4/],
    ['a playlist that names other files (F4)', () => text('#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n'), MP4, /neither/],
    ['an AVI that hides a playlist (F4)', () => Buffer.concat([text('RIFF'), numbers(0x200), text('AVI LIST'), Buffer.alloc(100), text('GAB2\0#EXTM3U\nfile:///etc/passwd')]), MP4, /AVI/],
    ['an archive', () => Buffer.concat([text('PK\x03\x04'), Buffer.alloc(100)]), { name: 'a.jpg' }, /zip/],
    ['a page that begins like nothing we know', () => text('<html><script>alert(1)</script>'), { name: 'a.gif', type: 'image/gif' }, /neither/],
    ['an image named like a script', () => jpeg(), { name: 'photo.jpg.php' }, /\.php.*Rename/],
    ['an image named like a page', () => png(), { name: 'photo.html', type: 'image/png' }, /\.html/],
    ['an image declared as a page', () => jpeg(), { type: 'text/html' }, /declared as text\/html/],
    ['an image declared as a drawing', () => jpeg(), { type: 'image/svg+xml' }, /declared as image\/svg/],
    ['a video with an index of nonsense', () => mp4Of(box('mvhd', Buffer.alloc(100, 7)), track()), MP4, /no moving picture/],
    ['a video under an image’s name', () => video(), { name: 'a.jpg', type: 'image/jpeg' }, /\.jpg.*video\/mp4/],
  ]
  for (const [title, make, sent, words] of types) {
    test(`F1: ${title} is refused, with a reason`, async ({ assert }) => {
      await refused(assert, await createUploader(), await make(), sent, 'E_MEDIA_TYPE', words)
    })
  }

  const broken: [string, () => Buffer | Promise<Buffer>, Sent][] = [
    ['half a JPEG', async () => (await jpeg(800, 600)).subarray(0, 2000), {}],
    ['a drawing that ends in the middle', () => text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g>'), { name: 'a.svg', type: 'image/svg+xml' }],
    ['a drawing without a size', () => text('\n\n<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'), PNG],
    ['half a PNG', async () => { const whole = pngOf(300, 300, Buffer.from(Array.from({ length: 90_300 }, (_, at) => (at * at) & 255))); return whole.subarray(0, whole.length / 2) }, PNG],
    ['magic bytes and nothing behind them', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), {}],
    ['a GIF that is a script', () => text('GIF89a/*' + 'x'.repeat(500) + '*/=1;alert(1)//'), GIF],
    ['a PNG of 2³¹ pixels in width', () => pngOf(2 ** 31 - 1, 1), PNG],
    ['a video that was cut off', () => { const whole = video(); return whole.subarray(0, whole.length - 500) }, MP4],
    ['a video without an index', () => Buffer.concat([ftyp('isom'), box('mdat', Buffer.alloc(5000))]), MP4],
  ]
  for (const [title, make, sent] of broken) {
    test(`F1: ${title} is refused by the decoder`, async ({ assert }) => {
      await refused(assert, await createUploader(), await make(), sent, 'E_MEDIA_UNREADABLE')
    })
  }

  test('F4: a video that names another file is refused, and nothing of that file is read', async ({ assert }) => {
    const whole = video()
    const at = whole.indexOf('url \0\0\0\x01', 0, 'latin1')
    assert.isAbove(at, 0)
    const reference = Buffer.from(whole)
    reference[at + 7] = 0

    await refused(assert, await createUploader(), reference, MP4, 'E_MEDIA_UNREADABLE', /refers to other files/)
  })

  const bombs: [string, () => Buffer, Sent][] = [
    ['a PNG of 64k × 64k pixels', () => pngOf(65_535, 65_535, Buffer.alloc(5_000_000)), PNG],
    ['a PNG of 20 000 pixels in width', () => pngOf(20_000, 1), PNG],
    ['a PNG of 16k × 16k pixels', () => pngOf(16_000, 16_000, Buffer.alloc(5_000_000)), PNG],
    ['a GIF of 100 000 frames', () => gifOf(100_000), GIF],
    ['a GIF of 601 frames', () => gifOf(601), GIF],
    ['a GIF whose frames are large', () => gifOf(500, 8000, 8000), GIF],
    ['a video whose table claims 4 billion frames', () => mp4Of(track(box('stsz', numbers(0, 0, 0xffffffff)))), MP4],
    ['a video with 4 billion frames of one size', () => mp4Of(track(box('stsz', numbers(0, 1, 0xffffffff)))), MP4],
    ['a video with sound that claims more than there is', () => mp4Of(track(box('stsz', numbers(0, 8, 1_000_000)))), MP4],
    ['a video with a million empty frames', () => mp4Of(track(box('stsz', numbers(0, 0, 1_000_000), Buffer.alloc(4_000_000)))), MP4],
    ['a video whose table of times is longer than its box', () => mp4Of(track(box('stts', numbers(0, 50_000_000)))), MP4],
    ['a video with a hundred tracks', () => mp4Of(...Array<Buffer>(100).fill(track())), MP4],
    ['a video with a compressed index', () => mp4Of(box('cmov', Buffer.alloc(100))), MP4],
    ['a video of a hundred thousand tiny parts', () => Buffer.concat([ftyp('isom'), ...Array<Buffer>(120_000).fill(box('free'))]), MP4],
  ]
  for (const [title, make, sent] of bombs) {
    test(`F2: ${title} is refused before it is decoded`, async ({ assert }) => {
      await refused(assert, await createUploader(), make(), sent, 'E_MEDIA_BOMB')
    })
  }

  test('F2: an image is cut short at its limit, whatever it claims', async ({ assert }) => {
    const ada = await createUploader()
    const endless = Buffer.concat([await jpeg(), Buffer.alloc(MAX_IMAGE_BYTES)])
    await refused(assert, ada, endless, {}, 'E_MEDIA_TOO_LARGE', /larger than 30 MB/)
  })

  test('F1: names reach nobody’s disk', async ({ assert }) => {
    const ada = await createUploader()
    const names = ['../../../../etc/cron.d/x.jpg', '..\\..\\boot.jpg', '/etc/passwd.jpg', 'a\u202Egpj.exe.jpg', 'x.php.jpg', `${'n'.repeat(400)}.jpg`, '.htaccess.jpg', 'con.jpg']
    for (const name of names) {
      const { status, body } = await upload(ada, await jpeg(), { name })
      assert.equal(status, 201, JSON.stringify(body))
      assert.notMatch(body.data.name, /[/\\\u202E]/)
      assert.isAtMost(body.data.name.length, 200)
    }
    for (const file of storedFiles()) assert.match(file, /^[0-9a-f-]{36}(\.jpg|\.preview\.webp)$/)
  })

  test('F1: a picture under another picture’s name is taken for what it is', async ({ assert }) => {
    const ada = await createUploader()
    const { status, body } = await upload(ada, await png(), { name: 'photo.jpg', type: 'image/jpeg' })
    assert.equal(status, 201)
    assert.equal(body.data.type, 'image/png')
  })

  test('F1: what else a polyglot is does not survive', async ({ assert }) => {
    const ada = await createUploader()
    const payload = '<script>alert("polyglot")</script>'
    const whole = await jpeg()
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, payload.length + 2]), text(payload)])
    const files: [Buffer, Sent][] = [
      [Buffer.concat([whole.subarray(0, 2), comment, whole.subarray(2)]), {}],
      [Buffer.concat([whole, text(`PK\x03\x04${payload}`)]), {}],
      [Buffer.concat([await png(), text(payload)]), PNG],
      [Buffer.concat([gifOf(2), text(payload)]), GIF],
      [Buffer.concat([video(), box('free', text(payload))]), MP4],
    ]
    for (const [bytes, sent] of files) {
      const { status, body } = await upload(ada, bytes, sent)
      assert.equal(status, 201, JSON.stringify(body))
      const stored = Buffer.from(await mediaReader({ workspaceId: ada.workspaceId, userId: null }).range(body.data.id, 0, body.data.bytes))
      assert.isFalse(stored.includes(payload))
    }
  })

  test('without ffmpeg a video is refused with the reason, and images still work', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    const bytes = video()
    const before = process.env.FFMPEG
    process.env.FFMPEG = ''
    cleanup(() => (before === undefined ? void delete process.env.FFMPEG : void (process.env.FFMPEG = before)))

    await refused(assert, ada, bytes, MP4, 'E_VIDEO_UNAVAILABLE', /ffmpeg is not installed/)
    assert.equal((await upload(ada, await jpeg())).status, 201)
  })

  test('an upload of another shape is refused', async ({ assert }) => {
    const ada = await createUploader()
    const post = (body: FormData | string, headers: Record<string, string> = {}) => api(ada, '/api/v1/media', { method: 'POST', body, headers })
    const form = (...entries: [string, Blob | string][]) => {
      const made = new FormData()
      for (const [key, value] of entries) made.append(key, value as Blob)
      return made
    }
    const image = new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' })

    const shapes = [form(['note', 'no file']), form(['file', image], ['file', image]), form(['photo', image])]
    for (const shape of shapes) assert.equal((await post(shape)).body.code, 'E_UPLOAD_SHAPE')
    assert.equal((await post('{}', { 'content-type': 'application/json' })).body.code, 'E_UPLOAD_SHAPE')
    assert.equal((await post('x', { 'content-type': 'multipart/form-data' })).body.code, 'E_UPLOAD_BROKEN_OFF')
    assert.equal((await upload(ada, await jpeg(), { fields: { altText: 'x'.repeat(1001) } })).body.code, 'E_VALIDATION_ERROR')
    assert.deepEqual(storedFiles(), [])
    assert.deepEqual(temporaryFiles(), [])
  })

  test('an upload that stands still is ended, and its connection with it', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    const { idleMs } = patience
    cleanup(() => void (patience.idleMs = idleMs))
    patience.idleMs = 300

    const socket = connect(Number(process.env.PORT), process.env.HOST)
    socket.write(beginning(ada))
    socket.write((await jpeg(900, 900)).subarray(0, 4_500))
    const answer = Buffer.concat(await socket.toArray()).toString()

    assert.match(answer, /^HTTP\/1\.1 408 /)
    assert.match(answer, /E_UPLOAD_TOO_SLOW/)
    assert.deepEqual(temporaryFiles(), [])
  })

  test('an upload that breaks off leaves nothing behind', async ({ assert }) => {
    const ada = await createUploader()
    for (const size of [0, 100, 4_000, 500_000]) {
      const socket = connect(Number(process.env.PORT), process.env.HOST)
      socket.write(beginning(ada))
      if (size) socket.write(Buffer.concat([await jpeg(900, 900), Buffer.alloc(size)]).subarray(0, size))
      await wait(150)
      socket.destroy()
    }

    await wait(300)
    for (let look = 0; look < 100 && temporaryFiles().length; look++) await wait(50)
    assert.deepEqual(temporaryFiles(), [])
    assert.deepEqual(storedFiles(), [])
    assert.deepEqual((await api(ada, '/api/v1/media')).body.data, [])
  })
})
