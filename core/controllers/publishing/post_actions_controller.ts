import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { Posts } from '#services/publishing/posts'
import { PostChecks } from '#services/publishing/post_checks'
import PostTransformer from '#transformers/publishing/post_transformer'
import { checkPostValidator, publishPostValidator, resolveDeliveryValidator, selectDeliveriesValidator } from '#validators/publishing/post'

/** What happens to a post besides being written: checked, published, cancelled, resolved. */
@inject()
export default class PostActionsController {
  constructor(
    private posts: Posts,
    private checks: PostChecks
  ) {}

  async check(ctx: HttpContext) {
    await ctx.bouncer.with(PostPolicy).authorize('create')
    const fields = await ctx.request.validateUsing(checkPostValidator, { data: ctx.request.body() })
    return { data: await this.checks.check(ctx.actor, fields, ctx.i18n) }
  }

  async publish(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('publish', post)
    const chosen = await ctx.request.validateUsing(publishPostValidator, { data: ctx.request.body() })
    return ctx.serialize(PostTransformer.transform(await this.posts.publish(ctx.actor, post.id, chosen)))
  }

  async cancel(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', post)
    const { deliveryIds } = await ctx.request.validateUsing(selectDeliveriesValidator, { data: ctx.request.body() })
    return ctx.serialize(PostTransformer.transform(await this.posts.cancel(ctx.actor, post.id, deliveryIds)))
  }

  async resolve(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('publish', post)
    const { deliveryId, found, permalink } = await ctx.request.validateUsing(resolveDeliveryValidator, { data: ctx.request.body() })
    return ctx.serialize(PostTransformer.transform(await this.posts.resolve(ctx.actor, post.id, deliveryId, found, permalink)))
  }
}
