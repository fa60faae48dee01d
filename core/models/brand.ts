import { BrandSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** Whose voice a post has. Connections, posts and media belong to one. */
export default class Brand extends tenantModel(BrandSchema) {}
