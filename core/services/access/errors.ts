import { errors } from '@adonisjs/bouncer'
import { createError } from '@adonisjs/core/exceptions'

/** The refusal that policies answer with, for what is asked of the engine itself. */
export const notAllowed = () => new errors.E_AUTHORIZATION_FAILURE({ allowed: false } as any)

export const E_IMPERSONATING = createError('This belongs to the person you see as. End it first, then use your own account.', 'E_IMPERSONATING', 403)

/** For what nobody but operators is to know of. */
export const E_NOT_THERE = createError('There is nothing at this address', 'E_NOT_FOUND', 404)

/** What somebody may not give, take or change, in a sentence that says why. */
export const E_HIERARCHY = createError<[sentence: string]>('%s', 'E_HIERARCHY', 403)

export const E_LAST_OWNER = createError('A workspace keeps at least one owner. Make somebody else an owner first.', 'E_LAST_OWNER', 409)
export const E_SYSTEM_ROLE = createError('This role is part of the product and stays as it is. Make a role of your own that inherits from it.', 'E_SYSTEM_ROLE', 409)
export const E_ROLE_CYCLE = createError<[path: string]>('Roles cannot inherit from each other in a circle: %s', 'E_ROLE_CYCLE', 422)
export const E_ROLE_IN_USE = createError<[count: string]>('%s. Say with replaceWith which role they get instead.', 'E_ROLE_IN_USE', 409)
export const E_ROLE_NAME = createError('There is a role of this name already.', 'E_ROLE_NAME', 409)
export const E_ROLE_CHANGED = createError('Somebody else has changed this role in the meantime.', 'E_ROLE_CHANGED', 409)
export const E_NOT_ASSIGNABLE = createError<[sentence: string]>('%s', 'E_NOT_ASSIGNABLE', 422)
export const E_ALREADY_ASSIGNED = createError('This person has that already.', 'E_ALREADY_ASSIGNED', 409)

const gone = (what: string) => createError(`There is no such ${what}`, 'E_NOT_FOUND', 404)
export const E_NO_ROLE = gone('role')
export const E_NO_PERSON = gone('member')
export const E_NO_SCOPE = gone('place for a role')
export const E_NO_ASSIGNMENT = gone('assignment')
export const E_NO_GRANT = gone('grant')
