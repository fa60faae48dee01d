import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Brand from '#models/brand'
import type SocialConnection from '#models/social_connection'
import PlanningPolicy from '#policies/planning/planning_policy'
import { bestTimes } from '#services/planning/best_times'
import { PlannedChannels } from '#services/planning/planned_channels'
import { SlotQueue } from '#services/planning/slot_queue'
import { SlotSets } from '#services/planning/slot_sets'
import { slotSetValidator } from '#validators/planning/slots'

const placeOf = ({ workspaceId, brandId, id }: SocialConnection) => ({ workspaceId, brandId, connectionId: id })

/** The queue slots of one channel. */
@inject()
export default class ChannelSlotsController {
  constructor(
    private channels: PlannedChannels,
    private sets: SlotSets,
    private queue: SlotQueue
  ) {}

  async show(ctx: HttpContext) {
    const channel = await this.channels.find(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('view', channel)
    return { data: await this.#shown(channel) }
  }

  async update(ctx: HttpContext) {
    const channel = await this.channels.find(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('plan', channel)
    const { slots, timeZone } = await ctx.request.validateUsing(slotSetValidator, { data: ctx.request.body() })
    await this.sets.replace(placeOf(channel), { slots, timeZone: timeZone ?? (await zoneOf(channel)) })
    return { data: await this.#shown(channel) }
  }

  async destroy(ctx: HttpContext) {
    const channel = await this.channels.find(ctx.actor, ctx.params.id)
    await ctx.bouncer.with(PlanningPolicy).authorize('plan', channel)
    await this.sets.clear(placeOf(channel))
    return { data: await this.#shown(channel) }
  }

  async #shown(channel: SocialConnection) {
    const zone = await zoneOf(channel)
    const [next] = await this.queue.free(channel.brandId, [channel.id])
    return { ...(await this.sets.of(placeOf(channel), zone)), next: next?.toISO() ?? null, best: await bestTimes(channel.id, zone) }
  }
}

/** Somebody with a right on the channel alone sees no brand: then it is the workspace's own clock, UTC. */
const zoneOf = async ({ brandId }: SocialConnection) => (await Brand.query().where('id', brandId).first())?.timeZone ?? 'UTC'
