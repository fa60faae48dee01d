import env from '#start/env'

/** Workflows for what is due within this long are started ahead of time, so that they fire on the second. */
export const HORIZON_SECONDS = 5 * 60
/** How often the dispatcher looks. Well below the horizon, so that a missed look makes nothing late. */
export const DISPATCH_EVERY_SECONDS = 30
/** How often the watchdog compares Postgres with Temporal and mends what drifted. */
export const WATCHDOG_EVERY_SECONDS = 120
/** One request to a platform, end to end. Publishing calls take seconds; a minute means it will not answer. */
export const STEP_DEADLINE_SECONDS = 25
/** A step that sends bytes may take this long; it heartbeats, so a lost worker is noticed long before. */
export const UPLOAD_DEADLINE_SECONDS = 15 * 60
/** A write that lost its worker is not looked at before its own request must have ended. */
export const ONCE_CEILING_SECONDS = STEP_DEADLINE_SECONDS + 5
/** Where a format does not say how long its platform takes to show a write. */
export const DEFAULT_SETTLE_SECONDS = 5
/** Waits get up to this share more, so that accounts limited together do not come back together. */
const JITTER = 0.2
/** However small the scale of tests: a pause is a pause. */
const MIN_PAUSE_SECONDS = 0.05
/** Whatever a platform asks for: once a day we ask again. */
const MAX_PAUSE_SECONDS = 24 * 60 * 60

/** Every wait of the publishing workflows is multiplied by this: 1, or less in tests and the demo. */
export const waitScale = () => env.get('WAIT_SCALE') ?? 1

/** Adapters pass on what platforms ask for, which may be anything. */
export const within = (seconds: number) => (Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_PAUSE_SECONDS) : DEFAULT_SETTLE_SECONDS)

/** How long a wait really takes. */
export const stretched = (seconds: number) => Math.max(MIN_PAUSE_SECONDS, within(seconds) * waitScale() * (1 + Math.random() * JITTER))
