import type { Permission } from '#services/access/permissions'
import type { EventKind } from '#services/events/kinds'
import { CHOICES, type Choice } from './shapes.ts'

/**
 * Who is told. Everybody else may look. Of many who could act, `MOST_HOLDERS` are told.
 * - `author`, `scheduler`: of the post; `starter`: who set it going (`createdBy` of the event, or who did it), and waits for it
 * - the others: whoever holds the permission there
 */
export type Recipient = 'author' | 'scheduler' | 'starter' | Permission

export interface NoticeRule {
  to: readonly Recipient[]
  /** When nobody of `to` is left who may see it: something that needs a person must reach one. */
  otherwise?: Permission
  /** What the reader has to hold, now and whenever they look again. */
  sees: Permission
  /** For whoever chose nothing. */
  usual: Choice
}

/** An event without an entry is for other systems alone. */
export const NOTICE_RULES: Partial<Record<EventKind, NoticeRule>> = {
  'delivery.failed': { to: ['author', 'scheduler'], otherwise: 'posts.publish', sees: 'posts.view', usual: 'now' },
  'delivery.needs_person': { to: ['author', 'scheduler'], otherwise: 'posts.publish', sees: 'posts.view', usual: 'now' },
  'delivery.held': { to: ['author', 'scheduler'], otherwise: 'posts.publish', sees: 'posts.view', usual: 'now' },
  'delivery.by_hand_due': { to: ['author', 'scheduler'], otherwise: 'posts.publish', sees: 'posts.view', usual: 'now' },
  'delivery.live': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'daily' },
  'approval.requested': { to: ['posts.approve'], sees: 'posts.view', usual: 'now' },
  'approval.overdue': { to: ['posts.approve', 'author'], sees: 'posts.view', usual: 'now' },
  'approval.granted': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'daily' },
  'approval.changes_requested': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'now' },
  'approval.voided': { to: ['author', 'scheduler', 'posts.approve'], sees: 'posts.view', usual: 'app' },
  'post.commented': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'now' },
  'post.updated': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'app' },
  'post.scheduled': { to: ['author'], sees: 'posts.view', usual: 'app' },
  'post.cancelled': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'daily' },
  'post.deleted': { to: ['author', 'scheduler'], sees: 'posts.view', usual: 'daily' },
  'review.opened': { to: ['starter'], sees: 'posts.view', usual: 'app' },
  'series.ended': { to: ['author', 'scheduler', 'starter'], sees: 'posts.view', usual: 'daily' },
  'connection.lost': { to: ['connections.connect'], sees: 'connections.view', usual: 'now' },
  'connection.disconnected': { to: ['connections.connect'], sees: 'connections.view', usual: 'daily' },
  'connection.connected': { to: ['connections.connect'], sees: 'connections.view', usual: 'app' },
  'import.finished': { to: ['starter'], sees: 'posts.view', usual: 'app' },
  'export.finished': { to: ['starter'], sees: 'workspace.transfer', usual: 'now' },
  'report.finished': { to: ['starter'], sees: 'analytics.view', usual: 'app' },
  'webhook.stopped': { to: ['webhooks.edit'], sees: 'webhooks.edit', usual: 'now' },
}

/** Kinds that people can be told of, in the order of the settings. */
export const NOTICE_KINDS = Object.keys(NOTICE_RULES) as EventKind[]
export const isNoticeKind = (kind: string): kind is EventKind => Object.hasOwn(NOTICE_RULES, kind)

/** Where more people could act, the longest members are told: a hundred notices of one thing help nobody. */
export const MOST_HOLDERS = 30

/** What is about to be late, or just was, does not wait for the morning. */
const URGENT_KINDS: readonly EventKind[] = ['delivery.failed', 'delivery.held', 'delivery.needs_person', 'delivery.by_hand_due']
const URGENT_WITHIN_MS = 2 * 3_600_000

export const isUrgent = (kind: EventKind, publishAt: unknown, now: number): boolean =>
  URGENT_KINDS.includes(kind) && typeof publishAt === 'string' && Math.abs(Date.parse(publishAt) - now) < URGENT_WITHIN_MS

export const choiceOf = (choices: Record<string, unknown>, kind: EventKind): Choice => CHOICES.find((choice) => choice === choices[kind]) ?? NOTICE_RULES[kind]!.usual
