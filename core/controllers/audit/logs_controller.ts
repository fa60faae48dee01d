import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notAllowed } from '#services/access/errors'
import { holdRights } from '#services/access/access_lock'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { csvOf } from '#services/audit/log_csv'
import { Logs } from '#services/audit/logs'
import { headsFile } from '#services/audit/sealed_heads'
import { verifyChain } from '#services/audit/verify'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { accessExportValidator, accessLogsValidator, auditExportValidator, auditLogsValidator } from '#validators/audit/log'

/** Lines read at a time while a log is written out. */
const EXPORT_PAGE = 1_000
/** Entries that are read while a person waits, a few seconds' worth; `node ace audit:verify` reads all. */
const VERIFIED_MOST = 100_000

const AUDIT_COLUMNS = ['seq', 'at', 'actorName', 'impersonatorName', 'action', 'subjectType', 'subjectId', 'subjectName', 'brandName', 'before', 'after', 'ip', 'requestId', 'rule', 'hash'] as const
const ACCESS_COLUMNS = ['at', 'actorName', 'impersonatorName', 'permission', 'allowed', 'rule', 'resourceType', 'resourceId', 'brandName', 'route', 'ip', 'requestId'] as const

@inject()
export default class LogsController {
  constructor(
    private logs: Logs,
    private engine: PermissionEngine
  ) {}

  async auditIndex({ request }: HttpContext) {
    const { entries, nextCursor } = await this.logs.audit(await request.validateUsing(auditLogsValidator, { data: request.qs() }))
    return { data: entries, nextCursor }
  }

  async accessIndex({ request }: HttpContext) {
    const { entries, nextCursor } = await this.logs.access(asked(await request.validateUsing(accessLogsValidator, { data: request.qs() })))
    return { data: entries, nextCursor }
  }

  async auditExport(ctx: HttpContext) {
    const filter = await ctx.request.validateUsing(auditExportValidator, { data: ctx.request.qs() })
    await this.#noteExport(ctx.actor, 'audit', filter)
    return this.#send(ctx, 'audit', csvOf(AUDIT_COLUMNS, pages(ctx.actor, (cursor) => this.logs.audit({ ...filter, cursor, limit: EXPORT_PAGE }))))
  }

  async accessExport(ctx: HttpContext) {
    const filter = await ctx.request.validateUsing(accessExportValidator, { data: ctx.request.qs() })
    await this.#noteExport(ctx.actor, 'access', filter)
    return this.#send(ctx, 'access', csvOf(ACCESS_COLUMNS, pages(ctx.actor, (cursor) => this.logs.access({ ...asked(filter), cursor, limit: EXPORT_PAGE }))))
  }

  async verify({ actor }: HttpContext) {
    const { entries, firstSeq, faults, sealedAt, sealedSeq } = await verifyChain(actor.workspaceId, headsFile(), { newest: VERIFIED_MOST })
    return { data: { isWhole: faults.length === 0, entries, firstSeq, faults, sealedAt, sealedSeq } }
  }

  /** What leaves is noted before it does; the right is looked at again while nobody can change it. */
  async #noteExport(actor: Actor, log: string, filter: object) {
    await tenantTx(actor, async () => {
      await holdRights()
      if (!(await this.engine.can(actor, 'audit.export')).allowed) throw notAllowed()
      await audit({ action: 'log.exported', subject: { type: 'log', id: log }, after: { filter } })
    })
  }

  #send({ response }: HttpContext, name: string, csv: ReturnType<typeof csvOf>) {
    response.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.csv"`)
    return response.stream(csv)
  }
}

/** In a query everything is text. */
const asked = <F extends { allowed?: 'true' | 'false' }>({ allowed, ...rest }: F) => ({ ...rest, allowed: allowed === undefined ? undefined : allowed === 'true' })

/** Each page in a short transaction of its own: whoever reads slowly holds no connection. */
async function* pages<Entry>(actor: Actor, read: (cursor?: string) => Promise<{ entries: Entry[]; nextCursor: string | null }>) {
  let cursor: string | undefined
  do {
    const page = await tenantTx(actor, () => read(cursor))
    yield page.entries
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}
