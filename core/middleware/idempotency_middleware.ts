import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { inject } from '@adonisjs/core'
import { holdRights } from '#services/access/access_lock'
import { PermissionEngine } from '#services/access/permission_engine'
import { answeredTx, isRefused } from '#services/http/answered_tx'
import { E_RIGHTS_CHANGED, IdempotencyKey, keyOf, REPLAYED } from '#services/http/idempotency'
import { tenantTx } from '#services/tenancy/tenant_tx'

export interface Options {
  /** Runs the handler in one tenant transaction, and keeps its answer in the same: the effect and the memory of it are one. */
  tx?: boolean
  /** For what cannot be undone, together with `tx`: rights asked about from here on stay as they are until it is done. */
  hold?: boolean
  /** The answer holds a secret: that it was given is kept, but not what it was. */
  secret?: boolean
}

/** One effect per Idempotency-Key: a repeated POST gets the first one's answer again, with a header that says so. */
@inject()
export default class IdempotencyMiddleware {
  constructor(private engine: PermissionEngine) {}

  async handle(ctx: HttpContext, next: NextFn, { tx = false, hold = false, secret = false }: Options = {}) {
    const held = async (work: () => Promise<unknown>) => {
      if (hold) await holdRights()
      return work()
    }
    const run = (work: () => Promise<unknown>) => (tx ? answeredTx(ctx, () => held(work)) : work())
    const text = ctx.request.method() === 'POST' ? keyOf(ctx) : undefined
    if (text === undefined || !ctx.actor) return run(next)

    const key = new IdempotencyKey(ctx.actor, text, this.#fingerprint(ctx))
    const known = await key.take()
    if (known) {
      if (known.rights !== (await this.#rights(ctx))) throw new E_RIGHTS_CHANGED()
      if (known.location) ctx.response.header('location', known.location)
      return ctx.response.status(known.status).header(REPLAYED, 'true').json(known.body)
    }

    try {
      await run(async () => {
        await next()
        if (!isRefused(ctx)) await key.keep(ctx.response.getStatus(), secret ? null : { ...this.#answer(ctx), rights: await this.#rights(ctx) })
      })
    } catch (error) {
      await key.free()
      throw error
    }
    if (isRefused(ctx)) await key.free()
  }

  #fingerprint({ request }: HttpContext) {
    // A table is no JSON: its text is what was asked.
    const asked = JSON.stringify([request.method(), request.url(true), request.is(['text/csv']) ? request.raw() : request.body()])
    return createHash('sha256').update(asked).digest('hex')
  }

  /** The policies of a route come after this middleware, so an answer is given again only to whoever may still do the same as then. */
  #rights({ actor }: HttpContext) {
    return tenantTx(actor, async () => {
      const now = Date.now()
      const lines: string[][] = []
      for (const id of [actor.userId!, ...(actor.impersonatorId ? [actor.impersonatorId] : [])]) {
        const live = (await this.engine.rightsOf(id)).current(now)
        lines.push(live.map(({ effect, permissions, scope }) => JSON.stringify([effect, [...permissions].sort(), scope.type, scope.id])).sort())
      }
      return createHash('sha256').update(JSON.stringify(lines)).digest('base64url')
    })
  }

  #answer({ response }: HttpContext) {
    return { body: response.getBody() ?? null, location: (response.getHeader('location') as string | undefined) ?? null }
  }
}
