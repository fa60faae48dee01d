import { ImpersonationSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A time in which a member works with another member's eyes. */
export default class Impersonation extends tenantModel(ImpersonationSchema) {}
