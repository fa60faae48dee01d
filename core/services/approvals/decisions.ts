import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import ApprovalDecision from '#models/approval_decision'
import ApprovalRequest from '#models/approval_request'
import type ReviewLink from '#models/review_link'
import type SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { E_DELIVERY_LOCKED } from '#services/publishing/errors'
import { lockedSentence, settledSentence } from '#services/publishing/fault_sentences'
import { lockPost, postWithRelations } from '#services/publishing/locked_post'
import { isEditable, isSettled } from '#services/publishing/transitions'
import type { Actor } from '#services/tenancy/tenant_tx'
import { clearanceOfPost, isOwn, type Clearance } from './clearance.ts'
import { E_ALREADY_APPROVED, E_CLIENTS_TURN, E_CONTENT_CHANGED, E_NOT_THEIR_TURN, E_NOTHING_TO_APPROVE, E_OWN_POST } from './errors.ts'
import { backTo, close, follow, noteApproval, openRequest } from './follow.ts'
import type { Stage, Verdict } from './shapes.ts'
import { RIGHT_OF } from './stages.ts'

export interface Word {
  verdict: Verdict
  note?: string | null
  /** Of what they had before them: nobody approves what they have not seen. */
  contentHash: string
}

/** Somebody without an account, by the name they gave. */
export interface Reviewer {
  link: ReviewLink
  name: string
}

interface Speaker {
  stages: Stage[]
  userId: string | null
  reviewer?: Reviewer
}

/** Says yes or no to posts. Runs inside a tenant transaction, under the lock of the post. */
@inject()
export class Decisions {
  constructor(private permissions: PermissionEngine) {}

  /** By a member, who was asked for the right to say anything at all. */
  async decide(actor: Actor, postId: string, word: Word): Promise<SocialPost> {
    const post = await lockPost(postId)
    const stages: Stage[] = []
    for (const stage of ['internal', 'client'] as const) if ((await this.permissions.can(actor, RIGHT_OF[stage], post)).allowed) stages.push(stage)
    return this.#say(actor, post, word, { stages, userId: actor.userId })
  }

  /** By whoever has a link: the client's word, and nobody else's. */
  async decideByLink(actor: Actor, postId: string, word: Word, reviewer: Reviewer): Promise<SocialPost> {
    return this.#say(actor, await lockPost(postId), word, { stages: ['client'], userId: null, reviewer })
  }

  async #say(actor: Actor, post: SocialPost, word: Word, speaker: Speaker): Promise<SocialPost> {
    const clearance = await clearanceOfPost(post)
    if (clearance.hash !== word.contentHash) throw new E_CONTENT_CHANGED()
    refuseSent(post)
    if (word.verdict === 'approved') await this.#approve(actor, post, word, speaker, clearance)
    else await this.#sendBack(actor, post, word, speaker, clearance)
    return postWithRelations(post.id)
  }

  async #approve(actor: Actor, post: SocialPost, word: Word, speaker: Speaker, { next, hash }: Clearance) {
    const request = await openRequest(post)
    if (!next && !request) throw new E_ALREADY_APPROVED()
    if (!request || !next) throw new E_NOTHING_TO_APPROVE()
    if (!speaker.stages.includes(next)) throw next === 'internal' ? new E_NOT_THEIR_TURN() : new E_CLIENTS_TURN()
    // Also for somebody who sees with another's eyes.
    if (isOwn(post, speaker.userId) || isOwn(post, actor.impersonatorId ?? null)) throw new E_OWN_POST()

    await this.#note(post, request, next, word, speaker)
    const after = await follow(actor, post)
    await noteApproval('approval.granted', post, { requestId: request.id, stage: next, isFinal: after.isCleared, requestedBy: request.requestedBy, reviewLinkId: speaker.reviewer?.link.id ?? null })
    if (!after.next) return
    // The next ones are asked, and have their own time to answer.
    await request.refresh()
    await request.merge({ waitingSince: DateTime.utc(), remindedAt: null, escalatedAt: null }).save()
    await noteApproval('approval.requested', post, { requestId: request.id, stage: after.next, requestedBy: request.requestedBy, dueAt: request.dueAt?.toUTC().toISO() ?? null, contentHash: hash })
  }

  /** Also what was approved before, as long as it is not being sent. It is a draft again and keeps the time it was planned for. */
  async #sendBack(actor: Actor, post: SocialPost, word: Word, speaker: Speaker, { stages, next, hash }: Clearance) {
    const request = (await openRequest(post)) ?? (await ApprovalRequest.query().where({ postId: post.id, contentHash: hash, state: 'approved' }).orderBy('createdAt', 'desc').first())
    const theirs = stages.map(({ stage }) => stage).filter((stage) => speaker.stages.includes(stage))
    if (!request || !theirs.length) throw new E_NOTHING_TO_APPROVE()
    const stage = next && theirs.includes(next) ? next : theirs.at(-1)!

    await this.#note(post, request, stage, word, speaker)
    await close(post, 'changes_requested')
    if (request.state === 'approved') await request.merge({ state: 'changes_requested', closedAt: DateTime.utc() }).save()
    for (const delivery of post.deliveries.filter(({ state }) => ['in_review', 'approved', 'scheduled', 'preparing'].includes(state))) await backTo('draft', delivery, actor)
    await noteApproval('approval.changes_requested', post, { requestId: request.id, stage, requestedBy: request.requestedBy, reviewLinkId: speaker.reviewer?.link.id ?? null })
  }

  async #note(post: SocialPost, request: ApprovalRequest, stage: Stage, { verdict, note, contentHash }: Word, { userId, reviewer }: Speaker) {
    await ApprovalDecision.create({
      ...{ workspaceId: post.workspaceId, postId: post.id, requestId: request.id, stage, verdict, contentHash },
      ...{ note: note || null, decidedBy: userId, reviewLinkId: reviewer?.link.id ?? null, reviewerName: reviewer?.name ?? null },
    })
    const action = verdict === 'approved' ? 'post.approved' : 'post.changes_requested'
    await audit({ action, subject: { type: 'social_post', id: post.id }, brandId: post.brandId, after: { stage, contentHash, ...(reviewer && { reviewLinkId: reviewer.link.id, reviewerName: reviewer.name }) } })
  }
}

function refuseSent({ deliveries }: SocialPost) {
  const sending = deliveries.find(({ state }) => !isEditable(state) && !isSettled(state))
  if (sending) throw new E_DELIVERY_LOCKED([lockedSentence(sending.state)])
  if (deliveries.length && deliveries.every(({ state }) => state === 'live' || state === 'cancelled')) throw new E_DELIVERY_LOCKED([settledSentence(deliveries[0].state)])
}
