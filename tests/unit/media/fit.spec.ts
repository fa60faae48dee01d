import { test } from '@japa/runner'
import type { MediaLimits, MediaRef } from '@caidence/sdk'
import { fit, type Fit } from '#services/media/fit/fit'
import { keyOf, type Crop, type Recipe } from '#services/media/fit/recipe'

const MB = 1024 * 1024
const JPEG_ONLY: MediaLimits = { min: 1, max: 1, types: ['image/jpeg'], imageMaxBytes: 8 * MB, imageRatio: [0.8, 1.91], minWidth: 320, maxWidth: 1440, autoScaled: true }
const STRICT: MediaLimits = { min: 1, max: 4, types: ['image/jpeg', 'image/png', 'image/gif'], maxBytes: MB, minWidth: 200, maxWidth: 2000 }
const SQUARES: MediaLimits = { min: 1, max: 1, types: ['image/png', 'video/mp4'], ratios: [[1, 1], [9, 16]] }
const CLIPS: MediaLimits = {
  ...{ min: 1, max: 1, types: ['video/mp4'], videoMaxBytes: 100 * MB, minSeconds: 3, maxSeconds: 900, videoRatio: [0.5, 1.91], videoMaxWidth: 1920 },
  ...{ videoCodecs: ['h264', 'hevc'], audioCodecs: ['aac'], minFps: 23, maxFps: 60, maxBitrate: 25_000_000, moovFirst: true },
}

const image = (values: Partial<MediaRef> = {}): MediaRef => ({ id: 'a', type: 'image/png', bytes: 2 * MB, width: 1080, height: 1080, ...values })
const clip = ({ video, ...values }: Partial<MediaRef> = {}): MediaRef => ({
  ...{ id: 'v', type: 'video/mp4', bytes: 20 * MB, seconds: 30, width: 1280, height: 720 },
  ...values,
  video: { codec: 'h264', audioCodec: 'aac', fps: 30, bitrate: 5_000_000, moovFirst: true, ...video },
})

const plan = (limits: MediaLimits, ref: MediaRef, { frames = null as number | null, shaping = 'pad' as const as 'pad' | 'crop', video = true, crop = null as Crop | null } = {}) => fit(limits, { ref, frames, crop }, shaping, { video })
const rulesOf = (list: Fit['notices']) => list.map(({ rule }) => rule)

interface Case {
  name: string
  limits: MediaLimits
  ref: MediaRef
  options?: Parameters<typeof plan>[2]
  /** What is done, in the order people read it. */
  notices?: string[]
  refuses?: string[]
  recipe?: object | null
  becomes?: Partial<MediaRef>
}

