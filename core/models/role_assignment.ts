import { RoleAssignmentSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** Who has which role where, until when, and who gave it. */
export default class RoleAssignment extends tenantModel(RoleAssignmentSchema) {}
