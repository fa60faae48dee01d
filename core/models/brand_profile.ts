import { BrandProfileSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { BrandSections } from '#services/profiles/shapes'

/** How a brand looks and speaks. */
export default class BrandProfile extends tenantModel(BrandProfileSchema) {
  static table = 'brand_profiles'
  declare sections: Partial<BrandSections>
}
