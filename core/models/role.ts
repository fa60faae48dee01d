import { RoleSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A role a workspace made for itself. System roles are in `#services/access/system_roles`. */
export default class Role extends tenantModel(RoleSchema) {}
