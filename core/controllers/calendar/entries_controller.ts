import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CalendarEntryPolicy from '#policies/calendar/calendar_entry_policy'
import { CalendarEntries } from '#services/calendar/entries'
import CalendarEntryTransformer from '#transformers/calendar/calendar_entry_transformer'
import { createEntryValidator, updateEntryValidator } from '#validators/calendar/calendar'

@inject()
export default class EntriesController {
  constructor(private entries: CalendarEntries) {}

  async show(ctx: HttpContext) {
    return ctx.serialize(CalendarEntryTransformer.transform(await this.entries.find(ctx.actor, ctx.params.id)))
  }

  async store(ctx: HttpContext) {
    const fields = await ctx.request.validateUsing(createEntryValidator, { data: ctx.request.body() })
    const brandId = await this.entries.placeFor(ctx.actor, fields.brandId)
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('edit', { workspaceId: ctx.actor.workspaceId, brandId })
    const entry = await this.entries.create(ctx.actor, { ...fields, brandId })
    ctx.response.status(201).header('location', `/api/v1/calendar/entries/${entry.id}`)
    return ctx.serialize(CalendarEntryTransformer.transform(entry))
  }

  async update(ctx: HttpContext) {
    const entry = await this.#find(ctx)
    const fields = await ctx.request.validateUsing(updateEntryValidator, { data: ctx.request.body() })
    return ctx.serialize(CalendarEntryTransformer.transform(await this.entries.update(entry.id, fields)))
  }

  async destroy(ctx: HttpContext) {
    await this.entries.remove(await this.#find(ctx))
    return ctx.response.noContent()
  }

  /** For changing: seen, and theirs to change. */
  async #find(ctx: HttpContext) {
    const entry = await this.entries.find(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('edit', { workspaceId: entry.workspaceId, brandId: entry.brandId })
    return entry
  }
}
