import type { MetricName } from '@caidence/sdk'
import { tenant } from '#services/tenancy/tenant_tx'
import type { DayWindow } from './day_window.ts'
import { LEVEL_HOLDS_DAYS, type ChannelPoints, type Point } from './number_rules.ts'

export interface WantedPoints {
  channelId: string
  name: MetricName
  kind: 'total' | 'window'
}

interface Row {
  channelId: string
  name: MetricName
  kind: 'total' | 'window'
  points: [day: number, value: number, asOf: number][]
}

/**
 * What channels told in a window and in the one before, as one row for each channel and metric. Platforms count days in
 * UTC: such a day is the reader's day in which its noon is. A total belongs to the day on which it was true.
 */
export async function readChannelPoints(wanted: WantedPoints[], window: DayWindow, before: DayWindow): Promise<ChannelPoints[]> {
  if (!wanted.length) return []
  const { client, workspaceId } = tenant()
  const { rows }: { rows: Row[] } = await client.rawQuery(
    `select m.connection_id as "channelId", w.name, w.kind,
       json_agg(json_build_array(
         (case w.kind when 'window' then (m.day + time '12:00') at time zone 'UTC' else m.as_of end at time zone :zone)::date - cast(:first as date),
         m.value, extract(epoch from m.as_of)) order by m.day) as points
     from jsonb_to_recordset(cast(:wanted as jsonb)) as w("channelId" uuid, name text, kind text)
     join account_metrics m on m.workspace_id = :workspaceId and m.connection_id = w."channelId" and m.name = w.name
       and m.day between cast(:start as date) - :margin::int and cast(:last as date) + 1 and m.value is not null
     group by m.connection_id, w.name, w.kind`,
    { workspaceId, zone: window.zone, first: window.first, start: before.first, last: window.last, margin: LEVEL_HOLDS_DAYS + 1, wanted: JSON.stringify(wanted) }
  )
  return rows.map(({ points, ...rest }) => ({ ...rest, points: byDay(points, window.days.length) }))
}

/** The last word about each day, oldest first; what is after the window is left out. */
function byDay(points: Row['points'], days: number): Point[] {
  const found = new Map<number, Point>()
  for (const [day, value, seconds] of points) if (day < days) found.set(day, { day, value, asOf: Math.round(seconds * 1000) })
  return [...found.values()].toSorted((a, b) => a.day - b.day)
}
