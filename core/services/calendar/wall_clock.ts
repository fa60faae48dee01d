import { DateTime } from 'luxon'

/**
 * The instant at which clocks in the zone show this. A wall time that daylight saving skips moves on by the gap, one
 * that occurs twice means the first: the same that the interface makes of what people type.
 */
export function instantAt(day: string, time: string, zone: string): DateTime {
  const [hour, minute] = time.split(':').map(Number)
  const date = DateTime.fromISO(day, { zone })
  const found = DateTime.fromObject({ year: date.year, month: date.month, day: date.day, hour, minute }, { zone })
  // Of two candidates Luxon may answer either.
  const [first] = found.getPossibleOffsets()
  return first.toUTC()
}

/** The same time on the clock, so many days later: what people mean by moving a post, also across a change of clocks. */
export function moveByDays(instant: DateTime, zone: string, days: number): DateTime {
  const local = instant.setZone(zone)
  const { second, millisecond } = local
  return instantAt(local.plus({ days }).toISODate()!, local.toFormat('HH:mm'), zone).plus({ seconds: second, milliseconds: millisecond })
}
