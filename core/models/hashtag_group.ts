import { HashtagGroupSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** Hashtags of a brand that go into a text together. */
export default class HashtagGroup extends tenantModel(HashtagGroupSchema) {
  static table = 'hashtag_groups'
  declare tags: string[]
}
