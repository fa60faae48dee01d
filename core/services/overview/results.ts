import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import { PermissionEngine } from '#services/access/permission_engine'
import { windowOf } from '#services/analytics/day_window'
import { Insights } from '#services/analytics/insights'
import type { Actor } from '#services/tenancy/tenant_tx'

/** How the last seven days went, and those before. A type, since pages are made of it. */
export type WeekResults = {
  from: string
  to: string
  published: number
  publishedBefore: number
  /** Null: nobody told it; it never means 0. */
  numbers: { name: string; unit: 'count' | 'seconds'; value: number | null; change: number | null; asOf: string | null }[]
}

const DAYS = 7
/** What people ask for first. Those that were told come before those that were not. */
const WANTED = ['reach', 'views', 'impressions', 'engagements', 'followers', 'clicks']
const SHOWN = 3

/** Whole days, without today: a morning compared with a week is no comparison. Runs inside a tenant transaction. */
@inject()
export class Results {
  constructor(
    private engine: PermissionEngine,
    private insights: Insights
  ) {}

  /** Null where they may see no numbers. */
  async ofLastWeek(actor: Actor, zone: string, brandId: string | null, now: DateTime = DateTime.utc()): Promise<WeekResults | null> {
    if (!(await this.engine.can(actor, 'analytics.view')).allowed) return null
    const today = now.setZone(zone).startOf('day')
    const window = windowOf(today.minus({ days: DAYS }).toISODate()!, today.minus({ days: 1 }).toISODate()!, zone)
    const { numbers, posts } = await this.insights.ask(actor, { window, brandId })
    const wanted = numbers.filter(({ name }) => WANTED.includes(name)).sort((a, b) => Number(a.value === null) - Number(b.value === null) || WANTED.indexOf(a.name) - WANTED.indexOf(b.name))
    return {
      from: window.first,
      to: window.last,
      published: posts.published,
      publishedBefore: posts.publishedBefore,
      numbers: wanted.slice(0, SHOWN).map(({ name, unit, value, change, asOf }) => ({ name, unit, value, change, asOf })),
    }
  }
}
