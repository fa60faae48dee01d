import { api } from './http'
import type { ApprovalRoute, ApprovalView, Review, ReviewOver, ReviewPost, WaitingView } from '../../../core/services/approvals/shapes.ts'
import type { Data } from '@generated/data'
import type { Post } from './types'

export { LONGEST_DAYS, NAME_MOST, NOTE_MOST, USUAL_DAYS } from '../../../core/services/approvals/limits.ts'
export type { ApprovalRoute, ApprovalView, Review, ReviewOver, ReviewPost }
export type Waiting = WaitingView & { post: Post }
export type PostComment = Data.Approvals.Comment
export type ReviewLink = Data.Approvals.ReviewLink

interface Word {
  verdict: 'approved' | 'changes_requested'
  note?: string
  contentHash: string
}

export const approvals = {
  decide: (postId: string, word: Word) => api<{ data: ApprovalView }>('POST', `/api/v1/posts/${postId}/approvals`, { body: word }).then(({ data }) => data),
}

export const postComments = (postId: string) => {
  const path = `/api/v1/posts/${postId}/comments`
  return {
    add: (comment: { body: string; parentId?: string; isInternal: boolean }) => api<{ data: PostComment }>('POST', path, { body: comment }).then(({ data }) => data),
    remove: (id: string) => api<void>('DELETE', `${path}/${id}`),
  }
}

export const reviewLinks = {
  of: (postId: string) => api<{ data: ReviewLink[] }>('GET', `/api/v1/review-links?post=${postId}`).then(({ data }) => data),
  /** The address is in this answer and nowhere else. */
  create: (link: { postIds: string[]; label: string | null; days: number }) => api<{ data: ReviewLink & { url: string } }>('POST', '/api/v1/review-links', { body: link }).then(({ data }) => data),
  revoke: (id: string) => api<void>('DELETE', `/api/v1/review-links/${id}`),
}

/** For whoever has a link: `address` is where its page is. */
export const clientReview = (address: string) => ({
  decide: (word: Word & { postId: string; name: string }) => api<{ data: Review }>('POST', `${address}/decisions`, { body: word }).then(({ data }) => data),
  comment: (comment: { postId: string; name: string; body: string; parentId?: string }) => api<{ data: Review }>('POST', `${address}/comments`, { body: comment }).then(({ data }) => data),
})
