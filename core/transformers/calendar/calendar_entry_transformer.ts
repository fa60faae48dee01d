import { BaseTransformer } from '@adonisjs/core/transformers'
import type ContentCalendarEntry from '#models/content_calendar_entry'

export default class CalendarEntryTransformer extends BaseTransformer<ContentCalendarEntry> {
  toObject() {
    const { resource: entry } = this
    return {
      id: entry.id,
      kind: entry.kind,
      title: entry.title,
      body: entry.body,
      colour: entry.colour,
      brandId: entry.brandId,
      /** Both included. */
      startsOn: entry.startsOn.toISODate()!,
      endsOn: entry.endsOn.toISODate()!,
      /** Null for what is about whole days. */
      startsAt: entry.startsAt?.toUTC().toISO() ?? null,
      endsAt: entry.endsAt?.toUTC().toISO() ?? null,
      timeZone: entry.timeZone,
      version: entry.version,
    }
  }
}
