import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { endingAt, normalRule, occurrencesOf } from '#services/planning/recurrence'

const PRAGUE = 'Europe/Prague'
const wall = 'yyyy-MM-dd\'T\'HH:mm'
const times = (rule: string, startsAtLocal: string, timeZone = PRAGUE, most = 5, skipWeekends = false) =>
  occurrencesOf({ rule: normalRule(rule, timeZone)!, startsAtLocal, timeZone, skipWeekends }, DateTime.fromISO('2026-01-01T00:00:00Z', { zone: 'utc' }), null, most)
const shown = (...args: Parameters<typeof times>) => times(...args).map(({ at }) => at.setZone(args[2] ?? PRAGUE).toFormat('ccc dd.MM. HH:mm ZZ'))

/** Parts of a rule as a person would say them. */
interface Said {
  every: number
  unit: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  days: number[]
  monthDay: number | null
  nth: { n: number; day: number } | null
  count: number | null
  skipWeekends: boolean
}
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const textOf = ({ every, unit, days, monthDay, nth, count }: Said) =>
  [
    `FREQ=${unit};INTERVAL=${every}`,
    unit === 'WEEKLY' && days.length ? `BYDAY=${[...new Set(days)].map((day) => DAYS[day - 1]).join(',')}` : '',
    unit === 'MONTHLY' && nth ? `BYDAY=${nth.n}${DAYS[nth.day - 1]}` : '',
    unit === 'MONTHLY' && !nth && monthDay ? `BYMONTHDAY=${monthDay}` : '',
    count ? `COUNT=${count}` : '',
  ].filter(Boolean).join(';')

/** Walks the days one after the other and asks of each whether it is meant: nothing is shared with what is tested. */
function byWalking(said: Said, start: DateTime, zone: string, until: DateTime): number[] {
  const found: number[] = []
  let counted = 0
  for (let day = start; day <= until.plus({ days: 2 }); day = day.plus({ days: 1 })) {
    if (!isMeant(day, said, start)) continue
    if (said.count !== null && ++counted > said.count) break
    if (said.skipWeekends && day.weekday > 5) continue
    found.push(byOffsets(day, zone))
  }
  return [...new Set(found)]
}

function isMeant(day: DateTime, { every, unit, days, monthDay, nth }: Said, start: DateTime): boolean {
  const weeks = Math.round(day.startOf('week').diff(start.startOf('week'), 'weeks').weeks)
  const months = (day.year - start.year) * 12 + day.month - start.month
  if (unit === 'DAILY') return Math.round(day.startOf('day').diff(start.startOf('day'), 'days').days) % every === 0
  if (unit === 'WEEKLY') return weeks % every === 0 && (days.length ? days : [start.weekday]).includes(day.weekday)
  if (unit === 'YEARLY') return (day.year - start.year) % every === 0 && day.month === start.month && day.day === start.day
  if (months % every !== 0) return false
  if (nth) return day.weekday === nth.day && (nth.n > 0 ? Math.ceil(day.day / 7) === nth.n : day.day + 7 > day.daysInMonth!)
  if (monthDay === -1) return day.day === day.daysInMonth
  return day.day === (monthDay ?? start.day)
}

/** The first instant that shows this wall time, of all offsets there are; where none does, by the offset of the day before. */
function byOffsets(local: DateTime, zone: string): number {
  const offsets = Array.from({ length: 27 * 4 }, (_, step) => step * 15 - 12 * 60)
  const fits = offsets.map((minutes) => local.toMillis() - minutes * 60_000).filter((at) => DateTime.fromMillis(at, { zone }).toFormat(wall) === local.toFormat(wall))
  if (fits.length) return Math.min(...fits)
  return local.toMillis() - DateTime.fromMillis(local.toMillis() - 36 * 3_600_000, { zone }).offset * 60_000
}

