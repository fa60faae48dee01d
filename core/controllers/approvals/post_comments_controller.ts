import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type PostComment from '#models/post_comment'
import ReviewPolicy from '#policies/approvals/review_policy'
import PostPolicy from '#policies/publishing/post_policy'
import { addComment, commentsOf, removeComment } from '#services/approvals/comments'
import { namesOf } from '#services/approvals/people'
import { Posts } from '#services/publishing/posts'
import CommentTransformer from '#transformers/approvals/comment_transformer'
import { commentValidator } from '#validators/approvals/approval'

/** What members and clients say to each other about a post. */
@inject()
export default class PostCommentsController {
  constructor(private posts: Posts) {}

  async index({ actor, bouncer, params }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(PostPolicy).authorize('view', post)
    return { data: await shown(await commentsOf(post.id), actor.userId) }
  }

  async store({ actor, bouncer, params, request, response }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(ReviewPolicy).authorize('comment', post)
    const comment = await addComment(actor, post, await request.validateUsing(commentValidator, { data: request.body() }))
    response.status(201)
    return { data: (await shown([comment], actor.userId))[0] }
  }

  async destroy({ actor, bouncer, params, response }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(ReviewPolicy).authorize('comment', post)
    await removeComment(actor, post, params.comment.toLowerCase())
    return response.noContent()
  }
}

async function shown(comments: PostComment[], me: string | null) {
  const names = await namesOf(comments.map(({ authorId }) => authorId))
  return comments.map((comment) => new CommentTransformer(comment, names, me).toObject())
}
