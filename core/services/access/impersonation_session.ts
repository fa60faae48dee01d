import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { Sessions } from '#services/accounts/sessions'
import { Impersonations, type ImpersonationView } from './impersonations.ts'

/** Under this key the session remembers as whom, and where, the person sees. */
const KEY = 'impersonation'

interface Kept {
  id: string
  workspaceId: string
}

const E_IMPERSONATION_OVER = createError<[sentence: string]>('%s Nothing was changed: look at it as yourself, then try again.', 'E_IMPERSONATION_OVER', 409)

/** Whose eyes a session sees with. The row in the database decides, with every request; the session only names it. */
@inject()
export class ImpersonationSession {
  constructor(
    private impersonations: Impersonations,
    private sessions: Sessions
  ) {}

  async begin(ctx: HttpContext, { id }: ImpersonationView) {
    ctx.session.put(KEY, { id, workspaceId: ctx.actor.workspaceId } satisfies Kept)
    await this.sessions.rotate(ctx, ctx.auth.user!)
  }

  async end(ctx: HttpContext) {
    ctx.session.forget(KEY)
    await this.sessions.rotate(ctx, ctx.auth.user!)
  }

  /**
   * The live one, if any. When it is over the person is themselves again at once: a page tells them, and what was
   * meant to change something as the other one is refused. A token never sees as somebody else.
   */
  async current(ctx: HttpContext, workspaceId: string): Promise<ImpersonationView | undefined> {
    const user = ctx.auth.user!
    const kept: Kept | undefined = user.currentAccessToken ? undefined : ctx.session.get(KEY)
    if (!kept) return undefined
    const request = { ip: ctx.request.ip(), id: ctx.request.id() ?? null }
    const answer = await this.impersonations.check({ workspaceId: kept.workspaceId, userId: user.id, request }, kept.id, workspaceId)
    if ('live' in answer) return answer.live

    ctx.session.forget(KEY)
    const sentence = ctx.i18n.t(`impersonation.over.${answer.over}`)
    if (!['GET', 'HEAD'].includes(ctx.request.method())) throw new E_IMPERSONATION_OVER([sentence])
    ctx.impersonationOver = sentence
    return undefined
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** While the person sees the workspace as another member. `actor` is then that member. */
    impersonation?: ImpersonationView
    /** In words, in the first request after it. */
    impersonationOver?: string
  }
}
