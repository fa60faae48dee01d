import { computed } from 'vue'
import { usePage } from '@inertiajs/vue3'

/** Where one permission holds: the server's own answer. */
export interface Reach {
  everywhere: boolean
  brands: string[]
  rows: string[]
  exceptBrands: string[]
  exceptRows: string[]
}

export interface MyRights {
  workspaceId: string
  profileType: string
  roles: string[]
  rank: number
  permissions: Record<string, Reach | undefined>
}

export interface Shared {
  user?: { id: string; fullName: string; email: string; isVerified?: boolean }
  workspace?: { id: string; name: string; profileType: string; roles: string[] }
  workspaces?: { id: string; name: string }[]
  access?: MyRights | null
  /** Address pattern of a page → the permission it needs. */
  pages?: Record<string, string>
  /** Brands they may see. */
  visibleBrands?: { id: string; name: string }[]
  /** The one that pages are narrowed to. */
  brandId?: string | null
  /** While they see the workspace as another member. */
  impersonation?: { subjectName: string; reason: string; until: string } | null
  /** How far the workspace is set up, for whoever can go on with it. */
  setup?: { percent: number; next: { label: string; link: string } | null; isComplete: boolean } | null
  sandbox?: boolean
  /** Nothing goes out, because no worker runs. */
  isStandingStill?: boolean
  /** How many posts wait for their word; null where no brand wants approval. */
  approvalsWaiting?: number | null
  /** Operators of the installation have pages of their own. */
  isOperator?: boolean
  flash?: { error?: string; notice?: string }
}

/** What every page gets from the server. */
export function useShared() {
  const page = usePage()
  return computed(() => page.props as unknown as Shared)
}
