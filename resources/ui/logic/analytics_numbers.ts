import { languageOf } from '~/composables/page_language'
import type { WindowNumber } from '~/api/analytics'

const WHOLE = languageOf((locale) => new Intl.NumberFormat(locale))
const COMPACT = languageOf((locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }))
const TENTH = languageOf((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }))
const PERCENT = languageOf((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }))
const DAY = languageOf((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }))
const LONG_DAY = languageOf((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))

/** From here a number on a card is told in short; its exact form is in the table. */
const COMPACT_FROM = 100_000

type Unit = 'count' | 'seconds'

const seconds = (value: number) => (Math.abs(value) < 60 ? `${value} s` : Math.abs(value) < 3600 ? `${Math.round(value / 60)} min` : `${WHOLE().format(Math.round(value / 3600))} h`)

export const exact = (value: number, unit: Unit = 'count') => (unit === 'seconds' ? seconds(value) : WHOLE().format(value))
export const short = (value: number, unit: Unit = 'count') => (unit === 'count' && Math.abs(value) >= COMPACT_FROM ? COMPACT().format(value) : exact(value, unit))
export const percent = (rate: number) => PERCENT().format(rate)
export const rounded = (value: number) => (Math.abs(value) < 10 && !Number.isInteger(value) ? TENTH().format(value) : WHOLE().format(Math.round(value)))

/** "27 Nov"; with `long`, "Fri, 27 Nov 2026". Days are days already: no zone turns them. */
export const dayName = (day: string, long = false) => (long ? LONG_DAY : DAY)().format(new Date(`${day}T00:00:00Z`))

export interface Delta {
  /** -1, 0 or 1. */
  direction: number
  /** "+12 (5%)". From nothing there is no percentage. */
  text: string
}

/** What changed, or null where the two windows cannot be compared. */
export function deltaOf({ change, previous, unit }: Pick<WindowNumber, 'change' | 'previous' | 'unit'>): Delta | null {
  if (change === null || previous === null) return null
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  const share = previous > 0 ? ` (${sign}${percent(Math.abs(change) / previous)})` : ''
  return { direction: Math.sign(change), text: `${sign}${short(Math.abs(change), unit)}${share}` }
}

/** First what people ask about, then the rest in the order of the platforms' language. */
const FIRST = ['followers', 'reach', 'views', 'engagements', 'impressions', 'clicks']

export const inOrder = <Row extends { name: string }>(numbers: readonly Row[]): Row[] => {
  const place = ({ name }: Row) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length)
  return numbers.toSorted((a, b) => place(a) - place(b))
}

/** What every overview says, if only that it is not available. */
const ALWAYS = ['followers', 'reach', 'views', 'engagements']
export const missing = (numbers: readonly { name: string }[]) => ALWAYS.filter((name) => !numbers.some((number) => number.name === name))

/** For whoever hears a chart: its sum, its highest day, and how much of it is not known. */
export function highest(days: string[], series: (number | null)[]): { day: string; value: number } | null {
  const best = series.reduce<number | null>((at, value, index) => (value === null || (at !== null && series[at]! >= value) ? at : index), null)
  return best === null ? null : { day: days[best]!, value: series[best]! }
}

export const gaps = (series: (number | null)[]) => series.filter((value) => value === null).length
