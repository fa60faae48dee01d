import type { HttpContext } from '@adonisjs/core/http'
import type { NotedDecision } from '#services/access/decisions'
import { definitionOf } from '#services/access/permissions'
import { isWorkspaceItself } from '#services/access/rights'
import type { Resource } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** One request asks about few things; more lines of it would only fill the table. */
const LINES_MOST = 20

/** What table a resource is a row of; the words of scopes where there are such. */
const TYPES: Record<string, string> = { brands: 'brand', social_posts: 'social_post', social_connections: 'social_connection', media: 'media', deliveries: 'delivery', connect_attempts: 'connect_attempt' }

/** Every refusal, and every allowance of something sensitive. Never the reason that a request fails. */
export async function keepDecisions(ctx: HttpContext) {
  const { actor, decisions } = ctx
  const worth = actor && decisions ? worthKeeping(decisions) : []
  if (!worth.length) return
  try {
    // Without asking for them back: not everybody may read the log that they are noted in.
    await tenantTx(actor, ({ client }) =>
      client.table('access_logs').multiInsert(
        worth.map(({ permission, resource, decision }) => ({
          workspace_id: actor.workspaceId,
          actor_id: actor.userId,
          impersonator_id: actor.impersonatorId ?? null,
          permission,
          allowed: decision.allowed,
          rule: decision.rule,
          resource_type: typeOf(resource),
          resource_id: resource?.id ?? resource?.brandId ?? null,
          brand_id: resource?.brandId ?? null,
          route: ctx.route?.name ?? null,
          ip: actor.request?.ip ?? null,
          request_id: actor.request?.id ?? null,
        }))
      )
    )
  } catch (error) {
    ctx.logger.error({ code: (error as { code?: string }).code }, 'the access log could not be written')
  }
}

/** One line for each thing: the door's general "anywhere" is left out where the row itself was asked about. */
export function worthKeeping(decisions: readonly NotedDecision[]): NotedDecision[] {
  const kept = decisions.filter(({ permission, decision }) => !decision.allowed || definitionOf(permission).isSensitive)
  const byThing = new Map<string, NotedDecision>()
  for (const noted of kept) byThing.set(`${noted.permission} ${noted.decision.allowed} ${noted.resource?.id ?? noted.resource?.brandId ?? ''}`, noted)
  const all = [...byThing.values()]
  return all
    .filter((one) => !isWorkspaceItself(one.resource) || !all.some((other) => other !== one && other.permission === one.permission && other.decision.allowed === one.decision.allowed))
    .slice(0, LINES_MOST)
}

function typeOf(resource: Resource | undefined): string | null {
  if (!resource || isWorkspaceItself(resource)) return null
  const table = (resource.constructor as { table?: string }).table
  return (table && TYPES[table]) ?? (resource.id ? null : 'brand')
}
