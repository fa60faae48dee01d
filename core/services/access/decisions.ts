import type { HttpContext } from '@adonisjs/core/http'
import type { Permission } from './permissions.ts'
import type { Decision } from './rights.ts'
import type { Resource } from './scopes.ts'

/** What was asked of the engine during a request. The access log takes from it what is worth keeping. */
export interface NotedDecision {
  permission: Permission
  resource?: Resource
  decision: Decision
}

export function noteDecision(ctx: HttpContext, permission: Permission, resource: Resource | undefined, decision: Decision) {
  ctx.decisions ??= []
  ctx.decisions.push({ permission, resource, decision })
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    decisions?: NotedDecision[]
  }
}
