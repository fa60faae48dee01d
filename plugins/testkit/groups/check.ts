import assert from 'node:assert/strict'
import { RATIO_TOLERANCE, type Draft, type Format, type Issue, type MediaRef } from '@caidence/sdk'
import type { World } from '../world.ts'
import { has, inWorld, publisherOf, test, type Context, type Group } from './context.ts'

const GROUP = 'check'
const RULE = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/

export const checkGroup: Group = (context) => {
  if (!has(context, 'publish')) return []
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'working', title, () => inWorld(context, run))
  return [
    ...context.manifest.adapters[0].formats.flatMap((format) => formatTests(context, format, add)),
    ...(context.kit.refuses ?? []).map(({ format, draft, rule }) =>
      add(`${format} refuses ${JSON.stringify(draft)} by ${rule}`, async (world) => {
        const made = await world.draft(format, { ...context.kit.drafts[format], ...draft })
        assert.ok(
          rulesOf(publisherOf(world).check(made)).includes(rule),
          rulesOf(publisherOf(world).check(made)).join()
        )
      })
    ),
    add('an unknown format is an issue, not an exception', async (world) => {
      const issues = publisherOf(world).check({
        format: 'kit.unknown',
        text: '',
        media: [],
        options: {},
      })
      assert.ok(issues.some(({ level }) => level === 'error'))
    }),
  ]
}

type Add = (title: string, run: (world: World) => Promise<void>) => ReturnType<typeof test>

function formatTests(context: Context, format: Format, add: Add) {
  const good = (world: World) => world.draft(format.id, context.kit.drafts[format.id])
  return [
    add(`${format.id}: the good draft passes, without a request`, async (world) => {
      const draft = await good(world)
      const asked = world.emulator.log().length
      const issues = publisherOf(world).check(draft)
      assert.ok(Array.isArray(issues), 'check() must answer at once')
      assert.deepEqual(errorsOf(issues), [])
      const preview = publisherOf(world).preview(draft)
      assert.ok(preview.ratio > 0 && !/[<>]/.test(preview.layout))
      assert.equal(
        publisherOf(world).plan(draft).effect === 'once',
        false,
        'the first step must be repeatable'
      )
      assert.equal(world.emulator.log().length, asked)
    }),
    ...limitCases(format).map(({ title, rule, within, beyond }) =>
      add(`${format.id}: ${title}`, async (world) => {
        const draft = await good(world)
        const atLimit = publisherOf(world).check(within(draft))
        assert.ok(
          !errorRules(atLimit).includes(rule),
          `refused at the limit: ${JSON.stringify(atLimit)}`
        )

        const issues = publisherOf(world).check(beyond(draft))
        const found = issues.find((issue) => issue.rule === rule)
        assert.ok(found, `${rule} expected, got ${rulesOf(issues).join() || 'nothing'}`)
        for (const issue of issues) assert.match(issue.rule, RULE)
      })
    ),
  ]
}

interface LimitCase {
  title: string
  rule: string
  within(draft: Draft): Draft
  beyond(draft: Draft): Draft
}

/** One case per limit the manifest states: at the limit, and one past it. */
function limitCases(format: Format): LimitCase[] {
  return [...textCases(format), ...countCases(format), ...mediaCases(format)]
}

function textCases({ text }: Format): LimitCase[] {
  const withText = (value: string) => (draft: Draft) => ({ ...draft, text: value })
  if (text.max === 0) {
    return [
      { title: 'no text', rule: 'text.unsupported', within: withText(''), beyond: withText('x') },
    ]
  }
  const tags = (count: number, sign: string) =>
    Array.from({ length: count }, (_, index) => `${sign}k${index}`).join(' ')
  const cases: LimitCase[] = [
    {
      title: 'length of the text',
      rule: 'text.max',
      within: withText('x'.repeat(text.max)),
      beyond: withText('x'.repeat(text.max + 1)),
    },
  ]
  if (text.hashtags !== undefined) {
    cases.push({
      title: 'hashtags',
      rule: 'text.hashtags',
      within: withText(tags(text.hashtags, '#')),
      beyond: withText(tags(text.hashtags + 1, '#')),
    })
  }
  if (text.mentions !== undefined) {
    cases.push({
      title: 'mentions',
      rule: 'text.mentions',
      within: withText(tags(text.mentions, '@')),
      beyond: withText(tags(text.mentions + 1, '@')),
    })
  }
  return cases
}

