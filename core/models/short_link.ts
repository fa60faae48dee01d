import { ShortLinkSchema } from '#database/schema'
import { shortUrl } from '#services/links/short_address'
import { tenantModel } from '#services/tenancy/tenant_model'

/** An address of ours that leads to one of somebody's, and counts who goes there. */
export default class ShortLink extends tenantModel(ShortLinkSchema) {
  static table = 'short_links'

  get short() {
    return shortUrl(this.code)
  }

  get isExpired() {
    return this.expiresAt !== null && this.expiresAt.toMillis() <= Date.now()
  }
}
