/**
 * What can be counted, in one language for all platforms. An adapter maps its platform's names to these and leaves out
 * what has no counterpart: two platforms' numbers are only ever compared under a name that means the same.
 */
export const METRICS = {
  /** Times something was shown or played; the platform's own threshold applies. */
  views: 'count',
  /** Different people or accounts it was shown to. */
  reach: 'count',
  /** Times it was on a screen, where the platform counts that apart from views. */
  impressions: 'count',
  /** Everything people did with it, as the platform adds it up. */
  engagements: 'count',
  likes: 'count',
  /** All kinds of reactions together, where there are several. */
  reactions: 'count',
  dislikes: 'count',
  comments: 'count',
  shares: 'count',
  saves: 'count',
  clicks: 'count',
  /** People who follow the account at `asOf`. */
  followers: 'count',
  /** Followers won in the window. */
  follows: 'count',
  unfollows: 'count',
  profile_views: 'count',
  /** Posts the account has at `asOf`. */
  posts: 'count',
  watch_time: 'seconds',
  average_watch_time: 'seconds',
} as const satisfies Record<string, 'count' | 'seconds'>

export type MetricName = keyof typeof METRICS
