import type { ActivityOptions } from '@temporalio/workflow'

/**
 * Activities answer verdicts and throw only for trouble of our own: a database that restarts, a worker that
 * ended. That passes, so they are tried until it has.
 */
export const patient = {
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
} satisfies ActivityOptions

/** Never repeated: whether it happened is looked up, not tried. */
export const once = { retry: { maximumAttempts: 1 } } satisfies ActivityOptions
