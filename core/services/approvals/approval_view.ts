import { inject } from '@adonisjs/core'
import ApprovalDecision from '#models/approval_decision'
import ApprovalRequest from '#models/approval_request'
import { PermissionEngine } from '#services/access/permission_engine'
import type { PostRow } from '#services/publishing/post_rows'
import type { Actor } from '#services/tenancy/tenant_tx'
import { clearanceOf, isOwn } from './clearance.ts'
import { contentOf, hashOfContent } from './content.ts'
import { MOST_HISTORY } from './limits.ts'
import { approvalRoute, namesOf } from './people.ts'
import type { ApprovalView, DecisionView, Stage } from './shapes.ts'
import { RIGHT_OF, routeOf } from './stages.ts'
import { diffContents } from './word_diff.ts'

/** What has been said about a post, for members. Runs inside a tenant transaction. */
@inject()
export class ApprovalViews {
  constructor(private permissions: PermissionEngine) {}

  async of(actor: Actor, post: PostRow): Promise<ApprovalView> {
    const content = contentOf(post)
    const hash = hashOfContent(content)
    const route = await routeOf(post.brandId)
    const clearance = await clearanceOf(post, hash, route)
    const decisions = await ApprovalDecision.query().where('postId', post.id).orderBy('id', 'desc').limit(MOST_HISTORY)
    const request = await ApprovalRequest.query().where({ postId: post.id, state: 'open' }).first()
    const names = await namesOf([...decisions.map(({ decidedBy }) => decidedBy), request?.requestedBy ?? null])
    const view = (decision: ApprovalDecision): DecisionView => ({
      id: String(decision.id),
      stage: decision.stage,
      verdict: decision.verdict,
      note: decision.note,
      by: decision.reviewerName ?? names.get(decision.decidedBy ?? '') ?? null,
      byLink: decision.reviewLinkId !== null,
      isCurrent: decision.contentHash === hash,
      decidedAt: decision.decidedAt.toUTC().toISO()!,
    })

    const able = await approvalRoute(post, [post.authorId, post.contentBy], route)
    const stages = clearance.stages.map(({ stage, state, decision }) => ({ stage, state, decision: decision && view(decision), names: able.find((one) => one.stage === stage)?.names ?? [] }))
    return {
      contentHash: hash,
      isCleared: clearance.isCleared,
      stages,
      request: request && { id: request.id, state: 'open', stage: clearance.next, requestedBy: names.get(request.requestedBy ?? '') ?? null, requestedAt: request.createdAt.toUTC().toISO()!, dueAt: request.dueAt?.toUTC().toISO() ?? null },
      mine: await this.#mine(actor, post, route, request !== null, clearance.next),
      decisions: decisions.map(view),
      since: await this.#since(decisions.find(({ contentHash }) => contentHash !== hash), content, clearance.isCleared, view),
    }
  }

  async #mine(actor: Actor, post: PostRow, route: readonly Stage[], isAsked: boolean, next: Stage | null): Promise<ApprovalView['mine']> {
    const theirs: Stage[] = []
    for (const stage of route) if ((await this.permissions.can(actor, RIGHT_OF[stage], post)).allowed) theirs.push(stage)
    const isPlanned = post.deliveries.some(({ state }) => state === 'in_review' || state === 'approved' || state === 'scheduled')
    const own = isOwn(post, actor.userId)
    const why = !theirs.length ? 'no_right' : next && !theirs.includes(next) ? 'other_stage' : own ? 'own' : null
    return { mayApprove: isAsked && next !== null && why === null, mayAskForChanges: theirs.length > 0 && isPlanned, why }
  }

  async #since(decision: ApprovalDecision | undefined, content: ReturnType<typeof contentOf>, isCleared: boolean, view: (decision: ApprovalDecision) => DecisionView): Promise<ApprovalView['since']> {
    if (!decision || isCleared) return null
    const request = await ApprovalRequest.find(decision.requestId)
    return request && { decision: view(decision), ...diffContents(request.content, content) }
  }
}
