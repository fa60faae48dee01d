import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import PlanningPolicy from '#policies/planning/planning_policy'
import { E_WINDOW_TOO_LONG } from '#services/planning/errors'
import { PlannedChannels } from '#services/planning/planned_channels'
import { SlotQueue, type SlotInstant } from '#services/planning/slot_queue'
import { nextSlotsValidator, slotWindowValidator, WINDOW_DAYS_MOST } from '#validators/planning/slots'

/** Slots of several channels: which comes next, and what a calendar shows of them. */
@inject()
export default class SlotsController {
  constructor(
    private channels: PlannedChannels,
    private queue: SlotQueue
  ) {}

  async index(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { channels, from, until } = await ctx.request.validateUsing(slotWindowValidator, { data: ctx.request.qs() })
    const [start, end] = [DateTime.fromISO(from, { zone: 'utc' }), DateTime.fromISO(until, { zone: 'utc' })]
    if (end.diff(start, 'days').days > WINDOW_DAYS_MOST) throw new E_WINDOW_TOO_LONG([WINDOW_DAYS_MOST])
    const byBrand = await this.#byBrand(ctx, channels)
    const slots: SlotInstant[] = []
    for (const [brandId, ids] of byBrand) slots.push(...(await this.queue.window(brandId, ids, start, end)))
    return { data: slots }
  }

  /** Without promising it: whoever schedules first has it. */
  async show(ctx: HttpContext) {
    await ctx.bouncer.with(PlanningPolicy).authorize('view')
    const { channels } = await ctx.request.validateUsing(nextSlotsValidator, { data: ctx.request.qs() })
    const next: { connectionId: string; at: string | null }[] = []
    for (const [brandId, ids] of await this.#byBrand(ctx, channels)) {
      const free = await this.queue.free(brandId, ids)
      next.push(...ids.map((connectionId, index) => ({ connectionId, at: free[index]?.toISO() ?? null })))
    }
    return { data: next }
  }

  async #byBrand({ actor }: HttpContext, list: string) {
    const channels = await this.channels.all(actor, [...new Set(list.toLowerCase().split(','))])
    return [...Map.groupBy(channels, ({ brandId }) => brandId)].map(([brandId, own]) => [brandId, own.map(({ id }) => id)] as const)
  }
}
