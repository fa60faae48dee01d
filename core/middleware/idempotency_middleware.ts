import { createHash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { answeredTx, isRefused } from '#services/http/answered_tx'
import { IdempotencyKey, keyOf, REPLAYED } from '#services/http/idempotency'

export interface Options {
  /** Runs the handler in one tenant transaction, and keeps its answer in the same: the effect and the memory of it are one. */
  tx?: boolean
  /** The answer holds a secret: that it was given is kept, but not what it was. */
  secret?: boolean
}

/** One effect per Idempotency-Key: a repeated POST gets the first one's answer again, with a header that says so. */
export default class IdempotencyMiddleware {
  async handle(ctx: HttpContext, next: NextFn, { tx = false, secret = false }: Options = {}) {
    const run = (work: () => Promise<unknown>) => (tx ? answeredTx(ctx, work) : work())
    const text = ctx.request.method() === 'POST' ? keyOf(ctx) : undefined
    if (text === undefined || !ctx.actor) return run(next)

    const key = new IdempotencyKey(ctx.actor, text, this.#fingerprint(ctx))
    const known = await key.take()
    if (known) {
      if (known.location) ctx.response.header('location', known.location)
      return ctx.response.status(known.status).header(REPLAYED, 'true').json(known.body)
    }

    try {
      await run(async () => {
        await next()
        if (!isRefused(ctx)) await key.keep(ctx.response.getStatus(), secret ? null : this.#answer(ctx))
      })
    } catch (error) {
      await key.free()
      throw error
    }
    if (isRefused(ctx)) await key.free()
  }

  #fingerprint({ request }: HttpContext) {
    const asked = JSON.stringify([request.method(), request.url(true), request.body()])
    return createHash('sha256').update(asked).digest('hex')
  }

  #answer({ response }: HttpContext) {
    return { body: response.getBody() ?? null, location: (response.getHeader('location') as string | undefined) ?? null }
  }
}
