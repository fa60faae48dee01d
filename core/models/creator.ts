import { CreatorSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** Somebody who makes content: of an agency's roster, or the one whose workspace it is. */
export default class Creator extends tenantModel(CreatorSchema) {}
