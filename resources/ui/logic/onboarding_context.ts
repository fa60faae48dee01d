import type { OfferableRole } from '~/api/invitations'
import type { ProfileType } from '~/api/onboarding'
import type { Adapter, Brand, Connection } from '~/api/types'

/** What steps know besides their own form. */
export interface OnboardingContext {
  profileType: ProfileType | null
  /** Whose channels and files they are. */
  brandId: string
  brands: Brand[]
  roles: OfferableRole[]
  adapters: Adapter[]
  connections: Connection[]
  /** How the last attempt to connect ended, if not well. */
  connectFault: { code: string; sentence: string; action: string } | null
  /** What stands in the way of finishing. */
  blockers: string[]
}