test.group('Planning / recurrence', () => {
  test('a daily time keeps its place on the clock across both changes', ({ assert }) => {
    assert.deepEqual(shown('FREQ=DAILY', '2026-03-28T09:00', PRAGUE, 3), ['Sat 28.03. 09:00 +01:00', 'Sun 29.03. 09:00 +02:00', 'Mon 30.03. 09:00 +02:00'])
    assert.deepEqual(shown('FREQ=DAILY', '2026-10-24T09:00', PRAGUE, 3), ['Sat 24.10. 09:00 +02:00', 'Sun 25.10. 09:00 +01:00', 'Mon 26.10. 09:00 +01:00'])
  })

  test('a time left out in spring moves on for that day alone, one that comes twice is the first, and both are told', ({ assert }) => {
    assert.deepEqual(shown('FREQ=DAILY', '2026-03-28T02:30', PRAGUE, 3), ['Sat 28.03. 02:30 +01:00', 'Sun 29.03. 03:30 +02:00', 'Mon 30.03. 02:30 +02:00'])
    assert.deepEqual(shown('FREQ=WEEKLY;BYDAY=SU', '2026-10-18T02:30', PRAGUE, 3), ['Sun 18.10. 02:30 +02:00', 'Sun 25.10. 02:30 +02:00', 'Sun 01.11. 02:30 +01:00'])
    assert.deepEqual(times('FREQ=DAILY', '2026-03-28T02:30', PRAGUE, 3).map(({ clockChange }) => clockChange), [null, 'moved', null])
    assert.deepEqual(times('FREQ=WEEKLY', '2026-10-18T02:30', PRAGUE, 3).map(({ clockChange }) => clockChange), [null, 'first', null])
  })

  test('weekdays, last days of months and second Tuesdays are what people mean by them', ({ assert }) => {
    assert.deepEqual(shown('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', '2026-01-05T08:00', PRAGUE, 4), ['Mon 05.01. 08:00 +01:00', 'Thu 08.01. 08:00 +01:00', 'Mon 19.01. 08:00 +01:00', 'Thu 22.01. 08:00 +01:00'])
    assert.deepEqual(shown('FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31T08:00', PRAGUE, 3), ['Sat 31.01. 08:00 +01:00', 'Sat 28.02. 08:00 +01:00', 'Tue 31.03. 08:00 +02:00'])
    assert.deepEqual(shown('FREQ=MONTHLY;BYDAY=2TU;COUNT=2', '2026-01-01T08:00'), ['Tue 13.01. 08:00 +01:00', 'Tue 10.02. 08:00 +01:00'])
    assert.deepEqual(shown('FREQ=DAILY', '2026-01-02T08:00', PRAGUE, 3, true), ['Fri 02.01. 08:00 +01:00', 'Mon 05.01. 08:00 +01:00', 'Tue 06.01. 08:00 +01:00'])
  })

  test('an end on a day includes that day, and one given as an instant means what the clock shows then', ({ assert }) => {
    assert.lengthOf(shown('FREQ=DAILY;UNTIL=20260103', '2026-01-01T08:00', PRAGUE, 9), 3)
    assert.lengthOf(shown('FREQ=DAILY;UNTIL=20260103T065959Z', '2026-01-01T08:00', PRAGUE, 9), 2)
    assert.lengthOf(shown('FREQ=DAILY;UNTIL=20260103T070000Z', '2026-01-01T08:00', PRAGUE, 9), 3)
    assert.equal(endingAt('FREQ=DAILY;INTERVAL=1;COUNT=9', '2026-01-03T08:00'), 'FREQ=DAILY;INTERVAL=1;UNTIL=20260103T080000')
    assert.lengthOf(shown(endingAt('FREQ=DAILY;INTERVAL=1;COUNT=9', '2026-01-03T08:00'), '2026-01-01T08:00', PRAGUE, 9), 3)
  })

  test('rules that nobody can read, or that never end searching, are none')
    .with(['', 'FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=9,10', 'FREQ=SECONDLY;COUNT=1', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;INTERVAL=1.5', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COUNT=9999', 'FREQ=DAILY;COUNT=2;UNTIL=20270101', 'FREQ=DAILY;UNTIL=20261399', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO', 'FREQ=constructor', '__proto__'])
    .run(({ assert }, rule) => assert.isNull(normalRule(rule, 'UTC')))

  test('weekends only, with weekends left out, is never, and says so soon', ({ assert }) => {
    assert.deepEqual(shown('FREQ=WEEKLY;BYDAY=SA,SU', '2026-01-03T08:00', PRAGUE, 5, true), [])
  })

  test('whatever the rule, zone and year, it is what a walk from day to day finds', ({ assert }) => {
    const said = fc.record<Said>({
      every: fc.integer({ min: 1, max: 4 }),
      unit: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      days: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
      monthDay: fc.option(fc.constantFrom(-1, 1, 15, 29, 30, 31)),
      nth: fc.option(fc.record({ n: fc.constantFrom(-1, 1, 2, 4), day: fc.integer({ min: 1, max: 7 }) })),
      count: fc.option(fc.integer({ min: 1, max: 12 })),
      skipWeekends: fc.boolean(),
    })
    const zone = fc.constantFrom(PRAGUE, 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Africa/Casablanca', 'Asia/Kolkata', 'UTC')
    const start = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.constantFrom('00:00', '01:30', '02:15', '02:30', '09:00', '23:59')).map(([day, time]) => DateTime.fromISO(`2025-01-01T${time}`, { zone: 'utc' }).plus({ days: day }))

    fc.assert(
      fc.property(said, zone, start, (rule, timeZone, begin) => {
        const until = begin.plus({ days: 150 })
        const found = occurrencesOf({ rule: normalRule(textOf(rule), timeZone)!, startsAtLocal: begin.toFormat(wall), timeZone, skipWeekends: rule.skipWeekends }, begin.minus({ days: 2 }), until, 1_000)
        const expected = byWalking(rule, begin, timeZone, until).filter((at) => at <= until.toMillis())
        assert.deepEqual(found.map(({ at }) => at.toMillis()), expected, `${textOf(rule)} from ${begin.toFormat(wall)} in ${timeZone}`)
      }),
      { numRuns: 60 }
    )
  })
})
