import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { ByHand } from '#services/planning/by_hand'
import { Posts } from '#services/publishing/posts'
import PostTransformer from '#transformers/publishing/post_transformer'
import { byHandValidator } from '#validators/planning/by_hand'

/** "I posted it", or "not this one". */
@inject()
export default class ByHandController {
  constructor(
    private posts: Posts,
    private byHand: ByHand
  ) {}

  async store(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('publish', post)
    await this.byHand.settle(ctx.actor, post.id, await ctx.request.validateUsing(byHandValidator, { data: ctx.request.body() }))
    return ctx.serialize(PostTransformer.transform(await this.posts.find(post.id)))
  }
}
