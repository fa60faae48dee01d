/** How long a receiver may take for its answer, all in all. */
export const CALL_TIMEOUT_MS = 15_000
/** What of an answer is read before the connection is closed: its words are nobody's business here. */
export const ANSWER_BYTES_MOST = 16_384

/** Seconds after the first, second … failure: close together while it may be a hiccup, then further apart, over three days in all. */
export const RETRY_SECONDS = [5, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 86_400]
/** Each pause is longer by up to this part, so that a receiver that comes back does not get everything in one second. */
export const JITTER = 0.2
/** Older than this it is news no more; whoever needs it sends it again by hand. */
export const GIVE_UP_DAYS = 3

/** Calls under way at once, of all receivers: each waits on the network most of the time. */
export const PARALLEL = 60
/** And of one receiver: a slow one keeps its own events waiting and nobody else's. */
export const PARALLEL_EACH = 3
/** Of one that failed last time: it is being tried, not used. */
export const PARALLEL_FAILING = 1
/** Longer than a call can take: afterwards its worker is taken for dead. */
export const LEASE_SECONDS = 60

/** After this many failures in a row a receiver is left alone for a while, longer each time. */
export const CIRCUIT_AFTER = 3
export const CIRCUIT_FIRST_SECONDS = 30
export const CIRCUIT_MOST_SECONDS = 3_600
/** One that has failed for so long is switched off, and whoever may switch it on is told. */
export const STOP_AFTER_DAYS = 5

/** How long the old secret still signs beside a new one. */
export const OLD_SECRET_HOURS = 24
/** Addresses of one workspace. */
export const ENDPOINTS_MOST = 50
/** The log of calls. */
export const KEEP_DAYS = 30
