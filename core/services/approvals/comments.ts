import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import PostComment from '#models/post_comment'
import type SocialPost from '#models/social_post'
import { refuseInput } from '#services/publishing/post_input'
import type { Actor } from '#services/tenancy/tenant_tx'
import type { Reviewer } from './decisions.ts'
import { E_NO_COMMENT } from './errors.ts'
import { noteApproval } from './follow.ts'
import { MOST_COMMENTS } from './limits.ts'

export interface NewComment {
  body: string
  parentId?: string | null
  place?: string | null
  /** Kept from clients. */
  isInternal?: boolean
}

/** Oldest first, so that they read as a talk. Runs inside a tenant transaction, on a post that the caller has found. */
export function commentsOf(postId: string, { forClients = false } = {}): Promise<PostComment[]> {
  return PostComment.query().where('postId', postId).whereNull('deletedAt').if(forClients, (query) => query.where('isInternal', false)).orderBy('createdAt').orderBy('id').limit(MOST_COMMENTS)
}

export async function addComment(actor: Actor, post: SocialPost, { body, parentId = null, place = null, isInternal = true }: NewComment, reviewer?: Reviewer): Promise<PostComment> {
  const parent = parentId ? await PostComment.query().where({ id: parentId, postId: post.id }).whereNull('deletedAt').if(reviewer, (query) => query.where('isInternal', false)).first() : null
  if (parentId && !parent) throw refuseInput({ field: 'parentId', rule: 'exists', message: 'The comment you answer is not there any more' })
  const comment = await PostComment.create({
    ...{ id: randomUUID(), workspaceId: post.workspaceId, postId: post.id, body, place },
    // An answer to an answer stands beside it, and is read by whoever reads what it answers.
    ...{ parentId: parent ? (parent.parentId ?? parent.id) : null, isInternal: reviewer ? false : (parent?.isInternal ?? isInternal) },
    ...{ authorId: actor.userId, reviewLinkId: reviewer?.link.id ?? null, reviewerName: reviewer?.name ?? null },
  })
  await comment.refresh()
  await noteApproval('post.commented', post, { commentId: comment.id, isInternal: comment.isInternal, reviewLinkId: reviewer?.link.id ?? null })
  return comment
}

/** One's own, and nobody else's. Answers to it go with it. */
export async function removeComment(actor: Actor, post: SocialPost, id: string): Promise<void> {
  const comment = await PostComment.query().where({ id, postId: post.id, authorId: actor.userId! }).whereNull('deletedAt').first()
  if (!comment) throw new E_NO_COMMENT()
  await PostComment.query().where('postId', post.id).where((either) => void either.where('id', id).orWhere('parentId', id)).whereNull('deletedAt').update({ deletedAt: DateTime.utc().toJSDate() })
}
