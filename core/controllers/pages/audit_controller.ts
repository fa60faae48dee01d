import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { Logs } from '#services/audit/logs'
import { isCursor } from '#services/http/cursor'
import { understood } from '#services/http/understood'
import { tenant } from '#services/tenancy/tenant_tx'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import { accessLogsValidator, auditLogsValidator } from '#validators/audit/log'

/** People offered in a filter; beyond that, the API has a filter by id. */
const PEOPLE_MOST = 200

@inject()
export default class AuditController {
  constructor(
    private engine: PermissionEngine,
    private logs: Logs
  ) {}

  async index({ actor, auth, inertia, request }: HttpContext) {
    const filters = await readFilters<Infer<typeof auditLogsValidator>>(auditLogsValidator, request.qs())
    const { entries, nextCursor } = await this.logs.audit(filters)
    // The page shows places in the chain; their hashes are for programs.
    return inertia.render('audit/index', { entries: entries.map(({ hash: _hash, ...entry }) => entry), nextCursor, filters: strings(filters), ...(await this.#choices(actor)), timeZone: auth.user!.timeZone })
  }

  async access({ actor, auth, inertia, request }: HttpContext) {
    const filters = await readFilters<Infer<typeof accessLogsValidator>>(accessLogsValidator, request.qs())
    const { entries, nextCursor } = await this.logs.access({ ...filters, allowed: filters.allowed === undefined ? undefined : filters.allowed === 'true' })
    return inertia.render('audit/access', { entries, nextCursor, filters: strings(filters), ...(await this.#choices(actor)), timeZone: auth.user!.timeZone })
  }

  async #choices(actor: HttpContext['actor']) {
    const { client, workspaceId } = tenant()
    const people: { id: string; full_name: string }[] = await client
      .from('memberships')
      .join('users', 'users.id', 'memberships.user_id')
      .where('workspace_id', workspaceId)
      .orderBy('full_name')
      .limit(PEOPLE_MOST)
      .select('users.id', 'full_name')
    return { people: people.map(({ id, full_name: name }) => ({ id, name })), brands: BrandTransformer.transform(await visibleBrands(this.engine, actor)) }
  }
}

/** A cursor of another list is overlooked as well. */
async function readFilters<Filters extends { cursor?: string }>(...[validator, query]: Parameters<typeof understood<Filters>>): Promise<Filters> {
  const filters = await understood<Filters>(validator, query)
  return filters.cursor && !isCursor(filters.cursor) ? { ...filters, cursor: undefined } : filters
}

/** As they stand in the address. */
const strings = (filters: Record<string, unknown>) => Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value === undefined ? null : String(value)]))
