import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { questionOf } from '#services/analytics/asked'
import { BestPosts } from '#services/analytics/best_posts'
import { bestPostsValidator } from '#validators/analytics/question'

@inject()
export default class BestPostsController {
  constructor(private posts: BestPosts) {}

  async index({ actor, auth, request }: HttpContext) {
    const { by, limit, ...asked } = await request.validateUsing(bestPostsValidator, { data: request.qs() })
    return { data: await this.posts.list(actor, questionOf(asked, auth.user!.timeZone), { by, limit }) }
  }
}
