import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type SocialPost from '#models/social_post'
import PostPolicy from '#policies/publishing/post_policy'
import { brandResource } from '#services/access/scopes'
import { E_CONFLICT } from '#services/publishing/errors'
import { Posts, type PostFields } from '#services/publishing/posts'
import PostTransformer from '#transformers/publishing/post_transformer'
import { createPostValidator, listPostsValidator, updatePostValidator } from '#validators/publishing/post'

/** Posts under /api/v1: with a session or an access token. */
@inject()
export default class PostsController {
  constructor(private posts: Posts) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PostPolicy).authorize('list')
    const filter = await ctx.request.validateUsing(listPostsValidator, { data: ctx.request.qs() })

    const { posts, nextCursor } = await this.posts.list(ctx.actor, filter)
    const { data } = await ctx.serialize(PostTransformer.transform(posts))
    return { data, nextCursor }
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(PostPolicy).authorize('create')
    const fields = await ctx.request.validateUsing(createPostValidator, { data: ctx.request.body() })
    const brand = brandResource(await this.posts.brandFor(ctx.actor, fields.brandId))
    await ctx.bouncer.with(PostPolicy).authorize('create', brand)
    if (goesOut(fields)) await ctx.bouncer.with(PostPolicy).authorize('publish', brand)

    const post = await this.posts.create(ctx.actor, { ...fields, brandId: brand.brandId! }, ctx.auth.user!.currentAccessToken ? 'api' : 'web')
    ctx.response.status(201).header('location', `/api/v1/posts/${post.id}`)
    return ctx.serialize(PostTransformer.transform(post))
  }

  async show(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('view', post)
    return ctx.serialize(PostTransformer.transform(post))
  }

  async update(ctx: HttpContext) {
    const before = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('edit', before)
    const fields = await ctx.request.validateUsing(updatePostValidator, { data: ctx.request.body() })
    if (fields.brandId && fields.brandId !== before.brandId) {
      const brand = brandResource(await this.posts.brandFor(ctx.actor, fields.brandId))
      await ctx.bouncer.with(PostPolicy).authorize('create', brand)
      if (goesOut(fields)) await ctx.bouncer.with(PostPolicy).authorize('publish', brand)
    }
    if (goesOut(fields) || isPlanned(before)) await ctx.bouncer.with(PostPolicy).authorize('publish', before)

    try {
      const post = await this.posts.update(ctx.actor, before.id, fields)
      return ctx.serialize(PostTransformer.transform(post))
    } catch (error) {
      // The editor gets what is there now, so that nothing typed on either side is lost.
      if (error instanceof E_CONFLICT) {
        const { data } = await ctx.serialize(PostTransformer.transform(await this.posts.find(before.id)))
        Object.assign(error, { facts: { current: data } })
      }
      throw error
    }
  }

  async destroy(ctx: HttpContext) {
    const post = await this.posts.visible(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PostPolicy).authorize('delete', post)
    await this.posts.remove(ctx.actor, post.id)
    return ctx.response.noContent()
  }
}

/** A time given without saying "when" means "at". */
const goesOut = ({ when, publishAt }: { when?: PostFields['when']; publishAt?: string | null }) => (when ? when !== 'draft' : Boolean(publishAt))

/** Changing what is to go out by itself is publishing something else. */
const isPlanned = ({ deliveries }: SocialPost) => deliveries.some(({ state }) => state === 'scheduled' || state === 'preparing')
