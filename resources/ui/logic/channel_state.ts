const STATES = {
  active: { color: 'success', icon: 'i-lucide-circle-check' },
  needs_reauth: { color: 'error', icon: 'i-lucide-unplug' },
  disconnected: { color: 'neutral', icon: 'i-lucide-circle-off' },
} as const

/** How a channel's state looks: never colour alone. */
export const channelState = (state: keyof typeof STATES) => STATES[state]
