import { CreatorProfileSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { CreatorSections } from '#services/profiles/shapes'

/** What a creator shows of themselves, and for how much. */
export default class CreatorProfile extends tenantModel(CreatorProfileSchema) {
  static table = 'creator_profiles'
  declare sections: Partial<CreatorSections>
}
