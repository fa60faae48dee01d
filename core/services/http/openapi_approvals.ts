import { STAGES, VERDICTS } from '#services/approvals/shapes'
import { commentValidator, decisionValidator, listApprovalsValidator, listLinksValidator, reviewLinkValidator } from '#validators/approvals/approval'
import { boolean, described, instant, integer, list, nullable, object, oneOf, ref, string, uri, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const stage = oneOf(STAGES)
const hash = described('SHA-256 of exactly what would be published, the time left out.', { type: 'string', pattern: '^[0-9a-f]{64}$' })

export const decision = object({
  id: string,
  stage,
  verdict: oneOf(VERDICTS),
  note: nullable(string),
  by: described('A member, or the name that somebody with a link gave.', nullable(string)),
  byLink: boolean,
  isCurrent: described('About the content as it is now.', boolean),
  decidedAt: instant,
})

const diffPart = object({ kind: oneOf(['same', 'added', 'removed']), text: string })

export const approval = object({
  contentHash: hash,
  isCleared: described('Everybody whose word it takes has said yes to this content.', boolean),
  stages: described('Whose word it takes, in this order; empty where the brand wants nobody’s.', list(object({ stage, names: list(string), state: oneOf(['waiting', ...VERDICTS]), decision: nullable(ref('ApprovalDecision')) }))),
  request: nullable(object({ id: uuid, state: oneOf(['open']), stage: nullable(stage), requestedBy: nullable(string), requestedAt: instant, dueAt: described('When the first of it is to go out; null is “as soon as it may”.', nullable(instant)) })),
  mine: described('What the caller may do, and why not.', object({ mayApprove: boolean, mayAskForChanges: boolean, why: nullable(oneOf(['own', 'other_stage', 'no_right'])) })),
  decisions: described('Newest first.', list(ref('ApprovalDecision'))),
  since: described('What became of the content since somebody last had a word on it.', nullable(object({
    decision: ref('ApprovalDecision'),
    texts: list(object({ connectionId: uuid, format: string, parts: list(diffPart) })),
    others: list(oneOf(['media', 'altText', 'options', 'added_channel', 'removed_channel'])),
  }))),
})

export const waitingApproval = object({ requestId: uuid, contentHash: hash, stage, isMine: described('It is the caller’s word that is missing.', boolean), requestedBy: nullable(string), requestedAt: instant, dueAt: nullable(instant), post: ref('Post') })

export const postComment = object({
  id: uuid,
  parentId: nullable(uuid),
  body: string,
  place: described('What of the post it is about, such as `text` or `media.0`.', nullable(string)),
  author: nullable(string),
  byLink: boolean,
  isInternal: described('Not shown to clients.', boolean),
  isOwn: boolean,
  createdAt: instant,
})

const linkFields = {
  id: uuid,
  brandId: uuid,
  label: described('For whom it was made; only members see it.', nullable(string)),
  postIds: list(uuid),
  state: oneOf(['open', 'expired', 'revoked']),
  expiresAt: instant,
  revokedAt: nullable(instant),
  opens: described('Visits.', integer),
  lastOpenedAt: nullable(instant),
  events: described('What was done by it, newest first.', list(object({ kind: oneOf(['opened', 'approved', 'changes_requested', 'commented']), postId: nullable(uuid), name: nullable(string), at: instant }))),
  createdAt: instant,
}
export const reviewLink = object(linkFields)

export const schemas = {
  Approval: approval,
  ApprovalDecision: decision,
  WaitingApproval: waitingApproval,
  PostComment: postComment,
  ReviewLink: reviewLink,
  NewReviewLink: object({ ...linkFields, url: described('The address to send out. It is not kept, and never told again.', uri) }),
}

const tag = 'Approvals'

export const operations: Operations = {
  'api.approvals.index': {
    ...{ operationId: 'listWaitingApprovals', tag, access: 'posts:read', query: listApprovalsValidator },
    summary: 'Posts that wait for somebody’s word, the most urgent first',
    success: { status: 200, description: 'At most a hundred', schema: object({ data: list(ref('WaitingApproval')) }) },
  },
  'api.post_approvals.index': {
    ...{ operationId: 'getApproval', tag, access: 'posts:read' },
    summary: 'What has been said about a post, whose word is missing, and what changed since',
    success: { status: 200, description: 'The approval', schema: wrapped(ref('Approval')) },
  },
  'api.post_approvals.store': {
    ...{ operationId: 'decideApproval', tag, access: 'posts:write', body: decisionValidator },
    summary: 'Approve a post, or ask for changes',
    description: 'About the content whose hash is sent: what was changed meanwhile is not approved. Nobody approves what they wrote or changed last. Asked for changes, the post is a draft again.',
    success: { status: 201, description: 'The approval as it is now', schema: wrapped(ref('Approval')) },
    refusals: { 409: 'It was changed, is one’s own, waits for somebody else, for nobody, or is being sent; the code says which.' },
  },
  'api.post_comments.index': {
    ...{ operationId: 'listPostComments', tag, access: 'posts:read' },
    summary: 'What members and clients say to each other about a post, oldest first',
    success: { status: 200, description: 'The comments', schema: object({ data: list(ref('PostComment')) }) },
  },
  'api.post_comments.store': {
    ...{ operationId: 'createPostComment', tag, access: 'posts:write', body: commentValidator },
    summary: 'Say something about a post',
    description: 'Clients read it only with `isInternal: false`. An answer is read by whoever reads what it answers.',
    success: { status: 201, description: 'The comment', schema: wrapped(ref('PostComment')) },
  },
  'api.post_comments.destroy': {
    ...{ operationId: 'deletePostComment', tag, access: 'posts:write', params: { comment: uuid } },
    summary: 'Take back one’s own comment, with the answers to it',
    success: { status: 204, description: 'Gone' },
  },
  'api.review_links.index': {
    ...{ operationId: 'listReviewLinks', tag, access: 'posts:read', query: listLinksValidator },
    summary: 'Links by which clients review posts, newest first',
    success: { status: 200, description: 'The links', schema: object({ data: list(ref('ReviewLink')) }) },
  },
  'api.review_links.store': {
    ...{ operationId: 'createReviewLink', tag, access: 'posts:write', body: reviewLinkValidator },
    summary: 'Make a link for a client without an account',
    description: 'Whoever has it sees these posts of one brand, comments on them, and gives the client’s word. Without `days` it works for fourteen.',
    success: { status: 201, description: 'The link, with its address', schema: wrapped(ref('NewReviewLink')) },
    refusals: { 409: 'There are too many open links.' },
  },
  'api.review_links.destroy': {
    ...{ operationId: 'revokeReviewLink', tag, access: 'posts:write' },
    summary: 'Revoke a link; it stays in the list',
    success: { status: 204, description: 'It opens nothing any more' },
  },
}
