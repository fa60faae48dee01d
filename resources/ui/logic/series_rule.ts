/** What a person chooses of a rule, as they choose it. */
export interface RepeatForm {
  unit: 'day' | 'week' | 'month'
  every: number
  /** Weekly: 1 is Monday. None: the weekday of the first. */
  days: number[]
  /** Monthly: on the same day, on the same weekday, or on the last day. */
  monthly: 'day' | 'weekday' | 'last'
  ends: 'never' | 'on' | 'after'
  until: string
  count: number
  skipWeekends: boolean
  /** Written by hand, for what the choices above cannot say. */
  own?: string
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const UNITS = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const

export const emptyRepeat = (): RepeatForm => ({ unit: 'week', every: 1, days: [], monthly: 'day', ends: 'never', until: '', count: 10, skipWeekends: false })

/** 1 is Monday. */
export const weekdayOf = (date: string) => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1
/** The third Tuesday is 3; the fifth of any is the last. */
export const nthOf = (date: string) => Math.ceil(Number(date.slice(8)) / 7)

/** RFC 5545, of the wall clock; `date` is that of the first. */
export function ruleOf(form: RepeatForm, date: string): string {
  if (form.own !== undefined) return form.own.trim()
  const parts = [`FREQ=${UNITS[form.unit]}`, `INTERVAL=${form.every}`]
  if (form.unit === 'week' && form.days.length) parts.push(`BYDAY=${form.days.toSorted((a, b) => a - b).map((day) => CODES[day - 1]).join(',')}`)
  if (form.unit === 'month' && form.monthly === 'weekday') parts.push(`BYDAY=${nthOf(date) > 4 ? -1 : nthOf(date)}${CODES[weekdayOf(date) - 1]}`)
  if (form.unit === 'month' && form.monthly === 'last') parts.push('BYMONTHDAY=-1')
  if (form.ends === 'after') parts.push(`COUNT=${form.count}`)
  if (form.ends === 'on' && form.until) parts.push(`UNTIL=${form.until.replaceAll('-', '')}`)
  return parts.join(';')
}

export interface SaidRule {
  unit: 'day' | 'week' | 'month' | 'year'
  every: number
  /** 1 is Monday. */
  days: number[]
  /** -1: the last. */
  nth: number | null
  monthDay: number | null
  count: number | null
  until: string | null
}

const BACK: Record<string, SaidRule['unit']> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }

/** What a rule says, for a sentence. */
export function saidOf(rule: string): SaidRule {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]))
  const byDay = parts.get('BYDAY')?.split(',') ?? []
  const until = parts.get('UNTIL')
  return {
    unit: BACK[parts.get('FREQ') ?? ''] ?? 'day',
    every: Number(parts.get('INTERVAL') ?? 1),
    days: byDay.map((day) => CODES.indexOf(day.slice(-2)) + 1),
    nth: byDay[0] && byDay[0].length > 2 ? Number(byDay[0].slice(0, -2)) : null,
    monthDay: parts.has('BYMONTHDAY') ? Number(parts.get('BYMONTHDAY')) : null,
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : null,
  }
}

/** The choices that make this rule; where none do, the rule itself. */
export function repeatOf({ rule, startsAt, skipWeekends }: { rule: string; startsAt: string; skipWeekends: boolean }): RepeatForm {
  const said = saidOf(rule)
  const form: RepeatForm = {
    ...{ ...emptyRepeat(), every: said.every, skipWeekends, unit: said.unit === 'year' ? 'day' : said.unit, days: said.unit === 'week' ? said.days : [] },
    ...{ monthly: said.monthDay === -1 ? 'last' : said.nth === null ? 'day' : 'weekday', ends: said.until ? 'on' : said.count ? 'after' : 'never' },
    ...{ until: said.until ?? '', ...(said.count && { count: said.count }) },
  }
  const plain = (of: string) => JSON.stringify({ ...saidOf(of), days: saidOf(of).days.toSorted((a, b) => a - b) })
  return plain(ruleOf(form, startsAt.slice(0, 10))) === plain(rule) ? form : { ...form, own: rule }
}