const CASES: Case[] = [
  { name: 'a file that fits stays as it is', limits: JPEG_ONLY, ref: image({ type: 'image/jpeg' }), recipe: null },
  { name: 'a document is never made into anything', limits: JPEG_ONLY, ref: { id: 'd', type: 'application/pdf', bytes: 50 * MB }, notices: [], refuses: [], recipe: null, becomes: { type: 'application/pdf' } },
  { name: 'a PNG becomes a JPEG of the same size', limits: JPEG_ONLY, ref: image(), notices: ['fit.type'], recipe: { type: 'image/jpeg', width: 1080, height: 1080, shaping: null }, becomes: { type: 'image/jpeg' } },
  { name: 'a WebP becomes what is accepted first of what we can write', limits: STRICT, ref: image({ type: 'image/webp', bytes: 900 }), notices: ['fit.type'], recipe: { type: 'image/jpeg' } },
  { name: 'an unknown kind of picture is converted like any other', limits: JPEG_ONLY, ref: image({ type: 'image/avif' }), notices: ['fit.type'], recipe: { type: 'image/jpeg' } },
  { name: 'what is converted anyway is scaled to what the platform shows', limits: JPEG_ONLY, ref: image({ width: 4000, height: 3000 }), notices: ['fit.type', 'fit.scaled'], recipe: { width: 1440, height: 1080 } },
  { name: 'what the platform scales by itself is no reason to convert', limits: JPEG_ONLY, ref: image({ type: 'image/jpeg', width: 4000, height: 3000 }), recipe: null },
  { name: 'what nobody scales is scaled', limits: STRICT, ref: image({ bytes: 1000, width: 4000, height: 1000 }), notices: ['fit.scaled'], recipe: { type: 'image/png', width: 2000, height: 500 } },
  { name: 'a tall picture gets borders on its sides', limits: JPEG_ONLY, ref: image({ type: 'image/jpeg', width: 1080, height: 1920 }), notices: ['fit.pad'], recipe: { width: 1440, height: 1800, shaping: 'pad' } },
  { name: 'a wide picture gets borders above and below', limits: JPEG_ONLY, ref: image({ type: 'image/jpeg', width: 1000, height: 200 }), notices: ['fit.pad'], recipe: { width: 1000, height: 524, shaping: 'pad' } },
  { name: 'a picture is cropped when its author wants that', limits: JPEG_ONLY, ref: image({ type: 'image/jpeg', width: 1080, height: 1920 }), options: { shaping: 'crop' }, notices: ['fit.crop'], recipe: { width: 1080, height: 1350, shaping: 'crop' } },
  { name: 'of single shapes the nearest is taken', limits: SQUARES, ref: image({ width: 900, height: 1400 }), notices: ['fit.pad'], recipe: { width: 900, height: 1600 } },
  { name: 'a JPEG that is too large stays a JPEG', limits: STRICT, ref: image({ type: 'image/jpeg', bytes: 3 * MB }), notices: ['fit.bytes'], recipe: { type: 'image/jpeg', maxBytes: MB }, becomes: { bytes: MB } },
  { name: 'a PNG that is too large becomes a JPEG', limits: STRICT, ref: image(), notices: ['fit.type', 'fit.bytes'], recipe: { type: 'image/jpeg' } },
  { name: 'a PNG that is too large stays one where nothing else is accepted', limits: { ...SQUARES, maxBytes: MB }, ref: image(), notices: ['fit.bytes'], recipe: { type: 'image/png' } },
  { name: 'a picture that is too narrow is not blown up', limits: STRICT, ref: image({ bytes: 1000, width: 100, height: 100 }), recipe: null, becomes: { width: 100 } },
  { name: 'where a conversion does not do it, what remains is said of what would come out', limits: { ...STRICT, types: ['image/jpeg'] }, ref: image({ bytes: 1000, width: 100, height: 100 }), recipe: null, becomes: { type: 'image/jpeg', width: 100 } },
  { name: 'an animation is not made a still', limits: JPEG_ONLY, ref: image({ type: 'image/gif' }), options: { frames: 12 }, refuses: ['fit.animated'], recipe: null },
  { name: 'a GIF that nobody looked into may be an animation', limits: JPEG_ONLY, ref: image({ type: 'image/gif' }), refuses: ['fit.animated'], recipe: null },
  { name: 'a GIF with one picture is a picture', limits: JPEG_ONLY, ref: image({ type: 'image/gif' }), options: { frames: 1 }, notices: ['fit.type'] },
  { name: 'a picture is no video', limits: CLIPS, ref: image(), recipe: null },
  { name: 'a video is no picture', limits: JPEG_ONLY, ref: clip(), recipe: null },
  { name: 'a picture without a size is left alone', limits: JPEG_ONLY, ref: { id: 'a', type: 'image/png', bytes: 1 }, recipe: null },

  { name: 'a video that fits stays as it is', limits: CLIPS, ref: clip(), recipe: null },
  { name: 'a MOV is packed anew without loss', limits: CLIPS, ref: clip({ type: 'video/quicktime' }), notices: ['fit.container'], recipe: { type: 'video/mp4', picture: 'copy', sound: 'copy' }, becomes: { type: 'video/mp4', bytes: 20 * MB } },
  { name: 'an index at the end moves to the front', limits: CLIPS, ref: clip({ video: { codec: 'h264', moovFirst: false } }), notices: ['fit.container'], recipe: { picture: 'copy' } },
  { name: 'sound that is not accepted is encoded alone', limits: CLIPS, ref: clip({ video: { codec: 'h264', audioCodec: 'mp3' } }), notices: ['fit.sound'], recipe: { picture: 'copy', sound: 'aac' } },
  { name: 'sound that no MP4 can hold is encoded', limits: { ...CLIPS, audioCodecs: undefined }, ref: clip({ type: 'video/quicktime', video: { codec: 'h264', audioCodec: 'pcm_s16le' } }), notices: ['fit.sound'], recipe: { sound: 'aac' } },
  { name: 'pictures that no MP4 can hold are encoded', limits: { ...CLIPS, videoCodecs: undefined }, ref: clip({ type: 'video/quicktime', video: { codec: 'prores' } }), notices: ['fit.video'], recipe: { picture: { width: 1280, height: 720 } } },
  { name: 'a codec that is not accepted becomes H.264', limits: CLIPS, ref: clip({ video: { codec: 'av1' } }), notices: ['fit.video'], recipe: { sound: 'aac' }, becomes: { video: { codec: 'h264', audioCodec: 'aac', fps: 30, bitrate: 12_128_000, moovFirst: true } } },
  { name: 'a silent video stays silent', limits: CLIPS, ref: clip({ video: { codec: 'av1', audioCodec: undefined } }), notices: ['fit.video'], recipe: { sound: 'copy' } },
  { name: 'too many frames become fewer', limits: CLIPS, ref: clip({ video: { codec: 'h264', fps: 120 } }), notices: ['fit.video', 'fit.fps'], recipe: { picture: { fps: 60 } } },
  { name: 'too few frames become more', limits: CLIPS, ref: clip({ video: { codec: 'h264', fps: 12 } }), notices: ['fit.video', 'fit.fps'], recipe: { picture: { fps: 23 } } },
  { name: 'a wide video is scaled, in pairs of pixels', limits: { ...CLIPS, videoMaxWidth: 1001 }, ref: clip({ width: 3840, height: 2160 }), notices: ['fit.video', 'fit.scaled'], recipe: { picture: { width: 1000, height: 564 } } },
  { name: 'a video of another shape gets borders', limits: { ...CLIPS, videoRatio: [0.5, 0.5625] }, ref: clip(), notices: ['fit.video', 'fit.pad'], recipe: { picture: { shaping: 'pad', width: 1080, height: 1920 } } },
  { name: 'a video that is too large gets the rate that is left for its length', limits: { ...CLIPS, videoMaxBytes: 10 * MB }, ref: clip({ seconds: 60 }), notices: ['fit.video', 'fit.scaled', 'fit.bytes'], recipe: { picture: { bitrate: 1_130_291, width: 854, height: 480 }, maxBytes: 10 * MB } },
  { name: 'a video that would fall apart is refused', limits: { ...CLIPS, videoMaxBytes: MB }, ref: clip({ seconds: 60 }), refuses: ['fit.rate'], recipe: null },
  { name: 'a video that is too long is not cut', limits: CLIPS, ref: clip({ seconds: 1000, type: 'video/quicktime' }), recipe: null },
  { name: 'a video that is too short stays short', limits: CLIPS, ref: clip({ seconds: 1, type: 'video/quicktime' }), recipe: null },
  { name: 'a very long video is packed anew, but not encoded', limits: { ...CLIPS, maxSeconds: 9000 }, ref: clip({ seconds: 7200, video: { codec: 'vp9' } }), refuses: ['fit.long'], recipe: null },
  { name: 'the chosen part of a video is cut out of it, although all of it would fit', limits: CLIPS, ref: clip(), options: { crop: { x: 0.25, y: 0, width: 0.5, height: 1 } }, notices: ['fit.video'], recipe: { picture: { width: 640, height: 720, shaping: null, cut: { left: 320, top: 0, width: 640, height: 720 } } }, becomes: { width: 640, height: 720 } },
  { name: 'the chosen part of a video is shaped and scaled like any video', limits: { ...CLIPS, videoRatio: [0.5, 0.5625] }, ref: clip(), options: { crop: { x: 0, y: 0, width: 0.5, height: 1 } }, notices: ['fit.video', 'fit.pad'], recipe: { picture: { shaping: 'pad', cut: { left: 0, top: 0, width: 640, height: 720 } } } },
  { name: 'without ffmpeg no part of a video is promised', limits: CLIPS, ref: clip(), options: { video: false, crop: { x: 0, y: 0, width: 0.5, height: 1 } }, refuses: ['fit.tools'], recipe: null },
  { name: 'without ffmpeg nothing is promised', limits: CLIPS, ref: clip({ video: { codec: 'av1' } }), options: { video: false }, refuses: ['fit.tools'], recipe: null },
  { name: 'where MP4 is not accepted, nothing can be made', limits: { ...CLIPS, types: ['video/quicktime'] }, ref: clip(), recipe: null },
  { name: 'where H.264 is not accepted, nothing can be made', limits: { ...CLIPS, videoCodecs: ['hevc'] }, ref: clip(), recipe: null },
]

