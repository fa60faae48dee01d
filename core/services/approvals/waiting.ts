import { inject } from '@adonisjs/core'
import ApprovalDecision from '#models/approval_decision'
import ApprovalRequest from '#models/approval_request'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { postRows, type PostRow } from '#services/publishing/post_rows'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { isOwn } from './clearance.ts'
import { MOST_WAITING } from './limits.ts'
import { namesOf } from './people.ts'
import type { Stage } from './shapes.ts'
import { RIGHT_OF } from './stages.ts'

export interface Waiting {
  post: PostRow
  request: ApprovalRequest
  stage: Stage
  requestedBy: string | null
  /** It is the reader's word that is missing. */
  isMine: boolean
}

/** Posts that wait for somebody's word, the most urgent first. Runs inside a tenant transaction. */
@inject()
export class WaitingApprovals {
  constructor(private permissions: PermissionEngine) {}

  /** Only where a brand wants approval there is anything to see. */
  async isUsed(): Promise<boolean> {
    const { client, workspaceId } = tenant()
    const row = await client.from('brand_profiles').where('workspace_id', workspaceId).whereRaw(`sections -> 'guidelines' ->> 'approval' in ('internal', 'internal_and_client')`).select(client.raw('1')).first()
    return row !== null && row !== undefined
  }

  async list(actor: Actor, { brand }: { brand?: string } = {}): Promise<Waiting[]> {
    const requests = await this.#open(actor, brand)
    const rows = new Map((await postRows(SocialPost.query().whereIn('id', requests.map(({ postId }) => postId)))).map((post) => [post.id, post]))
    const judged = await this.#judge(actor, requests.filter(({ postId }) => rows.has(postId)), rows)
    const names = await namesOf(judged.map(({ request }) => request.requestedBy))
    return judged.map(({ request, stage, isMine }) => ({ post: rows.get(request.postId)!, request, stage, isMine, requestedBy: names.get(request.requestedBy ?? '') ?? null }))
  }

  /** How many wait for this person. */
  async count(actor: Actor, brand?: string | null): Promise<number> {
    const requests = await this.#open(actor, brand ?? undefined)
    if (!requests.length) return 0
    const posts = await SocialPost.query().whereIn('id', requests.map(({ postId }) => postId)).select('id', 'workspaceId', 'brandId', 'authorId', 'contentBy')
    return (await this.#judge(actor, requests, new Map(posts.map((post) => [post.id, post])))).filter(({ isMine }) => isMine).length
  }

  async #open(actor: Actor, brand?: string): Promise<ApprovalRequest[]> {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const visible = narrow(SocialPost.query()).whereNull('deletedAt').if(brand, (query) => query.where('brandId', brand!)).select('social_posts.id')
    return ApprovalRequest.query().where('state', 'open').whereIn('postId', visible as any).orderByRaw('due_at nulls first').orderBy('createdAt').limit(MOST_WAITING)
  }

  async #judge(actor: Actor, requests: ApprovalRequest[], posts: Map<string, Pick<SocialPost, 'id' | 'workspaceId' | 'brandId' | 'authorId' | 'contentBy'>>) {
    const decisions = requests.length ? await ApprovalDecision.query().whereIn('postId', requests.map(({ postId }) => postId)).orderBy('id', 'desc') : []
    const of = Map.groupBy(decisions, ({ postId, contentHash, stage }) => `${postId} ${contentHash} ${stage}`)
    const isGiven = (request: ApprovalRequest, stage: Stage) => {
      const post = posts.get(request.postId)!
      const last = (of.get(`${request.postId} ${request.contentHash} ${stage}`) ?? []).find(({ verdict, decidedBy }) => !(verdict === 'approved' && isOwn(post, decidedBy)))
      return last?.verdict === 'approved'
    }
    const next = requests.map((request) => ({ request, stage: request.stages.find((stage) => !isGiven(request, stage)) ?? request.stages[0] }))
    const rights = new Map<Stage, boolean[]>()
    for (const stage of new Set(next.map((one) => one.stage))) rights.set(stage, await this.permissions.canMany(actor, RIGHT_OF[stage], next.map(({ request }) => posts.get(request.postId)!)))
    return next.map((one, index) => ({ ...one, isMine: rights.get(one.stage)![index] && !isOwn(posts.get(one.request.postId)!, actor.userId) }))
  }
}
