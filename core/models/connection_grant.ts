import { ConnectionGrantSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** The encrypted tokens of one connection. Opened by `Grants` and nowhere else. */
export default class ConnectionGrant extends tenantModel(ConnectionGrantSchema) {}
