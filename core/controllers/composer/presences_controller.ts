import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { Presences } from '#services/composer/presences'
import { Posts } from '#services/publishing/posts'

/** Who has a post open for editing. */
@inject()
export default class PresencesController {
  constructor(
    private posts: Posts,
    private presences: Presences
  ) {}

  /** "I am here", again and again; the answer names the others, and the version there is now. */
  async update(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', post)
    return { data: { others: await this.presences.here(post.id), version: post.version } }
  }

  async destroy(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', post)
    await this.presences.left(post.id)
    return ctx.response.noContent()
  }
}
