import { describe, expect, it } from 'vitest'
import { emptyRepeat, nthOf, ruleOf, saidOf, weekdayOf } from '~/logic/series_rule'
import { seriesWords } from '~/logic/series_words'

const TUESDAY = '2026-03-17'
const rule = (change: Partial<ReturnType<typeof emptyRepeat>>, date = TUESDAY) => ruleOf({ ...emptyRepeat(), ...change }, date)
const words = (of: string, skipWeekends = false) => seriesWords({ rule: of, startsAt: `${TUESDAY}T09:30`, timeZone: 'Europe/Prague', skipWeekends })

describe('the rule of a series', () => {
  it('is what was chosen, in the order of the week', () => {
    expect(rule({ unit: 'day', every: 3 })).toBe('FREQ=DAILY;INTERVAL=3')
    expect(rule({ unit: 'week', every: 2, days: [4, 1] })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH')
    expect(rule({ unit: 'month' })).toBe('FREQ=MONTHLY;INTERVAL=1')
    expect(rule({ unit: 'month', monthly: 'last' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1')
  })

  it('counts weekdays of the month from the date, and takes the fifth for the last', () => {
    expect([weekdayOf(TUESDAY), nthOf(TUESDAY)]).toEqual([2, 3])
    expect(rule({ unit: 'month', monthly: 'weekday' })).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU')
    expect(rule({ unit: 'month', monthly: 'weekday' }, '2026-03-31')).toBe('FREQ=MONTHLY;INTERVAL=1;BYDAY=-1TU')
  })

  it('ends never, on a day, or after some', () => {
    expect(rule({ ends: 'on', until: '2026-12-31' })).toMatch(/;UNTIL=20261231$/)
    expect(rule({ ends: 'after', count: 7 })).toMatch(/;COUNT=7$/)
    expect(rule({ ends: 'on', until: '' })).not.toMatch(/UNTIL/)
  })

  it('is read back as it was said', () => {
    expect(saidOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10')).toMatchObject({ unit: 'week', every: 2, days: [1, 4], nth: null, count: 10 })
    expect(saidOf('FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR;UNTIL=20261231T235959')).toMatchObject({ unit: 'month', days: [5], nth: -1, until: '2026-12-31' })
  })

  it('is told in words, with time and zone', () => {
    expect(words('FREQ=DAILY;INTERVAL=1')).toBe('Every day, 09:30 · Prague')
    expect(words('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=10')).toBe('Every 2 weeks on Monday and Thursday, 09:30 · Prague, 10 posts')
    expect(words('FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU')).toBe('Every month on the second Tuesday, 09:30 · Prague')
    expect(words('FREQ=DAILY;INTERVAL=1;UNTIL=20261231T235959', true)).toBe('Every day, 09:30 · Prague, without weekends, until 2026-12-31')
  })
})
