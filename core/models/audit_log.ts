import { AuditLogSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** One link of a workspace's audit chain. Written by `#services/audit/audit` alone. */
export default class AuditLog extends tenantModel(AuditLogSchema) {}
