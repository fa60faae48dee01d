import router from '@adonisjs/core/services/router'
import type { Permission } from './permissions.ts'
import { policyOf } from './route_policy.ts'

/** `/posts/:id/edit` → `posts.edit`: what a page needs, taken from what its route declares. */
export type PageTable = Record<string, Permission>

let table: PageTable | undefined

/** The browser hides and wraps pages by the very declarations that the server refuses by. */
export function pageTable(): PageTable {
  return (table ??= Object.fromEntries(
    Object.values(router.toJSON())
      .flat()
      .filter(({ methods, pattern }) => methods.includes('GET') && !pattern.startsWith('/api/'))
      .flatMap((route) => {
        const policy = policyOf(route)
        return policy && 'needs' in policy ? [[route.pattern, policy.needs]] : []
      })
  ))
}
