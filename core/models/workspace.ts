import { WorkspaceSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** The tenant. */
export default class Workspace extends tenantModel(WorkspaceSchema) {}
