import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { instantAt, moveByDays } from '#services/calendar/wall_clock'

/** The interface's own, which has a program of types of its own. */
const { instantOf }: { instantOf(date: string, time: string, zone: string): Date | null } = await import(new URL('../../../resources/ui/composables/use_time.js', import.meta.url).href)

const ZONES = ['Europe/Prague', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago', 'Africa/Casablanca', 'UTC']
const zone = fc.constantFrom(...ZONES)
/** Minutes of three years, with many changes of clocks in them. */
const instant = fc.integer({ min: Date.parse('2026-01-01') / 60_000, max: Date.parse('2029-01-01') / 60_000 }).map((minute) => DateTime.fromMillis(minute * 60_000, { zone: 'utc' }))
const clock = (at: DateTime, where: string) => at.setZone(where).toFormat('HH:mm')

/** Every instant at which a clock in the zone shows this: all offsets there are in the world are tried. */
function shows(day: string, time: string, where: string): DateTime[] {
  const written = DateTime.fromISO(`${day}T${time}`, { zone: 'utc' })
  const candidates = Array.from({ length: 28 * 4 + 1 }, (_, quarter) => written.minus({ minutes: 14 * 60 - quarter * 15 }))
  return candidates.filter((at) => at.setZone(where).toFormat('yyyy-MM-dd HH:mm') === `${day} ${time}`).sort((a, b) => a.toMillis() - b.toMillis())
}

test.group('Calendar / wall clock', () => {
  test('a move by days keeps the time on the clock wherever that time exists, and moves on by the gap where it does not', ({ assert }) => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: -400, max: 400 }), (at, where, days) => {
        const moved = moveByDays(at, where, days)
        const wanted = at.setZone(where).plus({ days })
        const found = shows(at.setZone(where).startOf('day').plus({ days }).toISODate()!, clock(at, where), where)

        if (found.length) assert.equal(moved.toMillis(), found[0].toMillis(), `${at.toISO()} ${where} ${days}`)
        else assert.equal(moved.toMillis(), wanted.toMillis(), `${at.toISO()} ${where} ${days}`)
      }),
      { numRuns: 300 }
    )
  })

  test('moving there and back is where it began, unless one of the two times does not exist or exists twice', ({ assert }) => {
    fc.assert(
      fc.property(instant, zone, fc.integer({ min: -400, max: 400 }), (at, where, days) => {
        const there = moveByDays(at, where, days)
        fc.pre(clock(there, where) === clock(at, where))
        fc.pre(instantAt(at.setZone(where).toISODate()!, clock(at, where), where).toMillis() === at.toMillis())
        assert.equal(moveByDays(there, where, -days).toMillis(), at.toMillis())
      }),
      { numRuns: 500 }
    )
  })

  test('server and browser make the same instant of what somebody typed', ({ assert }) => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const [day, time] = [at.toISODate()!, at.toFormat('HH:mm')]
        assert.equal(instantAt(day, time, where).toMillis(), instantOf(day, time, where)!.getTime(), `${day} ${time} ${where}`)
      }),
      { numRuns: 500 }
    )
  })

  test('{at} moved by {days} in {where} is {to}')
    .with([
      { at: '2027-03-27T08:30:00Z', days: 1, where: 'Europe/Prague', to: '2027-03-28T07:30:00.000Z' },
      { at: '2027-03-27T01:30:00Z', days: 1, where: 'Europe/Prague', to: '2027-03-28T01:30:00.000Z' },
      { at: '2027-10-30T00:30:00Z', days: 1, where: 'Europe/Prague', to: '2027-10-31T00:30:00.000Z' },
      { at: '2027-10-31T08:30:00Z', days: -1, where: 'Europe/Prague', to: '2027-10-30T07:30:00.000Z' },
      { at: '2027-03-13T14:00:00Z', days: 1, where: 'America/New_York', to: '2027-03-14T13:00:00.000Z' },
    ])
    .run(({ assert }, { at, days, where, to }) => {
      assert.equal(moveByDays(DateTime.fromISO(at), where, days).toISO(), to)
    })
})
