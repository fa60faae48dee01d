import { ContentCalendarEntrySchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { EntryColour, EntryKind } from '#services/calendar/entry_kinds'

/** What stands on the calendar beside posts: a note, a campaign that posts are part of, a holiday, an event. */
export default class ContentCalendarEntry extends tenantModel(ContentCalendarEntrySchema) {
  static table = 'content_calendar_entries'
  declare kind: EntryKind
  declare colour: EntryColour
}
