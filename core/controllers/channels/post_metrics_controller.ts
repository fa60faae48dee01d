import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import PostPolicy from '#policies/publishing/post_policy'
import { ShownMetrics } from '#services/analytics/shown_metrics'
import { Posts } from '#services/publishing/posts'

@inject()
export default class PostMetricsController {
  constructor(
    private posts: Posts,
    private metrics: ShownMetrics
  ) {}

  /** The newest numbers of what went out, by delivery. */
  async show({ actor, bouncer, params }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(PostPolicy).authorize('view', post)
    return { data: await this.metrics.ofPost(post.deliveries) }
  }
}
