import { DateTime } from 'luxon'
import type { Json } from '@caidence/sdk'
import type Delivery from '#models/delivery'
import type SocialPost from '#models/social_post'
import { nameOfType } from '#services/media/fit/notice'
import type { Fitted } from '#services/media/media_source'
import type { Change } from './ledger.ts'
import type { Decision, Standing } from './protocol.ts'
import { isSettled } from './transitions.ts'

/** How decisions of the protocol are written into the delivery, the ledger and the events. */

export function changeFor(delivery: Delivery, { standing, state, post, fault, next, heldReason }: Decision, checkpoint: Standing['checkpoint'], pause: number, progress: number | null): Change {
  const ended = state === 'failed' || state === 'held' || state === 'unconfirmed'
  return {
    checkpoint,
    doubt: standing.doubt,
    restarts: standing.restarts,
    retries: standing.retries,
    waitingUntil: next.do === 'wait' ? DateTime.utc().plus({ seconds: pause }) : null,
    waitingFor: next.do === 'wait' ? next.reason : null,
    heldReason: (state === 'held' && heldReason) || null,
    progress,
    // A resend that was refused in the end keeps the reason the platform gave for it.
    faultCode: fault?.code ?? (ended ? delivery.faultCode : null),
    fault: fault ? factsOf(fault.facts) : ended ? delivery.fault : null,
    ...(post && { remoteId: post.remoteId, permalink: post.url ?? null, publishedAt: instantOf(post.publishedAt) }),
    ...(isSettled(state) && { settledAt: DateTime.utc() }),
  }
}

/** A post that is live is live, whatever an adapter made of its time. */
function instantOf(text: string): DateTime {
  const instant = DateTime.fromISO(text, { zone: 'utc' })
  return instant.isValid ? instant : DateTime.utc()
}

export const factsOf = ({ status, remoteCode, traceId, field }: { status?: number; remoteCode?: string; traceId?: string; field?: string }) => ({ status, remoteCode, traceId, field })

export function evidenceOf({ fault, evidence }: Decision): Record<string, Json> | null {
  const facts = fault ? (JSON.parse(JSON.stringify(factsOf(fault.facts))) as Record<string, Json>) : {}
  const all = { ...facts, ...(evidence && typeof evidence === 'object' && !Array.isArray(evidence) ? evidence : {}) }
  return Object.keys(all).length ? all : null
}

/** What goes out in place of which files. Kept for good: the renditions themselves are not. */
export function fittedEvent(post: SocialPost, fitted: Fitted) {
  if (!fitted.size) return undefined
  const files = post.media.flatMap(({ id }, position): Json[] => {
    const made = fitted.get(id)
    return made ? [{ position, type: nameOfType(made.type), width: made.width, height: made.height, bytes: made.bytes }] : []
  })
  return { kind: 'fitted', detail: { files } as Record<string, Json> }
}

export function eventFor({ next, fault }: Decision, pause: number) {
  if (next.do !== 'wait') return undefined
  return { kind: 'wait', detail: { reason: next.reason, seconds: Math.round(pause * 10) / 10, ...(fault && { code: fault.code }) } as Record<string, Json> }
}
