import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import ReviewPolicy from '#policies/approvals/review_policy'
import PostPolicy from '#policies/publishing/post_policy'
import { ApprovalViews } from '#services/approvals/approval_view'
import { Decisions } from '#services/approvals/decisions'
import { Posts } from '#services/publishing/posts'
import { decisionValidator } from '#validators/approvals/approval'

/** What is said about one post: whose word is missing, who said what, and saying it. */
@inject()
export default class PostApprovalsController {
  constructor(
    private posts: Posts,
    private views: ApprovalViews,
    private decisions: Decisions
  ) {}

  async index({ actor, bouncer, params }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(PostPolicy).authorize('view', post)
    return { data: await this.views.of(actor, post) }
  }

  async store({ actor, bouncer, params, request, response }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(ReviewPolicy).authorize('decide', post)
    const word = await request.validateUsing(decisionValidator, { data: request.body() })
    const decided = await this.decisions.decide(actor, post.id, word)
    response.status(201)
    return { data: await this.views.of(actor, decided) }
  }
}
