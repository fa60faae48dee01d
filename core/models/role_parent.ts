import { RoleParentSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What a role inherits from: another role of the workspace, or a system role by its key. */
export default class RoleParent extends tenantModel(RoleParentSchema) {}