function countCases({ media }: Format): LimitCase[] {
  const withCount = (count: number) => (draft: Draft) => ({
    ...draft,
    media: Array.from({ length: count }, (_, index) => ({ ...draft.media[0], id: `kit-${index}` })),
  })
  const cases: LimitCase[] = []
  if (media.max > 0)
    cases.push({
      title: 'too many media',
      rule: 'media.count',
      within: withCount(media.max),
      beyond: withCount(media.max + 1),
    })
  if (media.min > 0) {
    cases.push({
      title: 'no media',
      rule: 'media.required',
      within: withCount(media.min),
      beyond: (draft) => ({ ...draft, media: [] }),
    })
    cases.push({
      title: 'a foreign kind of file',
      rule: 'media.type',
      within: (draft) => draft,
      beyond: (draft) => ({
        ...draft,
        media: draft.media.map((item) => ({ ...item, type: 'application/x-kit' })),
      }),
    })
  }
  if (media.min > 1)
    cases.push({
      title: 'too few media',
      rule: 'media.count',
      within: withCount(media.min),
      beyond: withCount(media.min - 1),
    })
  return cases
}

function mediaCases({ media }: Format): LimitCase[] {
  const image = media.types.find((type) => type.startsWith('image/'))
  const video = media.types.find((type) => type.startsWith('video/'))
  const item = (type: string, change: Partial<MediaRef>) => (draft: Draft) => ({
    ...draft,
    media: draft.media.map((original) => ({ ...plainItem(original, type), ...change })),
  })
  const cases: LimitCase[] = []
  const limit = (
    title: string,
    rule: string,
    type: string | undefined,
    within: Partial<MediaRef>,
    beyond: Partial<MediaRef>
  ) => {
    if (type) cases.push({ title, rule, within: item(type, within), beyond: item(type, beyond) })
  }
  const above = (
    title: string,
    rule: string,
    type: string | undefined,
    max: number | undefined,
    of: (value: number) => Partial<MediaRef>
  ) => {
    if (max !== undefined) limit(title, rule, type, of(max), of(max + 1))
  }
  const below = (
    title: string,
    rule: string,
    type: string | undefined,
    min: number | undefined,
    of: (value: number) => Partial<MediaRef>
  ) => {
    if (min) limit(title, rule, type, of(min), of(min * 0.9))
  }
  const ratio = (title: string, type: string | undefined, range: [number, number] | undefined) => {
    if (!range) return
    const sized = (value: number) => ({ width: Math.round(1000 * value), height: 1000 })
    // A range that begins at almost nothing cannot be left downwards.
    if (range[0] > 2 * RATIO_TOLERANCE)
      limit(`${title}, narrow`, 'media.ratio', type, sized(range[0]), sized(range[0] - 0.05))
    limit(`${title}, wide`, 'media.ratio', type, sized(range[1]), sized(range[1] + 0.05))
  }

  above(
    'size of a picture',
    'media.bytes',
    image,
    media.imageMaxBytes ?? media.maxBytes,
    (bytes) => ({ bytes })
  )
  above(
    'size of a video',
    'media.bytes',
    video,
    media.videoMaxBytes ?? media.maxBytes,
    (bytes) => ({ bytes })
  )
  above('length of a video', 'media.seconds', video, media.maxSeconds, (seconds) => ({ seconds }))
  below('shortness of a video', 'media.seconds', video, media.minSeconds, (seconds) => ({
    seconds,
  }))
  ratio('shape of a picture', image, media.imageRatio)
  ratio('shape of a video', video, media.videoRatio)
  above('width of a picture', 'media.width', image, media.maxWidth, (width) => ({
    width,
    height: width,
  }))
  below('narrowness of a picture', 'media.width', image, media.minWidth, (width) => ({
    width,
    height: width,
  }))
  above('width of a video', 'media.width', video, media.videoMaxWidth, (width) => ({
    width,
    height: width,
  }))
  above('length of the alternative text', 'altText.max', image, media.altTextMax, (length) => ({
    altText: 'x'.repeat(length),
  }))
  if (media.videoCodecs) limit('codec', 'media.codec', video, {}, { video: { codec: 'kit' } })
  if (media.moovFirst)
    limit(
      'index before data',
      'media.moov',
      video,
      {},
      { video: { codec: media.videoCodecs?.[0] ?? 'h264', moovFirst: false } }
    )
  if (media.maxFps)
    above('frames per second', 'media.fps', video, media.maxFps, (fps) => ({
      video: { codec: media.videoCodecs?.[0] ?? 'h264', fps },
    }))
  return cases
}

/** The measures of a harmless file of one kind, so that only the limit under test is touched. */
function plainItem({ id }: MediaRef, type: string): MediaRef {
  const isVideo = type.startsWith('video/')
  return { id, type, bytes: 1000, width: 1000, height: 1000, ...(isVideo && { seconds: 10 }) }
}

const errorsOf = (issues: Issue[]) => issues.filter(({ level }) => level === 'error')
const errorRules = (issues: Issue[]) => errorsOf(issues).map(({ rule }) => rule)
const rulesOf = (issues: Issue[]) => issues.map(({ rule }) => rule)
