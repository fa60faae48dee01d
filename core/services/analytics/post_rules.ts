import { METRICS, type MetricName } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { daysBetween, type DayWindow } from './day_window.ts'

export type PostNumbers = Partial<Record<MetricName, number>>

/** One live delivery with the newest of each number that its platform told. */
export type CountedPost = {
  deliveryId: string
  postId: string
  channelId: string
  adapterId: string
  format: string
  publishedAt: string
  numbers: PostNumbers
  /** The oldest moment that one of them was true at. */
  asOf: string | null
}

/** What engagement is measured by; platforms tell different ones. */
export type RateBasis = 'reach' | 'views' | 'impressions'

export type RatedPost = CountedPost & {
  engagements: number | null
  /** Engagements for each one who was reached, or each view. */
  rate: number | null
  basis: RateBasis | null
}

/** Of posts that went out in a window, by what was told of them until now. */
export type ContentNumber = {
  name: MetricName
  unit: 'count' | 'seconds'
  value: number | null
  previous: number | null
  change: number | null
  /** Posts whose platform told it, out of so many. */
  told: number
  of: number
  asOf: string | null
  /** By the day on which posts went out. Null where none did, or none was told. */
  series: (number | null)[]
  before: (number | null)[]
}

export type FormatNumbers = {
  adapterId: string
  format: string
  posts: number
  engagements: number | null
  views: number | null
  rate: number | null
}

export type HeatCell = {
  /** 1 is Monday. */
  weekday: number
  hour: number
  posts: number
  rate: number | null
  engagements: number | null
}

export const BEST_BY = ['rate', 'engagements', 'reach', 'views'] as const
export type BestBy = (typeof BEST_BY)[number]

/** Kinds of what people do, where the platform does not add them up itself. Reactions hold the likes. */
const ACTS = ['comments', 'shares', 'saves'] as const satisfies readonly MetricName[]
const BASES: readonly RateBasis[] = ['reach', 'views', 'impressions']
/** One like on three views is no rate to learn from. */
const LEAST_BASIS = 20
const AVERAGED: readonly MetricName[] = ['average_watch_time']
/** Numbers of the window before are compared when nearly as large a part of its posts was told. */
const COMPARABLE_SHARE = 0.8

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: number[]) => (values.length ? sum(values) / values.length : null)
const told = <Value>(values: (Value | null | undefined)[]) => values.filter((value): value is Value & {} => value !== null && value !== undefined)

export function engagementsOf(numbers: PostNumbers): number | null {
  if (numbers.engagements !== undefined) return numbers.engagements
  const acts = told([numbers.reactions ?? numbers.likes, ...ACTS.map((name) => numbers[name])])
  return acts.length ? sum(acts) : null
}

export function rated(post: CountedPost): RatedPost {
  const engagements = engagementsOf(post.numbers)
  const basis = BASES.find((name) => (post.numbers[name] ?? 0) > 0) ?? null
  return { ...post, engagements, basis, rate: engagements === null || basis === null || post.numbers[basis]! < LEAST_BASIS ? null : engagements / post.numbers[basis]! }
}

const measure = (post: RatedPost, by: BestBy): number | null => (by === 'rate' ? post.rate : by === 'engagements' ? post.engagements : (post.numbers[by] ?? null))

/** Those that were told it, best first; of equals the newer. */
export const best = (posts: RatedPost[], by: BestBy, most: number): RatedPost[] =>
  posts
    .filter((post) => measure(post, by) !== null)
    .toSorted((a, b) => measure(b, by)! - measure(a, by)! || b.publishedAt.localeCompare(a.publishedAt))
    .slice(0, most)

/** Engagements of all for all who were reached: a small post counts for little. */
function rateOf(posts: RatedPost[]): number | null {
  const measured = posts.filter(({ engagements, basis }) => engagements !== null && basis !== null)
  const reached = sum(measured.map(({ numbers, basis }) => numbers[basis!]!))
  return reached >= LEAST_BASIS ? sum(measured.map(({ engagements }) => engagements!)) / reached : null
}

export function byFormat(posts: RatedPost[]): FormatNumbers[] {
  return [...Map.groupBy(posts, ({ format }) => format).values()]
    .map((some) => ({
      ...{ adapterId: some[0].adapterId, format: some[0].format, posts: some.length, rate: rateOf(some) },
      engagements: mean(told(some.map(({ engagements }) => engagements))),
      views: mean(told(some.map(({ numbers }) => numbers.views))),
    }))
    .toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.posts - a.posts || a.format.localeCompare(b.format))
}

/** By the weekday and hour at which they went out, on the reader's clock. Hours without a post are left out. */
export function heat(posts: RatedPost[], zone: string): HeatCell[] {
  const hourOf = ({ publishedAt }: RatedPost) => {
    const at = DateTime.fromISO(publishedAt, { zone })
    return at.weekday * 24 + at.hour
  }
  return [...Map.groupBy(posts, hourOf)]
    .map(([key, some]) => ({ weekday: Math.floor(key / 24), hour: key % 24, posts: some.length, rate: rateOf(some), engagements: mean(told(some.map(({ engagements }) => engagements))) }))
    .toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour)
}

/** Numbers of the day of the window on which each post went out; one outside is left out. */
function perDay(posts: RatedPost[], { zone, first, days }: DayWindow): RatedPost[][] {
  const found: RatedPost[][] = days.map(() => [])
  for (const post of posts) found[daysBetween(first, DateTime.fromISO(post.publishedAt, { zone }).toISODate()!)]?.push(post)
  return found
}

export const postsPerDay = (posts: RatedPost[], window: DayWindow) => perDay(posts, window).map(({ length }) => length)

const valueOf = (post: RatedPost, name: MetricName) => (name === 'engagements' ? post.engagements : post.numbers[name])
const together = (name: MetricName, values: number[]) => (!values.length ? null : AVERAGED.includes(name) ? Math.round(mean(values)!) : sum(values))

export function contentNumbers(posts: RatedPost[], earlier: RatedPost[], window: DayWindow, before: DayWindow): ContentNumber[] {
  const days = perDay(posts, window)
  const daysBefore = perDay(earlier, before)
  return (Object.keys(METRICS) as MetricName[]).flatMap((name) => {
    const pick = (some: RatedPost[]) => told(some.map((post) => valueOf(post, name)))
    const [values, valuesBefore] = [pick(posts), pick(earlier)]
    if (!values.length && !valuesBefore.length) return []
    const value = together(name, values)
    const isComparable = value !== null && valuesBefore.length > 0 && valuesBefore.length / earlier.length >= (COMPARABLE_SHARE * values.length) / posts.length
    const previous = isComparable ? together(name, valuesBefore) : null
    const stamps = told(posts.filter((post) => typeof valueOf(post, name) === 'number').map(({ asOf }) => asOf))
    return [
      {
        ...{ name, unit: METRICS[name], value, previous, change: previous === null ? null : value! - previous, told: values.length, of: posts.length },
        asOf: stamps.length ? stamps.reduce((oldest, at) => (at < oldest ? at : oldest)) : null,
        series: days.map((some) => together(name, pick(some))),
        before: daysBefore.map((some) => together(name, pick(some))),
      },
    ]
  })
}
