import { AccessLogSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A refused request, or an allowed one for something sensitive. */
export default class AccessLog extends tenantModel(AccessLogSchema) {}
