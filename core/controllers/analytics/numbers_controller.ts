import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { questionOf } from '#services/analytics/asked'
import { Insights } from '#services/analytics/insights'
import { TrackedClicks } from '#services/analytics/short_link_clicks'
import { shownAnswer } from '#services/analytics/shown_answer'
import { questionValidator } from '#validators/analytics/question'

/** Numbers of a window. What the asker does not see is not in it, so a place that is not theirs has none. */
@inject()
export default class NumbersController {
  constructor(
    private insights: Insights,
    private clicks: TrackedClicks
  ) {}

  async show({ actor, auth, request }: HttpContext) {
    const question = questionOf(await request.validateUsing(questionValidator, { data: request.qs() }), auth.user!.timeZone)
    return { data: shownAnswer(question, await this.insights.ask(actor, question), await this.clicks.inWindow(actor, question)) }
  }
}
