import { METRICS, type MetricName } from '@caidence/sdk'

/**
 * How the numbers of single days become the number of a window:
 * - `sum`: days are added up.
 * - `mean`: days cannot be added, since a person who was there on two would count twice; the average day is told.
 * - `level`: it is a state, such as how many follow; the newest is told, and what it was before.
 * - `gain`: the platform tells all there ever was, so that the window's part is a difference.
 */
export type How = 'sum' | 'mean' | 'level' | 'gain'

/** Of a channel, or what several add up to. A type, as are the others of answers: pages are made of them. */
export type WindowNumber = {
  name: MetricName
  unit: 'count' | 'seconds'
  how: How
  /** Null: not told. It never means 0. */
  value: number | null
  /** In the window before; of a level: at its end, for the channels that are counted in both. Null as well where the two cannot be compared. */
  previous: number | null
  /** The difference, as far as channels are counted in both. */
  change: number | null
  /** Days with a number, by channel, out of so many. */
  told: number
  of: number
  /** Until when it holds: that of the channel that was asked longest ago. */
  asOf: string | null
  /** By day of the window. */
  series: (number | null)[]
  /** By day of the window before. */
  before: (number | null)[]
}

/** What one channel told about a day; `day` counts from the window's first, and is negative before it. */
export interface Point {
  day: number
  value: number
  asOf: number
}

/** What one channel told of one metric, by day, each day once. */
export interface ChannelPoints {
  channelId: string
  name: MetricName
  kind: 'total' | 'window'
  points: Point[]
}

const LEVELS: readonly MetricName[] = ['followers', 'posts']
const NOT_ADDED: readonly MetricName[] = ['reach', 'average_watch_time']
/** A state that was told lately still is one: platforms are silent for a day now and then. */
export const LEVEL_HOLDS_DAYS = 3
/** The window before must have been counted on nearly as many days, or the difference would be that of the counting. */
const COMPARABLE_SHARE = 0.8

export function howOf(name: MetricName, kind: 'total' | 'window'): How {
  if (kind === 'total') return LEVELS.includes(name) ? 'level' : 'gain'
  return NOT_ADDED.includes(name) ? 'mean' : 'sum'
}

interface Span {
  /** Numbers of days, `to` exclusive. */
  from: number
  to: number
}

interface Part {
  value: number | null
  told: number
  asOf: number | null
  series: (number | null)[]
}

const range = ({ from, to }: Span) => Array.from({ length: to - from }, (_, index) => from + index)
const known = (values: (number | null)[]) => values.filter((value) => value !== null)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const lastOf = (points: Point[], before: number) => points.findLast(({ day }) => day < before)

function addedUp(points: Point[], span: Span): Part {
  const inside = points.filter(({ day }) => day >= span.from && day < span.to)
  const byDay = new Map(inside.map(({ day, value }) => [day, value]))
  return { value: inside.length ? sum(inside.map(({ value }) => value)) : null, told: inside.length, asOf: inside.at(-1)?.asOf ?? null, series: range(span).map((day) => byDay.get(day) ?? null) }
}

/** The newest at the end, whatever its age; a day has one while what was told holds. */
function level(points: Point[], span: Span): Part {
  const series = range(span).map((day) => {
    const last = lastOf(points, day + 1)
    return last && day - last.day < LEVEL_HOLDS_DAYS ? last.value : null
  })
  const last = lastOf(points, span.to)
  return { value: last?.value ?? null, told: points.filter(({ day }) => day >= span.from && day < span.to).length, asOf: last?.asOf ?? null, series }
}

/** Differences of what there ever was. A day has one only when the day before was told too: what happened in a gap is in the sum, and in no day. */
function gained(points: Point[], span: Span): Part {
  const byDay = new Map(points.map(({ day, value }) => [day, value]))
  const series = range(span).map((day) => (byDay.has(day) && byDay.has(day - 1) ? byDay.get(day)! - byDay.get(day - 1)! : null))
  const start = lastOf(points, span.from)
  const base = start && span.from - start.day <= LEVEL_HOLDS_DAYS ? start : points.find(({ day }) => day >= span.from && day < span.to)
  const last = lastOf(points, span.to)
  if (!base || !last || last.day < span.from || last.day <= base.day) return { value: null, told: 0, asOf: null, series }
  return { value: last.value - base.value, told: last.day - Math.max(base.day, span.from - 1), asOf: last.asOf, series }
}

const PART: Record<How, (points: Point[], span: Span) => Part> = { sum: addedUp, mean: addedUp, level, gain: gained }

/** One day of several channels. A state nobody told on a day is not the sum of the others, where that channel had one before. */
function together(how: How, parts: Part[], length: number): (number | null)[] {
  return Array.from({ length }, (_, day) => {
    const told = known(parts.map(({ series }) => series[day]))
    if (!told.length) return null
    const isBroken = how === 'level' && parts.some(({ series }) => series[day] === null && series.slice(0, day).some((value) => value !== null))
    return isBroken ? null : sum(told)
  })
}

const meanOf = (series: (number | null)[]) => {
  const told = known(series)
  return told.length ? Math.round(sum(told) / told.length) : null
}

function totalOf(how: How, parts: Part[], series: (number | null)[]): number | null {
  if (how === 'mean') return meanOf(series)
  const told = known(parts.map(({ value }) => value))
  return told.length ? sum(told) : null
}

/** One metric of some channels, in a window of so many days and in the one before. Channels of platforms that count it otherwise are not mixed: they come in two. */
export function numberOf(name: MetricName, how: How, channels: Point[][], days: number): WindowNumber {
  const [now, then] = [{ from: 0, to: days }, { from: -days, to: 0 }]
  const parts = channels.map((points) => PART[how](points, now))
  const earlier = channels.map((points) => PART[how](points, then))
  const [series, before] = [together(how, parts, days), together(how, earlier, days)]
  const value = totalOf(how, parts, series)
  const stamps = parts.flatMap(({ value: told, asOf }) => (told === null || asOf === null ? [] : [asOf]))
  const told = sum(parts.map((part) => part.told))
  return {
    ...{ name, how, unit: METRICS[name], value, series, before, told, of: channels.length * days },
    ...comparison(how, value, parts, earlier, before),
    asOf: stamps.length ? new Date(Math.min(...stamps)).toISOString() : null,
  }
}

function comparison(how: How, value: number | null, parts: Part[], earlier: Part[], before: (number | null)[]): Pick<WindowNumber, 'previous' | 'change'> {
  const none = { previous: null, change: null }
  if (value === null) return none
  if (how === 'level') {
    // A channel that was connected in between is no growth.
    const both = parts.flatMap((part, index) => (part.value === null || earlier[index].value === null ? [] : [[part.value, earlier[index].value] as const]))
    if (!both.length) return none
    const previous = sum(both.map(([, then]) => then))
    return { previous, change: sum(both.map(([now]) => now)) - previous }
  }
  const previous = totalOf(how, earlier, before)
  if (previous === null || sum(earlier.map(({ told }) => told)) < COMPARABLE_SHARE * sum(parts.map(({ told }) => told))) return none
  return { previous, change: value - previous }
}

/** In the order in which the SDK names them, each way of counting by itself. */
export function numbersOf(channels: ChannelPoints[], days: number): WindowNumber[] {
  const groups = Map.groupBy(channels, ({ name, kind }) => `${name} ${howOf(name, kind)}`)
  const order = Object.keys(METRICS)
  return [...groups.values()]
    .map((group) => numberOf(group[0].name, howOf(group[0].name, group[0].kind), group.map(({ points }) => points), days))
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}
