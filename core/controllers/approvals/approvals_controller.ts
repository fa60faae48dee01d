import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { waitingView } from '#services/approvals/waiting_view'
import { WaitingApprovals } from '#services/approvals/waiting'
import { listApprovalsValidator } from '#validators/approvals/approval'
import PostTransformer from '#transformers/publishing/post_transformer'

/** Posts that wait for somebody's word. */
@inject()
export default class ApprovalsController {
  constructor(private waiting: WaitingApprovals) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PostPolicy).authorize('list')
    const filter = await ctx.request.validateUsing(listApprovalsValidator, { data: ctx.request.qs() })
    const found = await this.waiting.list(ctx.actor, filter)
    const { data: posts } = await ctx.serialize(PostTransformer.transform(found.map(({ post }) => post)))
    return { data: found.map((one, index) => ({ ...waitingView(one), post: posts[index] })) }
  }
}
