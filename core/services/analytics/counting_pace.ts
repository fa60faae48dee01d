import { waitScale } from '#services/publishing/timing'

const HOUR = 60 * 60
const DAY = 24 * HOUR

/** How often a channel is counted: platforms renew their numbers some times a day. */
const CHANNEL_EVERY = 3 * HOUR
/** Before that, platforms have nothing to tell about a post. */
const POST_FIRST_AFTER = HOUR
/** How often a post is counted, by its age: most happens at first. Later than the last, its numbers do not change much. */
const POST_PACE: [untilAge: number, every: number][] = [
  [DAY, 3 * HOUR],
  [7 * DAY, 12 * HOUR],
  [30 * DAY, DAY],
  [90 * DAY, 7 * DAY],
]
export const POST_TRACKED_FOR = POST_PACE.at(-1)![0]
/** After trouble, doubled with each failure up to the second. */
const RETRY_FIRST = 15 * 60
const RETRY_MOST = DAY
/** Channels that were connected together must not come back together for ever. */
const JITTER = 0.1

const jittered = (seconds: number) => Math.round(seconds * (1 + Math.random() * JITTER))

/** Seconds after it went out that a post is counted first. */
export const firstForPost = () => POST_FIRST_AFTER * waitScale()

/** Seconds until a channel is counted again. Shrunk like every other wait in tests and the demo. */
export const nextForChannel = () => jittered(CHANNEL_EVERY * waitScale())

/** The same after a failure; a platform that names a pause is obeyed. */
export const nextAfterFailure = (failures: number, retryAfter = 0) => jittered(Math.max(retryAfter, Math.min(RETRY_FIRST * 2 ** Math.min(failures, 10), RETRY_MOST) * waitScale()))

/** Null: not again. */
export function nextForPost(ageSeconds: number): number | null {
  const pace = POST_PACE.find(([untilAge]) => ageSeconds < untilAge)
  return pace ? jittered(pace[1] * waitScale()) : null
}
