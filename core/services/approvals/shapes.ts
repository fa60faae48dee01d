/* What server and browser both know of approvals. Imports nothing: it ends up in the browser. */

/** Whose word it takes, in the order in which they are asked. The same words as in the tables' checks. */
export const STAGES = ['internal', 'client'] as const
export type Stage = (typeof STAGES)[number]

export const VERDICTS = ['approved', 'changes_requested'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Whom a post goes to: the stages in their order, with some of those who could say it. A client may also have a link. */
export type ApprovalRoute = { stage: Stage; names: string[] }[]

export type DecisionView = {
  id: string
  stage: Stage
  verdict: Verdict
  note: string | null
  /** A member's name, or the one that somebody with a link gave. */
  by: string | null
  byLink: boolean
  /** About the content as it is now. */
  isCurrent: boolean
  decidedAt: string
}

export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** What became of the words of one channel. */
export type TextDiff = { connectionId: string; format: string; parts: DiffPart[] }

/** What is different, besides words. */
export type OtherChange = 'media' | 'altText' | 'options' | 'added_channel' | 'removed_channel'

export type ContentDiff = { texts: TextDiff[]; others: OtherChange[] }

export type ApprovalView = {
  /** Of the content as it is now: what a decision is about. */
  contentHash: string
  isCleared: boolean
  /** Whose word it takes, in order; empty when the brand wants nobody's. `names` are some of those who could give it. */
  stages: { stage: Stage; names: string[]; state: 'waiting' | Verdict; decision: DecisionView | null }[]
  request: { id: string; state: 'open'; stage: Stage | null; requestedBy: string | null; requestedAt: string; dueAt: string | null } | null
  /** What the reader may do, and why not. */
  mine: { mayApprove: boolean; mayAskForChanges: boolean; why: 'own' | 'other_stage' | 'no_right' | null }
  decisions: DecisionView[]
  /** What became of it since somebody last had a word on it; null when nothing did. */
  since: ({ decision: DecisionView } & ContentDiff) | null
}

export type WaitingView = {
  requestId: string
  contentHash: string
  /** Whose turn it is. */
  stage: Stage
  isMine: boolean
  requestedBy: string | null
  requestedAt: string
  /** When the first of it is to go out; null is "as soon as it may". */
  dueAt: string | null
}

export type ReviewFile = { id: string; name: string; type: string; isVideo: boolean; seconds: number | null; pages: number | null; altText: string | null; fileUrl: string; previewUrl: string | null }

export type ReviewComment = { id: string; parentId: string | null; body: string; by: string | null; isClient: boolean; createdAt: string }

/** What an adapter says of how it looks, as pages take it. */
export type Preview = { layout: string; ratio: number; text: { shown: string; folded: boolean }; media: { id: string; ratio: number }[]; badges?: string[]; safeArea?: { top: number; right: number; bottom: number; left: number } }

export type ReviewPost = {
  id: string
  contentHash: string
  text: string
  publishAt: string | null
  timeZone: string
  /** For whom it is: to be decided on, decided, with the team, or over. */
  state: 'waiting' | 'approved' | 'changes_requested' | 'not_yet' | 'published' | 'withdrawn'
  /** The client's own last word. */
  decision: { by: string | null; note: string | null; at: string } | null
  media: ReviewFile[]
  /** As each channel shows it. */
  channels: { key: string; adapter: string; adapterName: string; formatName: string; handle: string; name: string | null; text: string; preview: Preview | null }[]
  comments: ReviewComment[]
}

export type Review = { brand: string; workspaceName: string; from: string | null; expiresAt: string; posts: ReviewPost[] }

/** Whom to ask when a link does not work any more. */
export type ReviewOver = { reason: 'revoked' | 'expired'; brand: string; workspaceName: string; from: string | null }
