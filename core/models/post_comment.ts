import { PostCommentSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What members and clients say to each other about a post. Not the comments at a platform. */
export default class PostComment extends tenantModel(PostCommentSchema) {}
