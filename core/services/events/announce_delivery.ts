import type { EventKind } from './kinds.ts'
import { announce } from './announce.ts'

/** What of a delivery is told. */
interface Told {
  id: string
  brandId: string
  postId: string
  connectionId: string
  generation: number
  state: string
  publishAt: { toISO(): string | null } | null
  permalink: string | null
  faultCode: string | null
  heldReason: string | null
}

/** Only where a delivery comes to rest: the steps in between are for its timeline. */
const KINDS: Record<string, EventKind | undefined> = { live: 'delivery.live', failed: 'delivery.failed', held: 'delivery.held', unconfirmed: 'delivery.needs_person' }
/** Longer addresses are left out: an event has room for a few hundred bytes. */
const PERMALINK_MOST = 500

/** Tells where a delivery came to rest: one insert, in the transaction of the change. `by`: the person who said so, if one did. */
export async function announceDelivery({ id, brandId, postId, connectionId, generation, state, publishAt, permalink, faultCode, heldReason }: Told, by: string | null) {
  // Nothing went wrong: its time has come, and a person posts it.
  const kind = heldReason === 'by_hand' && state === 'held' ? 'delivery.by_hand_due' : KINDS[state]
  if (!kind) return
  await announce(kind, {
    brandId,
    subject: { type: 'delivery', id },
    data: {
      ...{ postId, connectionId, generation, publishAt: publishAt?.toISO() ?? null, isByPerson: by !== null },
      ...(state === 'live' && { permalink: permalink && permalink.length <= PERMALINK_MOST ? permalink : null }),
      ...(state === 'failed' && { faultCode }),
      ...(state === 'held' && { heldReason }),
    },
  })
}
