import router from '@adonisjs/core/services/router'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The methods that an address knows, when the one that was used is not among them. */
export const allowedMethods = (path: string) => METHODS.filter((method) => router.match(path, method, true))
