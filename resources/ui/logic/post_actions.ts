import type { Delivery, Post } from '~/api/types'

const UNSENT = ['draft', 'in_review', 'approved', 'scheduled', 'held', 'failed', 'unconfirmed', 'preparing']

/** What a person can do with a post, from the states of its deliveries. The server decides again. */
export function actionsOf(post: Post) {
  const states = post.deliveries.map(({ state }) => state as string)
  const some = (wanted: string[]) => states.some((state) => wanted.includes(state))
  const isOver = states.length > 0 && states.every((state) => state === 'live' || state === 'cancelled')
  return {
    edit: !isOver && (states.length === 0 || post.deliveries.some(({ isEditable }) => isEditable)),
    reschedule: some(['scheduled', 'held', 'in_review']),
    publishNow: some(['draft', 'scheduled']),
    cancel: some(UNSENT) && post.state !== 'draft',
    remove: !some(['committing', 'confirming', 'preparing', 'scheduled']),
  }
}

export type FixKind = 'by_hand' | 'reconnect' | 'edit' | 'again' | 'resolve' | 'now' | 'ask' | 'none'

/** Which one button helps a delivery that stopped. */
export function fixOf(delivery: Delivery): FixKind {
  if (delivery.state === 'held') {
    const reason = delivery.heldReason?.code
    if (reason === 'by_hand') return 'by_hand'
    if (reason === 'connection_lost') return delivery.account?.isConnected ? 'now' : 'reconnect'
    if (reason === 'media_gone' || reason === 'media_unfit' || reason === 'content_refused') return 'edit'
    if (reason === 'too_late' || reason === 'permission_lost') return 'now'
    if (reason === 'approval_missing') return 'ask'
    return 'none'
  }
  if (delivery.state === 'unconfirmed') return 'resolve'
  if (delivery.state !== 'failed') return 'none'
  switch (delivery.fault?.code) {
    case 'E_TOKEN_EXPIRED':
    case 'E_TOKEN_REVOKED':
    case 'E_SCOPE_MISSING':
    case 'E_ACCOUNT_BLOCKED':
      // Reconnected meanwhile: what is left to do is sending it.
      return delivery.account?.isConnected ? 'again' : 'reconnect'
    case 'E_CONTENT_INVALID':
    case 'E_CONTENT_DUPLICATE':
    case 'E_MEDIA_REJECTED':
    case 'E_UNSUPPORTED':
      return 'edit'
    case 'E_APP_MISCONFIGURED':
      return 'none'
    default:
      return 'again'
  }
}
