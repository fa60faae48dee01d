type Tone = 'error' | 'warning' | 'success' | 'primary' | 'neutral'

/** Which picture stands beside a notice. Never colour alone: the sentence says it too. */
const LOOKS: Record<string, { icon: string; tone: Tone }> = {
  'delivery.failed': { icon: 'i-lucide-circle-x', tone: 'error' },
  'delivery.held': { icon: 'i-lucide-circle-pause', tone: 'warning' },
  'delivery.needs_person': { icon: 'i-lucide-user-search', tone: 'warning' },
  'delivery.by_hand_due': { icon: 'i-lucide-hand', tone: 'warning' },
  'delivery.live': { icon: 'i-lucide-circle-check', tone: 'success' },
  'approval.requested': { icon: 'i-lucide-stamp', tone: 'primary' },
  'approval.overdue': { icon: 'i-lucide-alarm-clock', tone: 'warning' },
  'approval.granted': { icon: 'i-lucide-badge-check', tone: 'success' },
  'approval.changes_requested': { icon: 'i-lucide-message-square-warning', tone: 'warning' },
  'connection.lost': { icon: 'i-lucide-unplug', tone: 'error' },
  'webhook.stopped': { icon: 'i-lucide-unplug', tone: 'error' },
}
const BY_SUBJECT: Record<string, string> = { post: 'i-lucide-send', approval: 'i-lucide-stamp', review: 'i-lucide-eye', connection: 'i-lucide-radio-tower', series: 'i-lucide-repeat', import: 'i-lucide-file-input', export: 'i-lucide-file-output', report: 'i-lucide-file-chart-column' }

const TONES: Record<Tone, string> = { error: 'text-error', warning: 'text-warning', success: 'text-success', primary: 'text-primary', neutral: 'text-muted' }

export function lookOf(kind: string): { icon: string; tone: string } {
  const known = LOOKS[kind]
  if (known) return { icon: known.icon, tone: TONES[known.tone] }
  return { icon: BY_SUBJECT[kind.split('.')[0]!] ?? 'i-lucide-bell', tone: TONES.neutral }
}
