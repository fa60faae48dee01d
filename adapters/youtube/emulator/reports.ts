import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { DateTime } from 'luxon'
import { MAY, speakerOf } from './access.ts'
import { Refused } from './refusals.ts'
import { videosOf, viewsAt } from './resources.ts'
import type { State, Video } from './state.ts'

const ZONE = 'America/Los_Angeles'
const MAX_ROWS = 200
/** What a view is worth in the other numbers. */
const WATCHED_SECONDS = 34

/** From views to every other number, so that they always fit together. */
const NUMBERS: Record<string, (views: number) => number> = {
  views: (views) => views,
  likes: (views) => Math.floor(views / 12),
  dislikes: (views) => Math.floor(views / 400),
  comments: (views) => Math.floor(views / 80),
  shares: (views) => Math.floor(views / 30),
  estimatedMinutesWatched: (views) => Math.floor((views * WATCHED_SECONDS) / 60),
  averageViewDuration: (views) => (views ? WATCHED_SECONDS : 0),
  subscribersGained: (views) => Math.floor(views / 60),
  subscribersLost: (views) => Math.floor(views / 300),
}
const DIMENSIONS = ['day', 'video']

/** GET youtubeanalytics.googleapis.com/v2/reports: whole days of California. */
export function report(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.report)
  const { query } = incoming
  if (!['channel==MINE', `channel==${channel.id}`].includes(query.ids))
    throw refused('ids must be channel==MINE or the channel of the token')
  const start = dayOf(query.startDate, 'startDate')
  const end = dayOf(query.endDate, 'endDate')
  if (end < start) throw refused('endDate precedes startDate')
  const metrics = (query.metrics ?? '').split(',').filter(Boolean)
  const unknown = metrics.find((name) => !NUMBERS[name])
  if (metrics.length === 0 || unknown) throw refused(`Unknown metric: ${unknown ?? ''}`)
  const dimension = query.dimensions
  if (dimension !== undefined && !DIMENSIONS.includes(dimension))
    throw refused(`Unknown dimension: ${dimension}`)
  if (dimension === 'video' && (!query.sort || !(Number(query.maxResults) <= MAX_ROWS)))
    throw refused('A report by video needs sort and maxResults, at most 200')

  const ids = idsIn(query.filters)
  const videos = videosOf(state, channel.id).filter(({ id }) => ids?.includes(id) ?? true)
  const rows = rowsOf(state, dimension, videos, start, end)
    .filter(({ views }) => views > 0)
    .map(({ key, views }) => [
      ...(key === null ? [] : [key]),
      ...metrics.map((name) => NUMBERS[name](views)),
    ])
  const columns = [
    ...(dimension ? [{ name: dimension, columnType: 'DIMENSION', dataType: 'STRING' }] : []),
    ...metrics.map((name) => ({ name, columnType: 'METRIC', dataType: 'INTEGER' })),
  ]
  return json({
    kind: 'youtubeAnalytics#resultTable',
    columnHeaders: columns,
    ...(rows.length && { rows }),
  })
}

function rowsOf(
  state: State,
  dimension: string | undefined,
  videos: Video[],
  start: DateTime,
  end: DateTime
): { key: string | null; views: number }[] {
  const during = (video: Video, from: DateTime, to: DateTime) =>
    viewsAt(state, video, to.plus({ days: 1 }).toMillis()) - viewsAt(state, video, from.toMillis())
  const total = (from: DateTime, to: DateTime) =>
    videos.reduce((sum, video) => sum + during(video, from, to), 0)
  if (dimension === 'video')
    return videos.map((video) => ({ key: video.id, views: during(video, start, end) }))
  if (dimension === undefined) return [{ key: null, views: total(start, end) }]
  const days: { key: string; views: number }[] = []
  for (let day = start; day <= end && days.length < MAX_ROWS; day = day.plus({ days: 1 }))
    days.push({ key: day.toISODate()!, views: total(day, day) })
  return days
}

function idsIn(filters: string | undefined): string[] | null {
  if (filters === undefined) return null
  const list = filters.match(/^video==([\w,-]+)$/)?.[1]
  if (list === undefined) throw refused('filters cannot be read')
  return list.split(',')
}

function dayOf(text: string | undefined, name: string): DateTime {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')
    ? DateTime.fromISO(text!, { zone: ZONE })
    : null
  if (!day?.isValid) throw refused(`${name} must be written as YYYY-MM-DD`)
  return day
}

const refused = (message: string) => new Refused(400, 'badRequest', message, 'global')
