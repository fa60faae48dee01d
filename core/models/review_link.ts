import { ReviewLinkSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

export type ReviewLinkState = 'open' | 'expired' | 'revoked'

/** An address under which a client without an account sees posts of one brand, and says whether they may go out. */
export default class ReviewLink extends tenantModel(ReviewLinkSchema) {
  get state(): ReviewLinkState {
    if (this.revokedAt) return 'revoked'
    return this.expiresAt.toMillis() > Date.now() ? 'open' : 'expired'
  }
}
