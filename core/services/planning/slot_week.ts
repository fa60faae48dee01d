import type { DateTime } from 'luxon'
import { instantOfWall } from './wall_time.ts'

/** One place in the week. */
export interface WeekSlot {
  /** 1 is Monday. */
  weekday: number
  /** 09:30 */
  wallTime: string
  timeZone: string
}

/** A queue that is full for a year has another problem than the next slot. */
const DAYS_AHEAD = 366

/** The instants of these slots after `from` and before `until`, in order, each once. Days are those of the zone, whatever their length. */
export function* instantsOf(slots: WeekSlot[], from: DateTime, until: DateTime = from.plus({ days: DAYS_AHEAD })): Generator<DateTime> {
  if (!slots.length) return
  const zones = [...Map.groupBy(slots, ({ timeZone }) => timeZone)]
  // Zones are up to 26 hours apart: a day is given out once the slots of all zones on it and beside it are known.
  let ahead: DateTime[] = []
  for (let day = -2; day <= until.diff(from, 'days').days + 2; day++) {
    for (const [zone, own] of zones) {
      const local = from.setZone(zone).plus({ days: day })
      for (const { weekday, wallTime } of own) if (weekday === local.weekday) ahead.push(instantOfWall(`${local.toFormat('yyyy-MM-dd')}T${wallTime}`, zone))
    }
    ahead.sort((a, b) => a.toMillis() - b.toMillis())
    const ready = from.plus({ days: day - 2 })
    const out = ahead.filter((at) => at <= ready)
    ahead = ahead.filter((at) => at > ready)
    yield* distinct(out).filter((at) => at > from && at < until)
  }
  yield* distinct(ahead).filter((at) => at > from && at < until)
}

const distinct = (instants: DateTime[]) => instants.filter((at, index) => at.toMillis() !== instants[index - 1]?.toMillis())
