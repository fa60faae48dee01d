import { createError } from '@adonisjs/core/exceptions'
import logger from '@adonisjs/core/services/logger'

export const E_LIMITS_UNAVAILABLE = createError('This cannot be done for the moment, because tries cannot be counted. Try again in a minute.', 'E_LIMITS_UNAVAILABLE', 503)

/** A minute of trouble is one line in the log, not one per request. */
const LOG_EVERY_MS = 60_000
let toldAt = -LOG_EVERY_MS

export const isRefusal = (error: unknown) => (error as { code?: string })?.code === 'E_TOO_MANY_REQUESTS'

export function tellStoreIsDown(error: unknown, consequence: string) {
  if (performance.now() - toldAt < LOG_EVERY_MS) return
  toldAt = performance.now()
  logger.error({ kind: (error as Error)?.name, code: (error as { code?: string })?.code }, `Requests cannot be counted: ${consequence}`)
}

/** For guessing passwords and flooding mailboxes: who cannot be counted is not let in. Throws E_LIMITS_UNAVAILABLE. */
export async function closedWithoutStore<T>(count: () => Promise<T>): Promise<T> {
  try {
    return await count()
  } catch (error) {
    if (isRefusal(error)) throw error
    tellStoreIsDown(error, 'signing in and mails wait, everything else goes on uncounted')
    throw new E_LIMITS_UNAVAILABLE()
  }
}

/** For what only keeps a script from being a nuisance: who cannot be counted goes on. */
export async function openWithoutStore(count: () => Promise<unknown>): Promise<void> {
  try {
    await count()
  } catch (error) {
    if (isRefusal(error)) throw error
    tellStoreIsDown(error, 'signing in and mails wait, everything else goes on uncounted')
  }
}
