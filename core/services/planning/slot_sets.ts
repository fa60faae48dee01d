import { randomUUID } from 'node:crypto'
import QueueSlot from '#models/queue_slot'
import { audit } from '#services/audit/audit'
import { tenant } from '#services/tenancy/tenant_tx'

export interface SlotFields {
  weekday: number
  time: string
  enabled?: boolean
}

/** The slots of one channel, or those of a brand for channels without their own. */
export interface SlotSet {
  timeZone: string
  /** Of a channel: false while it uses its brand's. */
  isOwn: boolean
  slots: { weekday: number; time: string; enabled: boolean }[]
}

interface Place {
  workspaceId: string
  brandId: string
  connectionId: string | null
}

/** Which slots there are. Runs inside a tenant transaction. */
export class SlotSets {
  /** `zone` counts where no slot says one. */
  async of(place: Place, zone: string): Promise<SlotSet> {
    const rows = await this.#rows(place)
    const own = rows.filter(({ connectionId }) => connectionId === place.connectionId)
    const shown = own.length ? own : rows.filter(({ connectionId }) => connectionId === null)
    return { timeZone: shown[0]?.timeZone ?? zone, isOwn: own.length > 0, slots: shown.map(({ weekday, wallTime, isEnabled }) => ({ weekday, time: wallTime, enabled: isEnabled })) }
  }

  /** Those in use by these channels, by channel: their own, else their brand's. */
  async inUse(brandId: string, connectionIds: string[]): Promise<Map<string, QueueSlot[]>> {
    const rows = await QueueSlot.query()
      .where('brandId', brandId)
      .where((query) => query.whereNull('connectionId').orWhereIn('connectionId', connectionIds))
    const byPlace = Map.groupBy(rows, ({ connectionId }) => connectionId)
    return new Map(connectionIds.map((id) => [id, (byPlace.get(id) ?? byPlace.get(null) ?? []).filter(({ isEnabled }) => isEnabled)]))
  }

  /** Replaces the whole set. What has a slot already keeps its time. */
  async replace(place: Place, { timeZone, slots }: { timeZone: string; slots: SlotFields[] }): Promise<void> {
    await this.#clear(place)
    const wanted = new Map(slots.map((slot) => [`${slot.weekday} ${slot.time}`, slot]))
    if (wanted.size) {
      await tenant()
        .client.table('queue_slots')
        .multiInsert([...wanted.values()].map(({ weekday, time, enabled }) => ({ id: randomUUID(), workspace_id: place.workspaceId, brand_id: place.brandId, connection_id: place.connectionId, weekday, wall_time: time, time_zone: timeZone, is_enabled: enabled ?? true })))
    }
    await noted(place, { timeZone, slots: wanted.size })
  }

  /** The channel uses its brand's slots again. */
  async clear(place: Place): Promise<void> {
    await this.#clear(place)
    await noted(place, { slots: 0 })
  }

  #clear({ workspaceId, brandId, connectionId }: Place) {
    return tenant().client.from('queue_slots').where({ workspace_id: workspaceId, brand_id: brandId, connection_id: connectionId }).delete()
  }

  #rows({ brandId, connectionId }: Place): Promise<QueueSlot[]> {
    return QueueSlot.query()
      .where('brandId', brandId)
      .where((query) => query.whereNull('connectionId').if(connectionId, (more) => more.orWhere('connectionId', connectionId!)))
      .orderBy('weekday')
      .orderBy('wallTime')
  }
}

const noted = ({ brandId, connectionId }: Place, after: Record<string, unknown>) =>
  audit({ action: 'slots.changed', subject: connectionId ? { type: 'connection', id: connectionId } : { type: 'brand', id: brandId }, brandId, after })
