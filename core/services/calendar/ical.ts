import ical, { ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import env from '#start/env'
import type { OpenedFeed } from './feeds.ts'

/** A post is a moment; programs draw nothing shorter. */
const POST_MINUTES = 15
/** How often programs should look again. */
const REFRESH_SECONDS = 15 * 60

/** RFC 5545. The same calendar gives the same text, so that its digest can be an ETag. */
export function icalOf({ name, zone, posts, entries }: OpenedFeed, stateName: (state: string) => string): string {
  const root = env.get('APP_URL')
  const calendar = ical({ name, timezone: 'UTC', ttl: REFRESH_SECONDS, prodId: { company: 'Caidence', product: 'Calendar' } })
  // The time of writing would make each answer another one.
  const stamp = new Date(0)
  const seen = new Map<string, number>()
  for (const post of posts) {
    const start = new Date(post.at)
    calendar.createEvent({
      id: uidOf(post.id, seen),
      stamp,
      sequence: post.version,
      start,
      end: new Date(start.getTime() + POST_MINUTES * 60_000),
      summary: `${stateName(post.state)}: ${post.words || '…'}`,
      url: new URL(`/posts/${post.id}`, root).href,
      status: post.state === 'draft' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    })
  }
  for (const entry of entries) {
    const isTimed = entry.startsAt !== null
    const lastDay = DateTime.fromISO(entry.endsOn.toISODate()!, { zone: 'utc' }).plus({ days: 1 })
    calendar.createEvent({
      id: `entry-${entry.id}@caidence`,
      stamp,
      sequence: entry.version,
      allDay: !isTimed,
      start: isTimed ? entry.startsAt!.toUTC().toJSDate() : DateTime.fromISO(entry.startsOn.toISODate()!, { zone: 'utc' }).toJSDate(),
      end: isTimed ? (entry.endsAt ?? entry.startsAt!.plus({ minutes: POST_MINUTES })).toUTC().toJSDate() : lastDay.toJSDate(),
      summary: entry.title,
      description: entry.body || undefined,
      timezone: 'UTC',
    })
  }
  return calendar.toString().replace('X-WR-TIMEZONE:UTC', `X-WR-TIMEZONE:${zone}`).replace('TIMEZONE-ID:UTC', `TIMEZONE-ID:${zone}`)
}

/** Stays when the post is moved, so that programs move what they show. A post whose channels have times of their own is several events. */
function uidOf(id: string, seen: Map<string, number>): string {
  const nth = (seen.get(id) ?? 0) + 1
  seen.set(id, nth)
  return nth === 1 ? `post-${id}@caidence` : `post-${id}-${nth}@caidence`
}
