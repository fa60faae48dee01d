import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import CalendarEntryPolicy from '#policies/calendar/calendar_entry_policy'
import { AskedPlaces } from '#services/analytics/asked_places'
import { audit } from '#services/audit/audit'
import { CalendarCsv } from '#services/calendar/calendar_csv'
import { CalendarWindow } from '#services/calendar/window'
import { tenantTx } from '#services/tenancy/tenant_tx'
import CalendarEntryTransformer from '#transformers/calendar/calendar_entry_transformer'
import { exportValidator, windowValidator } from '#validators/calendar/calendar'

/** What stands on the calendar between two days. */
@inject()
export default class WindowsController {
  constructor(
    private window: CalendarWindow,
    private csv: CalendarCsv,
    private places: AskedPlaces
  ) {}

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('list')
    const { timeZone = ctx.auth.user!.timeZone, ...asked } = await ctx.request.validateUsing(windowValidator, { data: ctx.request.qs() })
    const { days, posts, entries } = await this.window.read(ctx.actor, { ...asked, zone: timeZone })
    return { data: { timeZone, days, posts, entries: entries.map((entry) => new CalendarEntryTransformer(entry).toObject()) } }
  }

  /** Without a transaction around it: the table is written as long as somebody reads. */
  async file(ctx: HttpContext) {
    await ctx.bouncer.with(CalendarEntryPolicy).authorize('list')
    const { timeZone = ctx.auth.user!.timeZone, ...asked } = await ctx.request.validateUsing(exportValidator, { data: ctx.request.qs() })
    const { author, ...rest } = asked
    await tenantTx(ctx.actor, async () => {
      await this.places.mustBeThere(ctx.actor, asked)
      await audit({ action: 'calendar.exported', subject: { type: 'calendar' }, brandId: asked.brand, after: { ...rest, ...(author && { isOfOneAuthor: true }) } })
    })
    ctx.response.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="calendar-${asked.from}.csv"`)
    return ctx.response.stream(this.csv.write(ctx.actor, { ...asked, zone: timeZone }))
  }
}
