import { daysBetween, plusDays, type Entry, type PlannedPost } from '~/api/calendar'
import { instantOf, wallClock } from '~/composables/use_time'

/** Where one is dropped: a day, and on a grid of hours the hour as well. */
export interface Place {
  day: string
  hour?: number
}

/** One post at one time: a post may be there several times. */
export const keyOf = ({ id, at }: Pick<PlannedPost, 'id' | 'at'>) => `${id} ${at}`

/** The time on the clock of the shown zone. */
export const timeOf = (at: string, zone: string) => wallClock(new Date(at), zone).time
export const hourOf = (at: string, zone: string) => Number(timeOf(at, zone).slice(0, 2))

/** Drafts have a place on the calendar and go nowhere by themselves. */
export const isDraft = ({ state }: Pick<PlannedPost, 'state'>) => state === 'draft'

/**
 * Where a post goes that is dropped somewhere. To another day: the clock of its own zone shows the same time then as
 * now, also when clocks change in between. To another hour: that hour of the shown zone, minutes as before.
 */
export function droppedAt(post: Pick<PlannedPost, 'at' | 'timeZone'>, place: Place, zone: string): string {
  const shown = wallClock(new Date(post.at), zone)
  if (place.hour !== undefined && place.hour !== Number(shown.time.slice(0, 2))) {
    return instantOf(place.day, `${String(place.hour).padStart(2, '0')}${shown.time.slice(2)}`, zone)!.toISOString()
  }
  return movedBy(post, daysBetween(shown.date, place.day))
}

/** So many days later on the clock of the post's own zone. */
export function movedBy({ at, timeZone }: Pick<PlannedPost, 'at' | 'timeZone'>, days: number): string {
  if (!days) return at
  const own = wallClock(new Date(at), timeZone)
  return instantOf(plusDays(own.date, days), own.time, timeZone)!.toISOString()
}

/** The post as it will stand, before the server has answered. */
export const standingAt = (post: PlannedPost, at: string, zone: string): PlannedPost => ({ ...post, at, day: wallClock(new Date(at), zone).date })

export function byDay(posts: PlannedPost[]): Map<string, PlannedPost[]> {
  const days = new Map<string, PlannedPost[]>()
  for (const post of [...posts].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))) days.set(post.day, [...(days.get(post.day) ?? []), post])
  return days
}

/** A band in a row of days: from column `start`, `length` columns wide, in a lane where nothing else is. */
export interface Band {
  entry: Entry
  lane: number
  start: number
  length: number
  /** It goes on beyond this row. */
  isCutBefore: boolean
  isCutAfter: boolean
}

/** Bands of a row of days, the longest first, each in the highest lane that is free. */
export function bandsOf(entries: Entry[], days: string[]): Band[] {
  const [first, last] = [days[0]!, days.at(-1)!]
  const lanes: boolean[][] = []
  return entries
    .filter(({ startsOn, endsOn }) => startsOn <= last && endsOn >= first)
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn) || b.endsOn.localeCompare(a.endsOn) || a.id.localeCompare(b.id))
    .map((entry) => {
      const start = Math.max(0, daysBetween(first, entry.startsOn))
      const end = Math.min(days.length - 1, daysBetween(first, entry.endsOn))
      const isFree = (lane: boolean[]) => !lane.slice(start, end + 1).some(Boolean)
      let lane = lanes.findIndex(isFree)
      if (lane === -1) lane = lanes.push([]) - 1
      for (let day = start; day <= end; day++) lanes[lane]![day] = true
      return { entry, lane, start, length: end - start + 1, isCutBefore: entry.startsOn < first, isCutAfter: entry.endsOn > last }
    })
}

/** Text on its band reaches 4.5:1 in both themes. */
export const BAND_LOOKS: Record<string, string> = {
  slate: 'bg-slate-200 text-slate-900 dark:bg-slate-700 dark:text-slate-50',
  indigo: 'bg-indigo-100 text-indigo-950 dark:bg-indigo-900 dark:text-indigo-50',
  green: 'bg-green-100 text-green-950 dark:bg-green-900 dark:text-green-50',
  amber: 'bg-amber-100 text-amber-950 dark:bg-amber-900 dark:text-amber-50',
  red: 'bg-red-100 text-red-950 dark:bg-red-900 dark:text-red-50',
  blue: 'bg-blue-100 text-blue-950 dark:bg-blue-900 dark:text-blue-50',
  violet: 'bg-violet-100 text-violet-950 dark:bg-violet-900 dark:text-violet-50',
  teal: 'bg-teal-100 text-teal-950 dark:bg-teal-900 dark:text-teal-50',
}

export const KIND_ICONS: Record<string, string> = { note: 'i-lucide-sticky-note', campaign: 'i-lucide-megaphone', holiday: 'i-lucide-palmtree', event: 'i-lucide-calendar-heart' }

/** Icon and edge of a state: never colour alone. */
export const CHIP_LOOKS: Record<string, { icon: string; edge: string; tint: string }> = {
  draft: { icon: 'i-lucide-pencil-line', edge: 'border-s-slate-400', tint: 'text-muted' },
  scheduled: { icon: 'i-lucide-clock', edge: 'border-s-blue-500', tint: 'text-info' },
  publishing: { icon: 'i-lucide-loader', edge: 'border-s-blue-500', tint: 'text-info' },
  live: { icon: 'i-lucide-circle-check', edge: 'border-s-green-500', tint: 'text-success' },
  partially_published: { icon: 'i-lucide-circle-dot-dashed', edge: 'border-s-amber-500', tint: 'text-warning' },
  failed: { icon: 'i-lucide-circle-x', edge: 'border-s-red-500', tint: 'text-error' },
  unconfirmed: { icon: 'i-lucide-user-search', edge: 'border-s-amber-500', tint: 'text-warning' },
  held: { icon: 'i-lucide-circle-pause', edge: 'border-s-amber-500', tint: 'text-warning' },
  cancelled: { icon: 'i-lucide-ban', edge: 'border-s-slate-300', tint: 'text-muted' },
}
/** Waiting for somebody's approval, whatever the post as a whole is called. */
const REVIEW = { icon: 'i-lucide-eye', edge: 'border-s-violet-500', tint: 'text-primary' }

export const lookOf = ({ state, channels }: Pick<PlannedPost, 'state' | 'channels'>) => (channels.some((channel) => channel.state === 'in_review') ? REVIEW : (CHIP_LOOKS[state] ?? CHIP_LOOKS.draft!))
export const stateOf = ({ state, channels }: Pick<PlannedPost, 'state' | 'channels'>) => (channels.some((channel) => channel.state === 'in_review') ? 'in_review' : state)
