import { expect, test } from 'vitest'
import { formatInstantWithZone, formatSoon, instantOf, wallClock, zoneName } from '~/composables/use_time'

test('a time carries its zone', () => {
  expect(formatInstantWithZone('2026-11-26T08:30:00Z', 'Europe/Prague')).toMatch(/^Thu 26 Nov( 2026)?, 09:30 · Prague$/)
  expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test.each([
  ['2026-11-26', '09:30', 'Europe/Prague', '2026-11-26T08:30:00.000Z'],
  ['2026-07-01', '09:30', 'Europe/Prague', '2026-07-01T07:30:00.000Z'],
  ['2026-07-01', '09:30', 'Asia/Kathmandu', '2026-07-01T03:45:00.000Z'],
  ['2026-01-01', '00:15', 'Pacific/Auckland', '2025-12-31T11:15:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, instant) => {
  expect(instantOf(date, time, zone)?.toISOString()).toBe(instant)
  expect(wallClock(new Date(instant), zone)).toEqual({ date, time })
})

test('a wall time that daylight saving skips moves on by the gap', () => {
  expect(wallClock(instantOf('2026-03-29', '02:30', 'Europe/Prague')!, 'Europe/Prague').time).toBe('03:30')
})

test('a wall time that occurs twice means the first', () => {
  expect(instantOf('2026-10-25', '02:30', 'Europe/Prague')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

test('the near future needs no date', () => {
  const now = new Date('2026-11-25T12:00:00Z')

  expect(formatSoon(new Date('2026-11-26T08:30:00Z'), 'Europe/Prague', now)).toBe('Thu 09:30')
  expect(formatSoon(new Date('2026-12-26T08:30:00Z'), 'Europe/Prague', now)).toMatch(/^Sat 26 Dec/)
})
