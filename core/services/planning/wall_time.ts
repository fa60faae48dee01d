import { DateTime, IANAZone } from 'luxon'

const DAY_MS = 86_400_000

/**
 * The instant at which clocks in a zone show `local` (2026-03-29T02:30). A time that daylight saving leaves out moves on
 * by the gap; one that occurs twice means the first. The same rule as the interface's own.
 */
export function instantOfWall(local: string, zone: string): DateTime {
  const wanted = Date.parse(`${local}:00Z`)
  const { offset } = { offset: (at: number) => IANAZone.create(zone).offset(at) * 60_000 }
  const [first, last] = [offset(wanted - DAY_MS), offset(wanted + DAY_MS)].map((shift) => wanted - shift).sort((a, b) => a - b)
  const shows = (at: number) => at + offset(at) === wanted
  return DateTime.fromMillis(shows(first!) ? first! : last!, { zone: 'utc' })
}

/** What a clock in the zone shows then: 2026-03-29T03:30. */
export const wallOf = (at: DateTime, zone: string) => at.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm")
