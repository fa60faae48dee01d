import ApprovalDecision from '#models/approval_decision'
import type SocialPost from '#models/social_post'
import { contentOf, hashOfContent } from './content.ts'
import type { Stage } from './shapes.ts'
import { routeOf } from './stages.ts'

export interface StageStanding {
  stage: Stage
  state: 'waiting' | 'approved' | 'changes_requested'
  decision: ApprovalDecision | null
}

export interface Clearance {
  hash: string
  stages: StageStanding[]
  /** Everybody whose word it takes has said yes to this content. Also when nobody's word is wanted. */
  isCleared: boolean
  /** Whose turn it is; null when nobody's word is missing. */
  next: Stage | null
}

type Judged = Pick<SocialPost, 'id' | 'brandId' | 'authorId' | 'contentBy'>

/** A person's word on what they wrote, or changed last, themselves. */
export const isOwn = ({ authorId, contentBy }: Pick<SocialPost, 'authorId' | 'contentBy'>, userId: string | null) => userId !== null && (userId === authorId || userId === contentBy)

/** What has been said about a content of this hash. The last word of each stage counts; nobody's about their own post does. */
export async function clearanceOf(post: Judged, hash: string, route?: readonly Stage[]): Promise<Clearance> {
  const wanted = route ?? (await routeOf(post.brandId))
  if (!wanted.length) return { hash, stages: [], isCleared: true, next: null }
  const decisions = await ApprovalDecision.query().where({ postId: post.id, contentHash: hash }).orderBy('id', 'desc')
  const stages = wanted.map((stage): StageStanding => {
    const decision = decisions.find((one) => one.stage === stage && !(one.verdict === 'approved' && isOwn(post, one.decidedBy))) ?? null
    return { stage, state: decision?.verdict ?? 'waiting', decision }
  })
  const next = stages.find(({ state }) => state !== 'approved')?.stage ?? null
  return { hash, stages, isCleared: next === null, next }
}

/** For a post with its files and all of its deliveries. */
export const clearanceOfPost = (post: SocialPost) => clearanceOf(post, hashOfContent(contentOf(post)))
