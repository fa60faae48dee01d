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
/** Waits get up to this share more, so that accounts limited together do not come back together. */
export const JITTER = 0.2

/** Every wait of the publishing workflows is multiplied by this: 1, or less in tests and the demo. */
export const waitScale = () => env.get('WAIT_SCALE') ?? 1
