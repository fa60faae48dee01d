import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import sharp, { type Sharp } from 'sharp'
import { convertImage } from '#services/media/fit/convert_image'
import { convertVideo } from '#services/media/fit/convert_video'
import type { Unfit } from '#services/media/fit/errors'
import type { ImageRecipe, VideoRecipe } from '#services/media/fit/recipe'
import { videoFacts } from '#services/media/videos'

const never = new AbortController().signal
const picture = (values: Partial<ImageRecipe> = {}): ImageRecipe => ({ kind: 'image', type: 'image/jpeg', width: 60, height: 40, shaping: null, maxBytes: null, minWidth: 20, ...values })
const clip = (frame: object | 'copy', values: Partial<VideoRecipe> = {}): VideoRecipe => ({
  ...{ kind: 'video', type: 'video/mp4', sound: 'aac', seconds: 2, maxBytes: null },
  picture: frame === 'copy' ? 'copy' : { width: 320, height: 180, shaping: null, fps: null, bitrate: 1_000_000, ...frame },
  ...values,
})

/** Red, green or blue, whatever a JPEG makes of it. */
async function colourAt(path: string, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (y * info.width + x) * info.channels
  const [red, green, blue] = [data[at], data[at + 1], data[at + 2]].map((value) => (value > 200 ? 1 : value < 60 ? 0 : '?'))
  return `${red}${green}${blue}`
}
const WHITE = '111'
const RED = '100'
const red = (width: number, height: number, alpha = 1) => sharp({ create: { width, height, channels: 4, background: { r: 255, g: 0, b: 0, alpha } } })

test.group('Media / conversions of pictures', (group) => {
  let folder: string
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convert-'))
    return () => rm(folder, { recursive: true })
  })
  const made = async (image: Sharp, recipe: ImageRecipe) => {
    const [source, target] = [join(folder, 'source'), join(folder, 'target')]
    await writeFile(source, await image.toBuffer())
    const size = await convertImage(source, recipe, target, never)
    const facts = await sharp(target).metadata()
    return { target, size, facts, bytes: (await stat(target)).size }
  }

  test('a {name} becomes a JPEG, and what was transparent is white')
    .with([{ name: 'png' as const }, { name: 'webp' as const }, { name: 'avif' as const }])
    .run(async ({ assert }, { name }) => {
      const half = sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite([{ input: await red(30, 40).png().toBuffer(), left: 0, top: 0 }])

      const { target, facts, size } = await made(half.toFormat(name, { lossless: name !== 'png' }), picture())

      assert.containsSubset(facts, { format: 'jpeg', width: 60, height: 40, space: 'srgb', hasAlpha: false })
      assert.deepEqual(size, { width: 60, height: 40 })
      assert.deepEqual([await colourAt(target, 10, 20), await colourAt(target, 50, 20)], [RED, WHITE])
    })

  test('borders keep all of a picture, a cut keeps its middle', async ({ assert }) => {
    const wide = red(100, 20).png()

    const padded = await made(wide.clone(), picture({ width: 100, height: 100, shaping: 'pad' }))
    assert.deepEqual([padded.facts.width, padded.facts.height], [100, 100])
    assert.deepEqual([await colourAt(padded.target, 2, 50), await colourAt(padded.target, 50, 20)], [RED, WHITE])

    const cut = await made(wide.clone(), picture({ width: 20, height: 20, shaping: 'crop' }))
    assert.deepEqual([cut.facts.width, cut.facts.height, await colourAt(cut.target, 1, 1)], [20, 20, RED])
  })

  test('what lies on its side is set upright, and nothing of its metadata is left', async ({ assert }) => {
    const lying = red(40, 60).removeAlpha().jpeg().withMetadata({ orientation: 6 })

    const { facts } = await made(lying, picture())

    assert.deepEqual([facts.width, facts.height, facts.orientation, facts.exif], [60, 40, undefined, undefined])
  })

  test('colours of another space become sRGB', async ({ assert }) => {
    const { facts } = await made(red(60, 40).removeAlpha().toColourspace('cmyk').jpeg(), picture())

    assert.deepEqual([facts.format, facts.space], ['jpeg', 'srgb'])
  })

  test('noise is compressed, then made smaller, until its bytes are few enough', async ({ assert }) => {
    const noise = () => sharp(randomBytes(600 * 400 * 3), { raw: { width: 600, height: 400, channels: 3 } }).png()
    const whole = await made(noise(), picture({ width: 600, height: 400 }))
    const squeezed = await made(noise(), picture({ width: 600, height: 400, maxBytes: Math.floor(whole.bytes / 2) }))
    const small = await made(noise(), picture({ width: 600, height: 400, maxBytes: Math.floor(whole.bytes / 8) }))

    assert.deepEqual(squeezed.size, { width: 600, height: 400 })
    assert.isAtMost(squeezed.bytes, whole.bytes / 2)
    assert.isAtMost(small.bytes, whole.bytes / 8)
    assert.isBelow(small.size.width, 600)
    assert.closeTo(small.size.width / small.size.height, 1.5, 0.01)
  })

  test('what cannot be made small enough is told, and so is what cannot be read', async ({ assert }) => {
    const refused = async (work: Promise<unknown>) => (await work.catch((error) => error)) as Unfit
    const noise = sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } }).png()
    assert.equal((await refused(made(noise, picture({ width: 300, height: 300, maxBytes: 500, minWidth: 200 })))).reason, 'too_large')

    await writeFile(join(folder, 'broken'), (await red(400, 400).png().toBuffer()).subarray(0, 200))
    assert.equal((await refused(convertImage(join(folder, 'broken'), picture(), join(folder, 'target'), never))).reason, 'unreadable')
  })

  test('a stopped worker stops between two tries', async ({ assert }) => {
    await writeFile(join(folder, 'source'), await red(60, 40).png().toBuffer())

    await assert.rejects(() => convertImage(join(folder, 'source'), picture(), join(folder, 'target'), AbortSignal.abort(new Error('stopped'))), 'stopped')
  })
})

