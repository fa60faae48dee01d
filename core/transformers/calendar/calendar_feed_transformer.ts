import { BaseTransformer } from '@adonisjs/core/transformers'
import type CalendarFeed from '#models/calendar_feed'

/** What its person sees of a link; the token is nowhere any more. */
export default class CalendarFeedTransformer extends BaseTransformer<CalendarFeed> {
  toObject() {
    const { resource: feed } = this
    return {
      id: feed.id,
      label: feed.label,
      brandId: feed.narrowedTo,
      lastReadAt: feed.lastReadAt?.toUTC().toISO() ?? null,
      createdAt: feed.createdAt.toUTC().toISO()!,
    }
  }
}
