import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'

export interface Shared {
  user?: { id: string; fullName: string; email: string; isVerified?: boolean }
  workspace?: { id: string; name: string; role: string }
  workspaces?: { id: string; name: string }[]
  sandbox?: boolean
  flash?: { error?: string; notice?: string }
}

/** What every page gets from the server. */
export function useShared() {
  const page = usePage()
  return computed(() => page.props as unknown as Shared)
}
