import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { noteDecision } from '#services/access/decisions'
import { E_IMPERSONATING, E_NOT_THERE, notAllowed } from '#services/access/errors'
import { isOperator } from '#services/access/operators'
import { PermissionEngine } from '#services/access/permission_engine'
import type { RoutePolicy } from '#services/access/route_policy'
import { requireStepUp } from '#services/accounts/step_up'
import { RateLimits } from '#services/limits/rate_limits'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** The first door of every route: who may call it at all. Comes after `auth` and `workspace`. */
@inject()
export default class PolicyMiddleware {
  constructor(private engine: PermissionEngine) {}

  async handle(ctx: HttpContext, next: NextFn, policy: RoutePolicy) {
    // Whoever came without a workspace has not been counted yet.
    if (!ctx.actor) await RateLimits.elsewhere(ctx)
    if ('own' in policy && ctx.actor?.impersonatorId) throw new E_IMPERSONATING()
    if ('operator' in policy && (ctx.actor?.impersonatorId || !(await isOperator(ctx.auth.user!.id)))) throw new E_NOT_THERE()
    if ('needs' in policy) {
      const decision = await tenantTx(ctx.actor, () => this.engine.can(ctx.actor, policy.needs))
      noteDecision(ctx, policy.needs, undefined, decision)
      if (!decision.allowed) throw notAllowed()
    }
    if ('stepUp' in policy && policy.stepUp) requireStepUp(ctx)
    return next()
  }
}
