import { createError } from '@adonisjs/core/exceptions'

/** Too late to change: a worker is sending it, or it is over. The message is a whole sentence for people. */
export const E_DELIVERY_LOCKED = createError<[sentence: string]>('%s', 'E_DELIVERY_LOCKED', 409)
/** Somebody else saved in between. The handler of the route adds the current post. */
export const E_CONFLICT = createError('The post was changed by somebody else since you opened it. Load their version, or save yours again.', 'E_CONFLICT', 409)