test.group('Media / conversions of videos', (group) => {
  let folder: string
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convert-'))
    return () => rm(folder, { recursive: true })
  })
  const filmed = (args: string[], { size = '320x180', seconds = 2, name = 'source.mp4', rate = 25 } = {}) => {
    const path = join(folder, name)
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=${rate}`, '-f', 'lavfi', '-i', 'sine=frequency=440', '-t', String(seconds), ...args, path])
    return path
  }
  const made = async (source: string, recipe: VideoRecipe, signal = never) => {
    const target = join(folder, 'target')
    await convertVideo(source, recipe, target, signal)
    return { ...(await videoFacts(target)), target, bytes: (await stat(target)).size }
  }

  test('another codec becomes H.264 and AAC, of the same length, with its index first', async ({ assert }) => {
    const source = filmed(['-c:v', 'mpeg4', '-c:a', 'libmp3lame'])

    const facts = await made(source, clip({}))

    assert.containsSubset(facts, { width: 320, height: 180, video: { codec: 'h264', audioCodec: 'aac', fps: 25, moovFirst: true } })
    assert.closeTo(facts.seconds, 2, 0.1)
    assert.isAtMost(facts.video.bitrate!, 1_128_000)
  })

  test('borders keep all of a video, a cut keeps its middle; the rest of its shape is black', async ({ assert }) => {
    const source = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'])
    const frame = async (path: string) => {
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-frames:v', '1', join(folder, 'frame.png')])
      return join(folder, 'frame.png')
    }

    const padded = await made(source, clip({ width: 180, height: 320, shaping: 'pad' }))
    assert.containsSubset(padded, { width: 180, height: 320 })
    assert.equal(await colourAt(await frame(padded.target), 90, 20), '000')

    const cut = await made(source, clip({ width: 100, height: 180, shaping: 'crop' }))
    assert.containsSubset(cut, { width: 100, height: 180 })
    assert.notEqual(await colourAt(await frame(cut.target), 10, 5), '000')
  })

  test('a chosen part is cut out of a video', async ({ assert }) => {
    const source = join(folder, 'halves.mp4')
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=red:s=160x180:d=1:r=25', '-f', 'lavfi', '-i', 'color=blue:s=160x180:d=1:r=25', '-filter_complex', 'hstack', '-c:v', 'libx264', '-pix_fmt', 'yuv420p', source])
    const middle = async (path: string) => {
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, '-frames:v', '1', join(folder, 'part.png')])
      const { data, info } = await sharp(join(folder, 'part.png')).removeAlpha().raw().toBuffer({ resolveWithObject: true })
      const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
      return data[at]! > data[at + 2]! ? 'red' : 'blue'
    }

    const right = await made(source, clip({ width: 160, height: 180, cut: { left: 160, top: 0, width: 160, height: 180 } }))
    assert.containsSubset(right, { width: 160, height: 180 })
    assert.equal(await middle(right.target), 'blue')
  })

  test('many frames become fewer', async ({ assert }) => {
    const source = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'], { rate: 90 })

    assert.equal((await made(source, clip({ fps: 60 }))).video.fps, 60)
  })

  test('a copy changes the container alone', async ({ assert }) => {
    const source = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s16le'], { name: 'source.mov' })

    const facts = await made(source, clip('copy'))

    assert.containsSubset(facts.video, { codec: 'h264', audioCodec: 'aac', moovFirst: true })
    const streams = (path: string) => execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'md5', '-'], { encoding: 'utf8' })
    assert.equal(streams(facts.target), streams(source))
  })

  test('a video keeps to the bytes it may have, or it is told that it cannot', async ({ assert }) => {
    const source = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'], { size: '640x360', seconds: 4 })
    const free = await made(source, clip({ width: 640, height: 360 }, { seconds: 4 }))
    const most = Math.floor(free.bytes * 0.7)

    const held = await made(source, clip({ width: 640, height: 360, bitrate: Math.floor((most * 8 * 0.9) / 4) - 128_000 }, { seconds: 4, maxBytes: most }))
    assert.isAtMost(held.bytes, most)

    const error = await made(source, clip({ width: 640, height: 360 }, { seconds: 4, maxBytes: 5_000 })).catch((refusal) => refusal)
    assert.equal((error as Unfit).reason, 'too_large')
  })

  test('an encoder does not outlive a process that was killed', async ({ assert }) => {
    const source = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'], { seconds: 60 })
    const target = join(folder, 'target')
    const script = `const { convertVideo } = await import('#services/media/fit/convert_video')
      await convertVideo(...${JSON.stringify([source, clip({ width: 1920, height: 1080 }, { seconds: 60 }), target])}, new AbortController().signal)`
    const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', '--input-type=module', '-e', script], { cwd: fileURLToPath(app.appRoot), stdio: 'inherit' })
    const encoders = () => execFileSync('ps', ['-axww', '-o', 'args='], { encoding: 'utf8' }).split('\n').filter((line) => line.includes('libx264') && line.includes(`file:${target}`))
    while (!encoders().length) await sleep(50)

    child.kill('SIGKILL')

    const until = Date.now() + 3_000
    while (encoders().length && Date.now() < until) await sleep(50)
    assert.deepEqual(encoders(), [])
  })

  test('what is no video is told, and a stopped worker takes its encoder with it', async ({ assert }) => {
    await writeFile(join(folder, 'broken.mp4'), randomBytes(2_000))
    const error = await made(join(folder, 'broken.mp4'), clip({})).catch((refusal) => refusal)
    assert.equal((error as Unfit).reason, 'unreadable')

    const long = filmed(['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'], { seconds: 60 })
    const began = Date.now()
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('stopped')), 300)
    await assert.rejects(() => made(long, clip({ width: 1920, height: 1080 }, { seconds: 60 }), stop.signal), 'stopped')
    assert.isBelow(Date.now() - began, 3_000)
  })
})
