import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ImpersonationSession } from '#services/access/impersonation_session'
import { RateLimits } from '#services/limits/rate_limits'
import { Workspaces, type WorkspaceSummary } from '#services/tenancy/workspaces'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'

const E_NOT_IN_A_WORKSPACE = createError('You are not a member of the workspace this was meant for', 'E_NOT_IN_A_WORKSPACE', 404)

/** Under this key the session remembers which workspace the person last chose. */
export const WORKSPACE_KEY = 'workspace'

/**
 * Which workspace does this request work in? A token names its own; a session remembers the last one chosen.
 * With `tx: true` the handler runs in one tenant transaction. Routes that call a platform or stream a file leave
 * it off and open short ones themselves.
 */
@inject()
export default class WorkspaceMiddleware {
  constructor(private seeing: ImpersonationSession) {}

  async handle(ctx: HttpContext, next: NextFn, options: { tx?: boolean; optional?: boolean } = {}) {
    const user = ctx.auth.user!
    const workspaces = await new Workspaces().of(user.id)
    const wanted = this.boundByToken(ctx) ?? ctx.session.get(WORKSPACE_KEY)
    const chosen = workspaces.find((workspace) => workspace.id === wanted) ?? (this.boundByToken(ctx) ? undefined : workspaces[0])
    // Before any transaction is open: see RateLimits.
    if (chosen) await RateLimits.member(ctx, chosen.id, chosen.rank)
    else await RateLimits.elsewhere(ctx)
    // A person's own account does not depend on being a member of anything.
    if (!chosen && options.optional) return next()
    if (!chosen) throw new E_NOT_IN_A_WORKSPACE()

    ctx.workspace = chosen
    ctx.workspaces = workspaces
    ctx.actor = { workspaceId: chosen.id, userId: user.id, request: { ip: ctx.request.ip(), id: ctx.request.id() ?? null } }
    await this.seeAsAnother(ctx, chosen)
    return options.tx ? tenantTx(ctx.actor, () => next()) : next()
  }

  /** From here on the request is the other member's, in rights and in what it leaves behind; both names go with it. */
  private async seeAsAnother(ctx: HttpContext, chosen: WorkspaceSummary) {
    const seen = await this.seeing.current(ctx, chosen.id)
    if (!seen) return
    const theirs = (await new Workspaces().of(seen.subjectId)).find(({ id }) => id === chosen.id)
    ctx.impersonation = seen
    ctx.actor = { ...ctx.actor, userId: seen.subjectId, impersonatorId: seen.impersonatorId }
    ctx.workspace = { ...chosen, roles: theirs?.roles ?? [], rank: Math.min(chosen.rank, theirs?.rank ?? 0) }
  }

  private boundByToken(ctx: HttpContext): string | undefined {
    const token = ctx.auth.user!.currentAccessToken
    return token?.abilities.find((ability) => ability.startsWith('workspace:'))?.slice('workspace:'.length)
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    actor: Actor
    workspace: WorkspaceSummary
    workspaces: WorkspaceSummary[]
  }
}
