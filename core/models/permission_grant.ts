import { PermissionGrantSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A single right, or its denial, beside the roles. */
export default class PermissionGrant extends tenantModel(PermissionGrantSchema) {}
