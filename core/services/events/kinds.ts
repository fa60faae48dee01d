/** Everything that happens and that somebody may want to hear of: in notices, in mails, in other systems. Named `noun.happened`. */
export const EVENT_KINDS = [
  'post.created',
  'post.updated',
  'post.scheduled',
  'post.cancelled',
  'post.deleted',
  'post.commented',
  'approval.requested',
  'approval.granted',
  'approval.changes_requested',
  'approval.voided',
  'approval.overdue',
  'review.opened',
  'delivery.live',
  'delivery.failed',
  'delivery.held',
  'delivery.needs_person',
  'delivery.by_hand_due',
  'connection.connected',
  'connection.lost',
  'connection.disconnected',
  'media.ready',
  'series.ended',
  'import.finished',
  'export.finished',
  'report.finished',
  'webhook.stopped',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export const SUBJECT_TYPES = ['post', 'delivery', 'connection', 'media', 'campaign', 'series', 'transfer', 'report', 'webhook'] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]
