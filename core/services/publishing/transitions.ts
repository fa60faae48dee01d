/** States of a delivery, and every change that is allowed. Enforced by compare-and-set in SQL. */
export const DELIVERY_STATES = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'preparing',
  'committing',
  'confirming',
  'live',
  'failed',
  'unconfirmed',
  'cancelled',
  'held',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** from → to. What is not listed does not happen. */
export const TRANSITIONS: Record<DeliveryState, readonly DeliveryState[]> = {
  draft: ['in_review', 'approved', 'scheduled', 'cancelled'],
  in_review: ['draft', 'approved', 'cancelled'],
  approved: ['draft', 'in_review', 'scheduled', 'cancelled', 'held'],
  scheduled: ['draft', 'in_review', 'preparing', 'held', 'failed', 'cancelled'],
  preparing: ['draft', 'in_review', 'scheduled', 'committing', 'confirming', 'live', 'failed', 'held', 'unconfirmed', 'cancelled'],
  // A write may be under way: from here only the platform's word leads on.
  committing: ['preparing', 'confirming', 'live', 'failed', 'held', 'unconfirmed'],
  confirming: ['live', 'unconfirmed', 'failed', 'preparing', 'committing'],
  live: [],
  failed: ['draft', 'in_review', 'scheduled', 'cancelled'],
  // A person says what they found, or asks for another look.
  unconfirmed: ['live', 'failed', 'committing', 'cancelled'],
  cancelled: [],
  // To live only where a person posted it by hand.
  held: ['draft', 'in_review', 'scheduled', 'failed', 'cancelled', 'live'],
}

/** Nothing happens any more unless a person acts. */
const SETTLED: readonly DeliveryState[] = ['live', 'failed', 'unconfirmed', 'cancelled', 'held']
/** Edit, reschedule and cancel still work. From `committing` on the answer is a refusal that says why. */
const EDITABLE: readonly DeliveryState[] = ['draft', 'in_review', 'approved', 'scheduled', 'preparing', 'held', 'failed']
/** A worker owns the delivery. */
export const RUNNING: readonly DeliveryState[] = ['preparing', 'committing', 'confirming']

export const isSettled = (state: DeliveryState) => SETTLED.includes(state)
export const isEditable = (state: DeliveryState) => EDITABLE.includes(state)
export const isAllowed = (from: DeliveryState, to: DeliveryState) => TRANSITIONS[from].includes(to)
