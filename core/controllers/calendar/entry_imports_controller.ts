import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CalendarEntryPolicy from '#policies/calendar/calendar_entry_policy'
import { CalendarEntries } from '#services/calendar/entries'
import { EntryImport } from '#services/calendar/entry_import'
import { importEntriesValidator } from '#validators/calendar/calendar'

@inject()
export default class EntryImportsController {
  constructor(
    private entries: CalendarEntries,
    private reader: EntryImport
  ) {}

  async store(ctx: HttpContext) {
    const { text, kind = 'holiday', colour, brandId: wanted, dryRun = false } = await ctx.request.validateUsing(importEntriesValidator, { data: ctx.request.body() })
    const brandId = await this.entries.placeFor(ctx.actor, wanted)
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('edit', { workspaceId: ctx.actor.workspaceId, brandId })
    return { data: await this.reader.run(ctx.actor, text, { kind, colour, brandId }, dryRun) }
  }
}
