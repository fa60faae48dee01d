import { AgencyProfileSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { AgencySections } from '#services/profiles/shapes'

/** Who the agency of a workspace is. */
export default class AgencyProfile extends tenantModel(AgencyProfileSchema) {
  static table = 'agency_profiles'
  declare sections: Partial<AgencySections>
}
