import type { Delivery, DeliveryEvent } from '~/api/types'

export const STEPS = ['planned', 'prepared', 'sent', 'confirmed', 'live'] as const
export type StepName = (typeof STEPS)[number]
export type StepStatus = 'done' | 'current' | 'stopped' | 'ahead'

export interface TrackStep {
  name: StepName
  status: StepStatus
  at: string | null
}

/** Reaching this state means that the step before it is done. */
const REACHED: Record<string, number> = { in_review: 1, approved: 1, scheduled: 1, preparing: 1, committing: 2, confirming: 3, live: 5 }
/** Where the work is while a delivery is in this state, counted in steps that are done. */
const STOPPED = ['failed', 'unconfirmed', 'held', 'cancelled']

/**
 * The five beats of a delivery, from its events. A delivery that was started again counts from its newest start:
 * older beats describe something that no longer stands.
 */
export function trackOf(delivery: Pick<Delivery, 'state' | 'publishAt' | 'publishedAt'>, events: DeliveryEvent[]): TrackStep[] {
  const times: (string | null)[] = STEPS.map(() => null)
  let reached = 0

  for (const { toState, fromState, at } of events) {
    if (!toState || toState === fromState) continue
    const now = REACHED[toState]
    if (now === undefined) continue
    // Going back to the start, or from sending to preparing, takes back what had been reached.
    if (now < reached) times.fill(null, now)
    for (let step = 0; step < now; step++) times[step] ??= at
    reached = now
  }

  if (delivery.state === 'live') times[4] = delivery.publishedAt ?? times[4]
  if (delivery.state === 'draft') reached = 0
  else if (delivery.state in REACHED) reached = REACHED[delivery.state]

  const isStopped = STOPPED.includes(delivery.state)
  return STEPS.map((name, index) => ({
    name,
    at: index < reached ? times[index] : null,
    status: index < reached ? 'done' : index > reached ? 'ahead' : isStopped ? 'stopped' : ['scheduled', 'draft', 'in_review', 'approved'].includes(delivery.state) ? 'ahead' : 'current',
  }))
}
