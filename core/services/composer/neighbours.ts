import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Delivery from '#models/delivery'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** One text for a channel, as it is to go out. */
export interface Outgoing {
  connectionId: string
  text: string
  /** Posts on the channel closer than this compete with each other. */
  gapSeconds: number
}

export interface Neighbour {
  connectionId: string
  at: DateTime
  /** It has this text. */
  text: string
  isSame: boolean
  isClose: boolean
}

/** People who follow a channel remember a text for about this long. */
const REMEMBERED_DAYS = 30
/** A sentence names one of them; more of them change nothing. */
const MOST = 100

const TIME = 'coalesce(deliveries.published_at, deliveries.publish_at)'
/** Two texts that differ in spaces and case alone are the same to whoever reads them. */
const SENT = String.raw`lower(btrim(regexp_replace(coalesce(deliveries.text, p.text), '\s+', ' ', 'g')))`
const WANTED = String.raw`lower(btrim(regexp_replace(w.text, '\s+', ' ', 'g')))`
const SAME = `(${SENT} = ${WANTED} and ${WANTED} <> '')`

/** What else goes out, or went out, on the same channels around a time. */
@inject()
export class Neighbours {
  constructor(private permissions: PermissionEngine) {}

  /** One query, whatever the number of channels. `ownId` is the post that is being written. Inside a tenant transaction. */
  async around(actor: Actor, at: DateTime, outgoing: Outgoing[], ownId?: string): Promise<Neighbour[]> {
    if (!outgoing.length) return []
    const visible = await this.permissions.scope(actor, 'posts.view')
    const wanted = JSON.stringify(outgoing.map(({ connectionId, text, gapSeconds }) => ({ id: connectionId, text, gap: gapSeconds })))
    const rows = await visible(Delivery.query())
      .joinRaw(`join jsonb_to_recordset(?::jsonb) as w(id uuid, text text, gap float8) on w.id = deliveries.connection_id`, [wanted])
      .join('social_posts as p', (join) => join.on('p.id', 'deliveries.post_id').andOn('p.workspace_id', 'deliveries.workspace_id'))
      .where('p.workspace_id', tenant().workspaceId)
      .whereNull('p.deleted_at')
      .whereIn('deliveries.connection_id', outgoing.map(({ connectionId }) => connectionId))
      .whereNot('deliveries.state', 'cancelled')
      .whereNot('deliveries.state', 'failed')
      .if(ownId, (query) => query.whereNot('deliveries.post_id', ownId!))
      .whereRaw(`${TIME} between ? and ?`, [at.minus({ days: REMEMBERED_DAYS }).toJSDate(), at.plus({ days: REMEMBERED_DAYS }).toJSDate()])
      .select('w.id as connection', 'w.text as wanted')
      .select(tenant().client.raw(`${TIME} as time`))
      .select(tenant().client.raw(`${SAME} as same`))
      .select(tenant().client.raw(`abs(extract(epoch from ${TIME} - ?::timestamptz)) < w.gap as close`, [at.toJSDate()]))
      .whereRaw(`(${SAME} or abs(extract(epoch from ${TIME} - ?::timestamptz)) < w.gap)`, [at.toJSDate()])
      .orderByRaw(`abs(extract(epoch from ${TIME} - ?::timestamptz))`, [at.toJSDate()])
      .limit(MOST)
      .pojo<{ connection: string; wanted: string; time: Date; same: boolean; close: boolean }>()
    return rows.map(({ connection, wanted: text, time, same, close }) => ({ connectionId: connection, text, at: DateTime.fromJSDate(time, { zone: 'utc' }), isSame: same, isClose: close }))
  }
}
