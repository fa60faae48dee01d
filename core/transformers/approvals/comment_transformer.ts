import { BaseTransformer } from '@adonisjs/core/transformers'
import type PostComment from '#models/post_comment'

export default class CommentTransformer extends BaseTransformer<PostComment> {
  /** `names` of members, by their ids; `me` is who reads. */
  constructor(
    resource: PostComment,
    private names: Map<string, string> = new Map(),
    private me: string | null = null
  ) {
    super(resource)
  }

  toObject() {
    const { resource: comment } = this
    return {
      id: comment.id,
      parentId: comment.parentId,
      body: comment.body,
      place: comment.place,
      author: comment.reviewerName ?? this.names.get(comment.authorId ?? '') ?? null,
      byLink: comment.reviewLinkId !== null,
      isInternal: comment.isInternal,
      isOwn: comment.authorId !== null && comment.authorId === this.me,
      createdAt: comment.createdAt.toUTC().toISO()!,
    }
  }
}
