import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { Revisions } from '#services/composer/revisions'
import { Posts } from '#services/publishing/posts'
import RevisionTransformer from '#transformers/composer/revision_transformer'
import WholeRevisionTransformer from '#transformers/composer/whole_revision_transformer'

/** What a post was before. For those who may change it: what was taken out again was not meant for readers. */
@inject()
export default class RevisionsController {
  constructor(
    private posts: Posts,
    private revisions: Revisions
  ) {}

  async index(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', post)
    return ctx.serialize(RevisionTransformer.transform(await this.revisions.of(post.id)))
  }

  async show(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', post)
    return ctx.serialize(WholeRevisionTransformer.transform(await this.revisions.find(ctx.actor, post.id, Number(ctx.params.version))))
  }
}
