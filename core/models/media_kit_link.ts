import { MediaKitLinkSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { KitPart } from '#services/profiles/shapes'

export type KitLinkState = 'open' | 'expired' | 'revoked'

/** An address under which a media kit is shown to whoever has it. */
export default class MediaKitLink extends tenantModel(MediaKitLinkSchema) {
  static table = 'media_kit_links'
  declare parts: KitPart[]

  get state(): KitLinkState {
    if (this.revokedAt) return 'revoked'
    return this.expiresAt.toMillis() > Date.now() ? 'open' : 'expired'
  }
}
