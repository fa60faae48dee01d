import { languageOf } from '~/composables/page_language'
import { spanOf, plusDays, type View } from '~/api/calendar'

const part = (options: Intl.DateTimeFormatOptions) => {
  const format = languageOf((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))
  return (day: string) => format().format(new Date(`${day}T00:00:00Z`))
}

export const weekdayName = part({ weekday: 'short' })
export const dayNumber = part({ day: 'numeric' })
/** "Thu, 26 Nov 2026" */
export const dayName = part({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const monthName = part({ month: 'long', year: 'numeric' })
const shortDay = part({ day: 'numeric', month: 'short' })

/** "November 2026", "23 – 29 Nov 2026" */
export function spanName(view: View, day: string) {
  if (view === 'month') return monthName(day)
  if (view === 'day') return dayName(day)
  const { from, to } = spanOf(view, day)
  const last = plusDays(to, -1)
  return `${shortDay(from)} – ${shortDay(last)} ${last.slice(0, 4)}`
}
