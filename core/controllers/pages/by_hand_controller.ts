import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Posts } from '#services/publishing/posts'
import PostTransformer from '#transformers/publishing/post_transformer'

/** For a telephone: what a person needs to post it themselves. */
@inject()
export default class ByHandController {
  constructor(private posts: Posts) {}

  async show({ actor, inertia, params }: HttpContext) {
    return inertia.render('posts/by_hand', { post: PostTransformer.transform(await this.posts.visible(actor, params.id)) })
  }
}
