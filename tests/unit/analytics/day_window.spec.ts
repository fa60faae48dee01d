import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { askedWindow, daysBetween, windowBefore, windowOf } from '#services/analytics/day_window'

const zones = fc.constantFrom('UTC', 'Europe/Prague', 'America/Los_Angeles', 'Asia/Tokyo', 'Pacific/Kiritimati', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Beirut')
const firstDay = fc.integer({ min: 0, max: 4_000 }).map((days) => DateTime.fromISO('2020-01-01').plus({ days }).toISODate()!)

test.group('Analytics / windows of days', () => {
  test('a window and the one before it have as many days, touch, and do not overlap, in every zone', ({ assert }) => {
    fc.assert(
      fc.property(zones, firstDay, fc.integer({ min: 1, max: 400 }), (zone, first, length) => {
        const last = DateTime.fromISO(first, { zone: 'utc' }).plus({ days: length - 1 }).toISODate()!
        const window = windowOf(first, last, zone)
        const before = windowBefore(window)
        assert.lengthOf(window.days, length)
        assert.lengthOf(new Set(window.days), length)
        assert.lengthOf(before.days, length)
        assert.equal(before.to, window.from)
        assert.equal(daysBetween(before.last, window.first), 1)
        assert.equal(DateTime.fromISO(window.from, { zone }).toISODate(), first)
      })
    )
  })

  test('days that daylight saving makes shorter or longer are one day each', ({ assert }) => {
    const window = windowOf('2026-03-28', '2026-03-30', 'Europe/Prague')

    assert.deepEqual(window.days, ['2026-03-28', '2026-03-29', '2026-03-30'])
    assert.equal(DateTime.fromISO(window.to).diff(DateTime.fromISO(window.from), 'hours').hours, 71)
  })

  test('the newest day is today where the reader is', ({ assert }) => {
    const now = DateTime.utc(2026, 11, 26, 23, 30)

    assert.equal(askedWindow({ days: 7 }, 'Europe/Prague', now).last, '2026-11-27')
    assert.equal(askedWindow({ days: 7 }, 'UTC', now).last, '2026-11-26')
    assert.equal(askedWindow({ days: 7 }, 'UTC', now).first, '2026-11-20')
    assert.deepEqual(askedWindow({ from: '2026-01-01', to: '2026-01-02' }, 'UTC', now).days, ['2026-01-01', '2026-01-02'])
    assert.equal(askedWindow({ from: '2026-11-20' }, 'UTC', now).last, '2026-11-26')
    assert.lengthOf(askedWindow({}, 'UTC', now).days, 30)
  })
})
