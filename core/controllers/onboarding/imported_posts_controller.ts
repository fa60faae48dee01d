import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { ImportedPosts } from '#services/onboarding/imported_posts'
import ImportedPostTransformer from '#transformers/onboarding/imported_post_transformer'
import { listImportedPostsValidator } from '#validators/onboarding/onboarding'

@inject()
export default class ImportedPostsController {
  constructor(private posts: ImportedPosts) {}

  async index({ actor, request }: HttpContext) {
    const { brand, cursor, limit } = await request.validateUsing(listImportedPostsValidator, { data: request.qs() })
    const { rows, nextCursor } = await this.posts.list(actor, { brandId: brand, cursor, limit })
    return { data: rows.map((post) => new ImportedPostTransformer(post).toObject()), nextCursor }
  }
}