test.group('Media / fit', () => {
  for (const { name, limits, ref, options, notices = [], refuses = [], recipe, becomes } of CASES) {
    test(name, ({ assert }) => {
      const found = plan(limits, ref, options)

      assert.deepEqual(rulesOf(found.notices), notices)
      assert.deepEqual(rulesOf(found.refuses), refuses)
      if (recipe === null) assert.isNull(found.recipe)
      else if (recipe) assert.containsSubset(found.recipe, recipe)
      if (becomes) assert.containsSubset(found.ref, becomes)
    })
  }

  test('whatever a file is like, what a recipe makes of it fits', ({ assert }) => {
    const sides = [64, 199, 320, 777, 1080, 1441, 4096, 9001]
    let recipes = 0
    for (const limits of [JPEG_ONLY, STRICT, SQUARES, CLIPS]) {
      for (const width of sides) {
        for (const height of sides) {
          for (const shaping of ['pad', 'crop'] as const) {
            for (const ref of [image({ width, height }), image({ type: 'image/webp', width, height }), clip({ width, height, video: { codec: 'vp9', fps: 90 } })]) {
              const made = plan(limits, ref, { shaping })
              if (!made.recipe) continue
              recipes += 1
              assert.isNull(plan(limits, made.ref, { shaping, frames: 1 }).recipe, `${width}×${height} ${ref.type} ${JSON.stringify(limits)}`)
              assert.deepEqual(plan(limits, made.ref, { shaping }).ref, made.ref)
            }
          }
        }
      }
    }
    assert.isAbove(recipes, 500)
  })

  test('the same content and recipe have the same name, whatever the order of words; another has another', ({ assert }) => {
    const { recipe } = plan(JPEG_ONLY, image())
    const turned = Object.fromEntries(Object.entries(recipe!).reverse()) as unknown as Recipe

    assert.equal(keyOf('a', recipe!), keyOf('a', turned))
    assert.notEqual(keyOf('b', recipe!), keyOf('a', recipe!))
    assert.notEqual(keyOf('a', plan(JPEG_ONLY, image({ width: 1000 })).recipe!), keyOf('a', recipe!))
  })
})
