import type { Fault, SandboxFrame } from '~/api/sandbox'

export interface Preset {
  id: 'answerLost' | 'down' | 'slowDown' | 'withdrawn'
  icon: string
  does: { fault: Fault } | { access: string }
}

/** Long enough to be seen waiting, short enough to be waited for. */
const RETRY_AFTER_SECONDS = 30
const DOWN_REQUESTS = 5

/** What people want to see go wrong, in terms of the emulator. Whichever call publishes is the emulator's to say. */
export function presets(calls: SandboxFrame['calls']): Preset[] {
  const publishing = calls.find(({ publishes }) => publishes)
  return [
    ...(publishing ? [{ id: 'answerLost' as const, icon: 'i-lucide-unplug', does: { fault: { call: publishing.name, kind: 'reset', when: 'after' as const, times: 1 } } }] : []),
    { id: 'down', icon: 'i-lucide-cloud-off', does: { fault: { call: '*', kind: '503', when: 'before', times: DOWN_REQUESTS } } },
    { id: 'slowDown', icon: 'i-lucide-hourglass', does: { fault: { call: '*', kind: '429', when: 'before', times: 1, retryAfter: RETRY_AFTER_SECONDS } } },
    { id: 'withdrawn', icon: 'i-lucide-key-round', does: { access: 'revoked' } },
  ]
}
