import { createError } from '@adonisjs/core/exceptions'
import type { RouteJSON } from '@adonisjs/core/types/http'
import type { Permission } from './permissions.ts'

/** Who may call a route. Every route says it: `.use(middleware.policy({ needs: 'posts.view' }))`. */
export type RoutePolicy =
  /** Anybody; the text says what guards it instead, or why nothing has to. */
  | { public: string }
  /** The signed-in person, about what is their own. Not for somebody who sees with their eyes. */
  | { own: string; stepUp?: boolean }
  /** Every member of the workspace. */
  | { member: string; stepUp?: boolean }
  /** Whoever holds the permission anywhere in the workspace. Which rows, is the policies' and the lists' business. */
  | { needs: Permission; stepUp?: boolean }
  /** The operators of the installation; for everybody else there is nothing at the address. Not for somebody who sees with another's eyes. */
  | { operator: string; stepUp?: boolean }

export const E_UNDECLARED_ROUTE = createError<[routes: string, count: string]>(
  'Refusing to serve: %s %s no policy. Say who may call it, as in .use(middleware.policy({ needs: \'posts.view\' })); the forms are in core/services/access/route_policy.ts',
  'E_UNDECLARED_ROUTE',
  500
)

type Named = { name?: string; args?: unknown }

/** What the route declares, or nothing. */
export function policyOf(route: RouteJSON): RoutePolicy | undefined {
  const used = [...route.middleware.all()] as unknown as Named[]
  return used.findLast(({ name }) => name === 'policy')?.args as RoutePolicy | undefined
}

/** Deny by default begins here: with a route that forgot to say who may call it, nothing is served. */
export function refuseUndeclared(routes: RouteJSON[]) {
  const silent = routes.filter((route) => !policyOf(route)).map(({ methods, pattern }) => `${methods.filter((method) => method !== 'HEAD').join('|')} ${pattern}`)
  if (silent.length) throw new E_UNDECLARED_ROUTE([silent.join(', '), silent.length === 1 ? 'declares' : 'declare'])
}
