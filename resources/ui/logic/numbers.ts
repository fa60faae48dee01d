import { languageOf } from '~/composables/page_language'
import type { Metric } from '~/api/channels'

const WHOLE = languageOf((locale) => new Intl.NumberFormat(locale))

/** "12,480", or "3 h 25 min" for seconds. Null stays null: what nobody told is not a number. */
export function shownValue({ value, unit }: Pick<Metric, 'value' | 'unit'>): string | null {
  if (value === null) return null
  if (unit === 'count') return WHOLE().format(value)
  if (value < 60) return `${value} s`
  const minutes = Math.round(value / 60)
  if (minutes < 60) return `${minutes} min`
  return `${WHOLE().format(Math.floor(minutes / 60))} h ${minutes % 60} min`
}

/** The oldest moment that one of the shown numbers was true at: what a block of them can be held to. */
export function asOf(metrics: Metric[]): string | null {
  const told = metrics.flatMap(({ value, asOf: at }) => (value === null || at === null ? [] : [at]))
  return told.length ? told.reduce((oldest, at) => (at < oldest ? at : oldest)) : null
}
