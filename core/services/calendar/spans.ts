/** Which days a view shows. Plain arithmetic on names of days, the same for server and browser. */
export const VIEWS = ['month', 'week', 'day', 'list'] as const
export type View = (typeof VIEWS)[number]

/** As many posts of a day as a view has room for; a click shows the day. */
export const PER_DAY: Record<View, number> = { month: 4, week: 24, day: 200, list: 8 }
/** What comes next, far enough to plan by and short enough to read. */
const LIST_DAYS = 28
const DAY_MS = 86_400_000

export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

export const plusDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
/** Weeks begin on Monday: 0 is Monday. */
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const mondayOf = (day: string) => plusDays(day, -weekdayOf(day))
const firstOf = (day: string) => `${day.slice(0, 7)}-01`

/** First day, and the day after the last. */
export function spanOf(view: View, day: string): { from: string; to: string } {
  if (view === 'day') return { from: day, to: plusDays(day, 1) }
  if (view === 'week') return { from: mondayOf(day), to: plusDays(mondayOf(day), 7) }
  if (view === 'list') return { from: day, to: plusDays(day, LIST_DAYS) }
  const from = mondayOf(firstOf(day))
  const last = plusDays(stepped('month', firstOf(day), 1), -1)
  return { from, to: plusDays(mondayOf(last), 7) }
}

/** The same view, one further on or back. */
export function stepped(view: View, day: string, by: 1 | -1): string {
  if (view === 'day') return plusDays(day, by)
  if (view === 'week') return plusDays(day, by * 7)
  if (view === 'list') return plusDays(day, by * LIST_DAYS)
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10)
}

/** Every day of a span, in order. */
export const daysOf = ({ from, to }: { from: string; to: string }) => Array.from({ length: daysBetween(from, to) }, (_, at) => plusDays(from, at))
