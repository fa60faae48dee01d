import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { daysBetween, daysOf, isDay, plusDays, spanOf, stepped, VIEWS } from '#services/calendar/spans'

const day = fc.integer({ min: 0, max: 30_000 }).map((days) => plusDays('2010-01-01', days))

test.group('Calendar / spans', () => {
  test('every view holds its day, a month is whole weeks from Monday, and the next step begins where nothing is left out', ({ assert }) => {
    fc.assert(
      fc.property(day, fc.constantFrom(...VIEWS), (at, view) => {
        const span = spanOf(view, at)
        assert.isTrue(span.from <= at && at < span.to, `${view} ${at}`)
        assert.lengthOf(daysOf(span), daysBetween(span.from, span.to))
        assert.isTrue(spanOf(view, stepped(view, at, 1)).from <= span.to, `${view} ${at}`)
        if (view === 'month') {
          assert.equal(DateTime.fromISO(span.from).weekday, 1)
          assert.equal(daysBetween(span.from, span.to) % 7, 0)
          assert.isTrue(span.to > DateTime.fromISO(at).endOf('month').toISODate()!)
        }
      })
    )
  })

  test('days are the same as Luxon’s', ({ assert }) => {
    fc.assert(fc.property(day, fc.integer({ min: -800, max: 800 }), (at, days) => assert.equal(plusDays(at, days), DateTime.fromISO(at, { zone: 'utc' }).plus({ days }).toISODate())))
  })

  test('what is no day is none', ({ assert }) => {
    assert.deepEqual(['2026-02-30', '2026-13-01', '1999-01-01', 'x', undefined, 7, '2026-1-1'].filter(isDay), [])
    assert.isTrue(isDay('2028-02-29'))
  })
})
