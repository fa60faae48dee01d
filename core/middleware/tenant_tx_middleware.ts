import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** The handler runs in one tenant transaction: all of it happens, or nothing. After `workspace` (and `idempotency`). */
export default class TenantTxMiddleware {
  handle({ actor }: HttpContext, next: NextFn) {
    return tenantTx(actor, () => next())
  }
}
