import { test } from '@japa/runner'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { instantsOf } from '#services/planning/slot_week'
import { instantOfWall, wallOf } from '#services/planning/wall_time'

const ZONES = ['Europe/Prague', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC', 'Africa/Casablanca']
const zone = () => fc.constantFrom(...ZONES)
const minute = () => fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 })
const iso = (at: DateTime) => at.toUTC().toISO({ suppressMilliseconds: true })

test.group('Planning / wall time', () => {
  test('the time that is left out in spring moves on by the gap', ({ assert }) => {
    assert.equal(iso(instantOfWall('2026-03-29T02:30', 'Europe/Prague')), '2026-03-29T01:30:00Z')
    assert.equal(wallOf(instantOfWall('2026-03-29T02:30', 'Europe/Prague'), 'Europe/Prague'), '2026-03-29T03:30')
    // Half an hour is all that Lord Howe moves.
    assert.equal(wallOf(instantOfWall('2026-10-04T02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe'), '2026-10-04T02:45')
  })

  test('the time that comes twice in autumn is the first', ({ assert }) => {
    assert.equal(iso(instantOfWall('2026-10-25T02:30', 'Europe/Prague')), '2026-10-25T00:30:00Z')
    assert.equal(iso(instantOfWall('2026-11-01T01:30', 'America/New_York')), '2026-11-01T05:30:00Z')
  })

  test('every instant is found again from what the clock shows, or the first of the two that show the same', ({ assert }) => {
    fc.assert(
      fc.property(minute(), zone(), (at, name) => {
        const instant = DateTime.fromMillis(at * 60_000, { zone: 'utc' })
        const found = instantOfWall(wallOf(instant, name), name)
        assert.equal(wallOf(found, name), wallOf(instant, name))
        assert.isTrue(found <= instant)
      }),
      { numRuns: 2_000 }
    )
  })

  test('slots come in order, once each, and as a search minute by minute finds them', ({ assert }) => {
    const slot = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), wallTime: fc.constantFrom('00:00', '02:30', '09:15', '23:59'), timeZone: zone() })
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 5 }), minute(), (slots, at) => {
        const from = DateTime.fromMillis(at * 60_000, { zone: 'utc' })
        const until = from.plus({ days: 8 })
        const found = [...instantsOf(slots, from, until)].map((each) => each.toMillis())

        assert.deepEqual(found, [...new Set(found)].sort((a, b) => a - b))
        const expected = new Set<number>()
        for (const { weekday, wallTime, timeZone } of slots) {
          for (let day = -2; day <= 10; day++) {
            const local = from.setZone(timeZone).startOf('day').plus({ days: day })
            const instant = instantOfWall(`${local.toFormat('yyyy-MM-dd')}T${wallTime}`, timeZone)
            if (local.weekday === weekday && instant > from && instant < until) expected.add(instant.toMillis())
          }
        }
        assert.deepEqual(found, [...expected].sort((a, b) => a - b))
      }),
      { numRuns: 100 }
    )
  })
})
