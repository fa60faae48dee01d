import fc from 'fast-check'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { clockOf, mailTime, minutesOf } from '#services/notices/quiet_hours'

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })
const night = { from: 22 * 60, to: 7 * 60, zone: 'Europe/Prague' }

test.group('Notices / quiet hours', () => {
  test('over midnight, by the clock on the wall', ({ assert }) => {
    const ends = (iso: string) => mailTime(night, at(iso)).toUTC().toISO()

    assert.equal(ends('2026-11-26T20:59:00Z'), '2026-11-26T20:59:00.000Z')
    assert.equal(ends('2026-11-26T21:00:00Z'), '2026-11-27T06:00:00.000Z')
    assert.equal(ends('2026-11-27T05:59:00Z'), '2026-11-27T06:00:00.000Z')
    assert.equal(ends('2026-11-27T06:00:00Z'), '2026-11-27T06:00:00.000Z')
  })

  test('in the night in which the clocks change they end at the same hour of the wall', ({ assert }) => {
    assert.equal(mailTime(night, at('2026-03-28T22:00:00Z')).toISO(), '2026-03-29T05:00:00.000Z')
    assert.equal(mailTime(night, at('2026-10-24T21:00:00Z')).toISO(), '2026-10-25T06:00:00.000Z')
  })

  test('a mail never goes out before now, waits less than a day, and is not quiet when it goes', ({ assert }) => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const zone = fc.constantFrom('UTC', 'Europe/Prague', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Chatham')
    const instant = fc.integer({ min: 1_780_000_000, max: 1_812_000_000 })

    fc.assert(
      fc.property(minute, minute, zone, instant, (from, to, name, seconds) => {
        const now = DateTime.fromSeconds(seconds, { zone: 'utc' })
        const goes = mailTime({ from, to, zone: name }, now)
        assert.isTrue(goes >= now)
        assert.isBelow(goes.diff(now, 'hours').hours, 25.1)
        if (from !== to) assert.equal(mailTime({ from, to, zone: name }, goes).toMillis(), goes.toMillis())
      }),
      { numRuns: 2_000 }
    )
  })

  test('times of the day are written and read alike', ({ assert }) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => minutesOf(clockOf(minutes)) === minutes))
    assert.equal(clockOf(1350), '22:30')
  })
})
