import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import ApprovalDecision from '#models/approval_decision'
import ApprovalRequest, { type RequestState } from '#models/approval_request'
import type Delivery from '#models/delivery'
import type SocialPost from '#models/social_post'
import { announce } from '#services/events/announce'
import type { EventKind } from '#services/events/kinds'
import { transition, type Change } from '#services/publishing/ledger'
import { leaveInOutbox } from '#services/publishing/outbox'
import type { Actor } from '#services/tenancy/tenant_tx'
import { clearanceOf, type Clearance } from './clearance.ts'
import { contentOf, hashOfContent, type Content } from './content.ts'

/** On its way out without anybody being asked any more. */
const GOING_OUT: Delivery['state'][] = ['approved', 'scheduled', 'preparing']

/** What was prepared at a platform is not what may go out now. */
const ANEW = { checkpoint: null, waitingUntil: null, waitingFor: null, progress: null, restarts: 0, retries: 0 } satisfies Change

export const noteApproval = (kind: EventKind, post: SocialPost, data: Record<string, string | number | boolean | null>) =>
  announce(kind, { brandId: post.brandId, subject: { type: 'post', id: post.id }, data: { postId: post.id, authorId: post.authorId, ...data } })

/**
 * Brings deliveries and requests in line with what was said about the content that the post has now. Runs after every
 * change, in its transaction, on a locked post with its files and deliveries: what is approved goes on, what is not
 * waits, and an approval of something else ends. `before` is the hash of what the post held before the change.
 */
export async function follow(actor: Actor, post: SocialPost, before?: string): Promise<Clearance> {
  const content = contentOf(post)
  const hash = hashOfContent(content)
  if (before !== undefined && before !== hash && post.contentBy !== actor.userId) await post.merge({ contentBy: actor.userId }).save()

  const clearance = await clearanceOf(post, hash)
  await voidOutdated(post, clearance, actor)
  if (clearance.isCleared) {
    await close(post, clearance.stages.length ? 'approved' : 'withdrawn')
    await release(actor, post)
    return clearance
  }
  for (const delivery of post.deliveries.filter(({ state }) => GOING_OUT.includes(state))) await backTo('in_review', delivery, actor)
  await ask(actor, post, content, clearance)
  return clearance
}

/** Approved: what waited for it goes on, at its time. A time that has passed is met by the rule for what is late. */
async function release(actor: Actor, post: SocialPost) {
  const waiting = post.deliveries.filter(({ state }) => state === 'in_review')
  for (const delivery of waiting) {
    const publishAt = delivery.publishAt ?? DateTime.utc()
    await transition(delivery, 'approved', {}, { kind: 'state', actorId: actor.userId })
    await transition(delivery, 'scheduled', { publishAt, dispatchedGeneration: null, settledAt: null }, { kind: 'state', actorId: actor.userId, detail: { publishAt: publishAt.toUTC().toISO()! } })
    await leaveInOutbox(delivery)
  }
  if (waiting.length) await noteApproval('post.scheduled', post, { publishAt: dueOf(waiting)?.toUTC().toISO() ?? null })
}

/** Where it waits, or is written on; its workflow, should it have one, hears of it. */
export async function backTo(state: 'in_review' | 'draft', delivery: Delivery, actor: Actor) {
  await transition(delivery, state, { ...ANEW, settledAt: null }, { kind: 'state', actorId: actor.userId })
  await leaveInOutbox(delivery)
}

async function ask(actor: Actor, post: SocialPost, content: Content, { hash, stages, next }: Clearance) {
  const waiting = post.deliveries.filter(({ state }) => state === 'in_review')
  const open = await openRequest(post)
  if (!waiting.length) return close(post, 'withdrawn')
  const route = stages.map(({ stage }) => stage)
  const dueAt = dueOf(waiting)
  if (open && open.contentHash === hash && open.stages.join() === route.join()) return void (await open.merge({ dueAt }).save())
  await close(post, 'withdrawn')

  const request = await ApprovalRequest.create({
    ...{ id: randomUUID(), workspaceId: post.workspaceId, postId: post.id, contentHash: hash, stages: route, state: 'open' as const, requestedBy: actor.userId, dueAt, waitingSince: DateTime.utc() },
    // A list would become an array of Postgres.
    content: JSON.stringify(content) as unknown as Content,
  })
  await noteApproval('approval.requested', post, { requestId: request.id, stage: next, requestedBy: actor.userId, dueAt: dueAt?.toUTC().toISO() ?? null })
}

export const openRequest = (post: Pick<SocialPost, 'id'>): Promise<ApprovalRequest | null> => ApprovalRequest.query().where({ postId: post.id, state: 'open' }).first()

/** Ends the open request, if there is one. */
export async function close(post: Pick<SocialPost, 'id'>, state: Exclude<RequestState, 'open'>) {
  await ApprovalRequest.query().where({ postId: post.id, state: 'open' }).update({ state, closedAt: DateTime.utc().toJSDate() })
}

/** Requests about another content than the present one. Whoever had said yes hears that it counts no more. */
async function voidOutdated(post: SocialPost, { hash }: Clearance, actor: Actor) {
  const outdated = await ApprovalRequest.query().where('postId', post.id).whereIn('state', ['open', 'approved']).whereNot('contentHash', hash)
  for (const request of outdated) {
    await request.merge({ state: 'voided', closedAt: DateTime.utc() }).save()
    const given = await ApprovalDecision.query().where({ postId: post.id, contentHash: request.contentHash, verdict: 'approved' }).first()
    if (given) await noteApproval('approval.voided', post, { requestId: request.id, requestedBy: request.requestedBy, changedBy: actor.userId })
  }
}

/** When the first of it is to go out; null is "as soon as it may". */
const dueOf = (deliveries: Delivery[]): DateTime | null => (deliveries.some(({ publishAt }) => !publishAt) ? null : DateTime.min(...deliveries.map(({ publishAt }) => publishAt!))) ?? null
