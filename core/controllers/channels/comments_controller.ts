import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { Comments, E_NO_COMMENTS } from '#services/inbox/comments'
import { Posts } from '#services/publishing/posts'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { listCommentsValidator } from '#validators/channels/channel'

@inject()
export default class CommentsController {
  constructor(
    private posts: Posts,
    private comments: Comments
  ) {}

  /** Read at the platform while somebody waits, outside any transaction. */
  async index({ actor, bouncer, params, request }: HttpContext) {
    const delivery = await tenantTx(actor, async () => {
      const post = await this.posts.visible(actor, params.id)
      await bouncer.with(PostPolicy).authorize('view', post)
      return post.deliveries.find(({ id }) => id === params.delivery)
    })
    if (!delivery) throw new E_NO_COMMENTS()
    const { cursor } = await listCommentsValidator.validate(request.qs())
    const { comments, nextCursor } = await this.comments.list(actor, delivery, cursor)
    return { data: comments, nextCursor }
  }
}
