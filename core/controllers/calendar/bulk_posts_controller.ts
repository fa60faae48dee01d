import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CalendarEntryPolicy from '#policies/calendar/calendar_entry_policy'
import { BulkPosts } from '#services/calendar/bulk_posts'
import { changePostsValidator } from '#validators/calendar/calendar'

/** Many posts at once. What of each somebody may do is asked post by post. */
@inject()
export default class BulkPostsController {
  constructor(private bulk: BulkPosts) {}

  async store(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('list')
    const input = await ctx.request.validateUsing(changePostsValidator, { data: ctx.request.body() })
    return { data: { posts: await this.bulk.run(ctx.actor, input) } }
  }
}
