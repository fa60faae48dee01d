import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import SocialPost, { type PostState } from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'

/** How many posts of each state a day has. A type, since pages are made of it. */
export type WeekDay = { day: string; counts: { state: PostState; total: number }[] }

const DAYS = 7

/** The next seven days of posts, today first, as days are where the reader lives. Runs inside a tenant transaction. */
@inject()
export class Week {
  constructor(private engine: PermissionEngine) {}

  async ahead(actor: Actor, zone: string, brandId: string | null): Promise<WeekDay[]> {
    const start = DateTime.now().setZone(zone).startOf('day')
    const narrow = await this.engine.scope(actor, 'posts.view')
    const rows = await narrow(SocialPost.query())
      .whereNull('deleted_at')
      .whereNotIn('state', ['cancelled'])
      .where('publish_at', '>=', start.toUTC().toISO()!)
      .where('publish_at', '<', start.plus({ days: DAYS }).toUTC().toISO()!)
      .if(brandId, (query) => query.where('brand_id', brandId!))
      // Counted by quarters of an hour: the days of every zone are made of them.
      .select('state')
      .select(tenant().client.raw(`date_bin('15 minutes', publish_at, timestamptz '2000-01-01') as quarter`))
      .count('* as total')
      .groupBy('state', 'quarter')

    const days = Array.from({ length: DAYS }, (_, at) => start.plus({ days: at }).toISODate()!)
    const byDay = Map.groupBy(rows, (row) => DateTime.fromJSDate(row.$extras.quarter, { zone }).toISODate()!)
    return days.map((day) => {
      const byState = Map.groupBy(byDay.get(day) ?? [], ({ state }) => state)
      return { day, counts: [...byState].map(([state, some]) => ({ state, total: some.reduce((sum, row) => sum + Number(row.$extras.total), 0) })) }
    })
  }
}
