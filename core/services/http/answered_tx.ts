import type { HttpContext } from '@adonisjs/core/http'
import { tenantTx } from '#services/tenancy/tenant_tx'

class Undone extends Error {}

/**
 * The router turns what a handler throws into an answer before the middleware around the handler continues: to them a
 * refusal looks like success. Its status is what tells.
 */
export const isRefused = ({ response }: HttpContext) => response.getStatus() >= 400

/** Runs `work` in one tenant transaction, which is undone when the request is answered with a refusal. */
export async function answeredTx(ctx: HttpContext, work: () => Promise<unknown>): Promise<void> {
  try {
    await tenantTx(ctx.actor, async () => {
      await work()
      if (isRefused(ctx)) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
}
