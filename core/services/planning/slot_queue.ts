import { DateTime } from 'luxon'
import { tenant } from '#services/tenancy/tenant_tx'
import { SlotSets } from './slot_sets.ts'
import { instantsOf } from './slot_week.ts'

/** What the calendar shows as an outline. */
export interface SlotInstant {
  connectionId: string
  at: string
  /** Of what has it; null while it is free. */
  postId: string | null
}

/** States in which a delivery has no place in the queue. */
const OUT = ['draft', 'cancelled']
/** Somebody who chose a time by hand rarely chose the second; whoever is in a slot's minute has it. */
const SAME_MINUTE_MS = 60_000

/** The next free slot of a channel, for one delivery at a time. Runs inside a tenant transaction. */
export class SlotQueue {
  private sets = new SlotSets()

  /**
   * A slot for each of these, in their order; null where a channel has none. Those who ask at once wait for each other,
   * channel by channel and always in the same order; the unique index would refuse what got past it.
   */
  async take(brandId: string, connectionIds: string[]): Promise<(DateTime | null)[]> {
    const channels = [...new Set(connectionIds)].sort()
    for (const id of channels) await tenant().client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`slots:${id}`])
    return this.free(brandId, connectionIds)
  }

  /** The same without a lock: what the next post would get if nobody else came. */
  async free(brandId: string, connectionIds: string[]): Promise<(DateTime | null)[]> {
    const now = DateTime.utc()
    const slots = await this.sets.inUse(brandId, [...new Set(connectionIds)])
    const taken = await this.#taken([...slots.keys()], now)
    return connectionIds.map((id) => {
      const used = taken.get(id) ?? new Map<number, string>()
      for (const at of instantsOf(slots.get(id)!, now)) {
        if (used.has(minuteOf(at))) continue
        used.set(minuteOf(at), '')
        taken.set(id, used)
        return at
      }
      return null
    })
  }

  /** The slots of a window, with what has each. */
  async window(brandId: string, connectionIds: string[], from: DateTime, until: DateTime): Promise<SlotInstant[]> {
    const slots = await this.sets.inUse(brandId, connectionIds)
    const taken = await this.#taken(connectionIds, from, until)
    return connectionIds.flatMap((connectionId) =>
      [...instantsOf(slots.get(connectionId)!, from, until)].map((at) => ({ connectionId, at: at.toISO()!, postId: taken.get(connectionId)?.get(minuteOf(at)) ?? null }))
    )
  }

  /** By channel: the minutes that are not free, and whose they are. */
  async #taken(connectionIds: string[], from: DateTime, until?: DateTime): Promise<Map<string, Map<number, string>>> {
    const { client, workspaceId } = tenant()
    const rows = await client
      .from('deliveries')
      .where('workspace_id', workspaceId)
      .whereIn('connection_id', connectionIds)
      .whereNotIn('state', OUT)
      .where('publish_at', '>=', from.minus({ minutes: 1 }).toJSDate())
      .if(until, (query) => query.where('publish_at', '<', until!.plus({ minutes: 1 }).toJSDate()))
      .select('connection_id', 'publish_at', 'slot_at', 'post_id')
    const taken = new Map<string, Map<number, string>>()
    for (const row of rows) {
      const used = taken.get(row.connection_id) ?? new Map<number, string>()
      for (const at of [row.publish_at, row.slot_at]) if (at) used.set(minuteOf(DateTime.fromJSDate(at)), row.post_id)
      taken.set(row.connection_id, used)
    }
    return taken
  }
}

const minuteOf = (at: DateTime) => Math.floor(at.toMillis() / SAME_MINUTE_MS)
