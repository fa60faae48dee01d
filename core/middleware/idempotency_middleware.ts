import { createHash } from 'node:crypto'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { tenantTx } from '#services/tenancy/tenant_tx'

const E_KEY_IN_FLIGHT = createError('A request with this Idempotency-Key is still being worked on. Repeat it in a moment.', 'E_KEY_IN_FLIGHT', 409)
const E_KEY_REUSED = createError('This Idempotency-Key was used for another request. Use a new key for a new request.', 'E_KEY_REUSED', 422)
const E_KEY_FORM = createError('An Idempotency-Key has 1 to 255 visible characters.', 'E_KEY_FORM', 400)

/** Clients that lost an answer repeat within minutes; a day covers a weekend job's retry. */
const KEPT_HOURS = 24
/** A request that has not answered after this lost its process: its key is free again. */
const IN_FLIGHT_SECONDS = 60

/**
 * One effect per Idempotency-Key: a repeated request gets the first one's answer again (with a header saying so).
 * The key is taken in a transaction of its own before the work, so that of parallel requests one works.
 */
export default class IdempotencyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const key = ctx.request.header('idempotency-key')
    if (key === undefined || ctx.request.method() !== 'POST') return next()
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new E_KEY_FORM()

    const { workspaceId, userId } = ctx.actor
    const row = { workspace_id: workspaceId, user_id: userId!, key }
    const fingerprint = createHash('sha256').update(`${ctx.request.method()} ${ctx.request.url()} ${JSON.stringify(ctx.request.all())}`).digest('hex')

    const known = await tenantTx(ctx.actor, async ({ client }) => {
      await client.from('idempotency_keys').whereRaw(`created_at < now() - make_interval(hours => ?)`, [KEPT_HOURS]).delete()
      await client.from('idempotency_keys').where(row).whereNull('status').whereRaw(`created_at < now() - make_interval(secs => ?)`, [IN_FLIGHT_SECONDS]).delete()
      const { rowCount } = await client.rawQuery(
        `insert into idempotency_keys (workspace_id, user_id, key, fingerprint) values (?, ?, ?, ?) on conflict do nothing`,
        [row.workspace_id, row.user_id, key, fingerprint]
      )
      return rowCount === 1 ? null : client.from('idempotency_keys').where(row).first()
    })

    if (known) {
      if (known.fingerprint !== fingerprint) throw new E_KEY_REUSED()
      if (known.status === null) throw new E_KEY_IN_FLIGHT()
      return ctx.response.status(known.status).header('idempotent-replayed', 'true').json(known.body)
    }

    try {
      const output = await next()
      await this.#keep(ctx, row)
      return output
    } catch (error) {
      // A refused request changed nothing; the caller may correct it and use the key again.
      await tenantTx(ctx.actor, ({ client }) => client.from('idempotency_keys').where(row).delete())
      throw error
    }
  }

  async #keep(ctx: HttpContext, row: Record<string, string>) {
    const body = ctx.response.getBody()
    const status = ctx.response.getStatus()
    await tenantTx(ctx.actor, ({ client }) =>
      client
        .from('idempotency_keys')
        .where(row)
        .update({ status, body: body === undefined ? null : JSON.stringify(body) })
    )
  }
}
