import { DateTime } from 'luxon'

export interface QuietHours {
  /** Minutes of the day; null: there are none. From later than to: over midnight. */
  from: number | null
  to: number | null
  zone: string
}

/** When mail may go out: now, or when the quiet hours end, by the clock on the wall where the person lives. */
export function mailTime({ from, to, zone }: QuietHours, now: DateTime): DateTime {
  if (from === null || to === null || from === to) return now
  const local = now.setZone(zone)
  if (!local.isValid) return now
  const minute = local.hour * 60 + local.minute
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return now
  const day = minute < to ? local : local.plus({ days: 1 })
  // On the day the clocks change the hour may not exist; the next that does is meant.
  const end = day.set({ hour: Math.floor(to / 60), minute: to % 60, second: 0, millisecond: 0 })
  return DateTime.max(end, local).toUTC()
}

/** 1350 → "22:30" */
export const clockOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** "22:30" → 1350 */
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
