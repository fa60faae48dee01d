import { PostRevisionSchema } from '#database/schema'
import type { PostContent } from '#services/composer/content'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What a post said in one of its versions. Its name is the post's id and the version together, so it is only read as a model. */
export default class PostRevision extends tenantModel(PostRevisionSchema) {
  static table = 'post_revisions'
  declare content: PostContent
}
