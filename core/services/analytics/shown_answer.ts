import type { Answer, NamedChannel, PostsAnswer, Question } from './insights.ts'
import type { WindowNumber } from './number_rules.ts'
import type { ShortLinkClicks } from './short_link_clicks.ts'
import { windowBefore } from './day_window.ts'

/** A channel with its numbers. Types, since pages are made of them. */
export type ShownChannel = NamedChannel & { numbers: WindowNumber[] }
export type ShownPosts = Omit<PostsAnswer, 'best' | 'newest'>
export type ShownAnswer = {
  timeZone: string
  /** Both inclusive. */
  from: string
  to: string
  days: string[]
  before: { from: string; to: string }
  numbers: WindowNumber[]
  channels: ShownChannel[]
  posts: ShownPosts
  /** As we counted them, beside what platforms tell. */
  shortLinks: ShortLinkClicks
}

/** An answer as it is told: with its window, and with channels by their names. Lists of posts have pages of their own. */
export function shownAnswer({ window }: Question, { numbers, channels, named, posts: { best: _best, newest: _newest, ...posts } }: Answer & { named: NamedChannel[] }, shortLinks: ShortLinkClicks): ShownAnswer {
  const before = windowBefore(window)
  const numbersOf = new Map(channels.map(({ channelId, numbers: own }) => [channelId, own]))
  return {
    ...{ timeZone: window.zone, from: window.first, to: window.last, days: window.days, before: { from: before.first, to: before.last } },
    ...{ numbers, posts, shortLinks, channels: named.map((channel) => ({ ...channel, numbers: numbersOf.get(channel.id) ?? [] })) },
  }
}
