import db from '@adonisjs/lucid/services/db'
import { Duration } from 'luxon'
import type { AdapterInfo } from '@caidence/host'
import type { Budget } from '@caidence/sdk'
import { tenant } from '#services/tenancy/tenant_tx'

/** Why nothing may be sent now, and for how many seconds. */
export interface BudgetWait {
  seconds: number
  reason: 'spacing' | 'E_RATE_LIMITED' | 'E_QUOTA_EXHAUSTED'
}

/** "1 day" → seconds. The manifest reader has checked the form. */
export function secondsOf(per: string): number {
  const [amount, unit] = per.split(' ')
  return Duration.fromObject({ [unit.endsWith('s') ? unit : `${unit}s`]: Number(amount) }).as('seconds')
}

const accountKey = (connectionId: string) => `account:${connectionId}`
const appKey = (adapterId: string) => `app:${adapterId}`

/** Per-account and per-app limits, in Postgres, so that all workers share them. */
export class Budgets {
  /** Tests and the demo shrink gaps like every other wait. */
  constructor(private scale: number) {}

  /**
   * Takes one place for a write in every budget, or none and says how long to wait. Part of the transaction that
   * opens the ledger row: a write that is not begun takes no place.
   */
  async reserve(adapter: AdapterInfo, connectionId: string): Promise<BudgetWait | null> {
    const { client } = tenant()
    const { rows } = await client.rawQuery('select extract(epoch from max(closed_until) - now())::float8 as closed from budgets where key in (:account, :app)', {
      account: accountKey(connectionId),
      app: appKey(adapter.id),
    })
    if (rows[0].closed > 0) return { seconds: Math.ceil(rows[0].closed), reason: 'E_RATE_LIMITED' }

    await client.rawQuery('savepoint places')
    for (const budget of adapter.budgets) {
      const wait = await this.#take(budget, `${budget.scope === 'app' ? appKey(adapter.id) : accountKey(connectionId)}:${budget.per}`)
      if (!wait) continue
      // A place taken in another budget would be lost with every wait for this one.
      await client.rawQuery('rollback to savepoint places')
      return wait
    }
    return null
  }

  async #take(budget: Budget, key: string): Promise<BudgetWait | null> {
    const gap = (budget.minGapSeconds ?? 0) * this.scale
    const window = secondsOf(budget.per)
    const { rows } = await tenant().client.rawQuery(
      `insert into budgets as b (key, used, window_began, last_at) values (:key, 1, now(), now())
       on conflict (key) do update set
         used = case when b.window_began < now() - make_interval(secs => :window) then 1 else b.used + 1 end,
         window_began = case when b.window_began < now() - make_interval(secs => :window) then now() else b.window_began end,
         last_at = now()
       where (b.last_at is null or b.last_at <= now() - make_interval(secs => :gap))
         and (b.used < :limit or b.window_began < now() - make_interval(secs => :window))
       returning key`,
      { key, window, gap, limit: budget.limit }
    )
    return rows.length ? null : this.#waitFor(key, budget.limit, window, gap)
  }

  async #waitFor(key: string, limit: number, window: number, gap: number): Promise<BudgetWait> {
    const { rows } = await tenant().client.rawQuery(
      `select extract(epoch from last_at - now())::float8 + :gap as gap, extract(epoch from window_began - now())::float8 + :window as rolls, used
       from budgets where key = :key`,
      { key, gap, window }
    )
    const { gap: apart, rolls, used } = rows[0]
    if (used >= limit && rolls > 0) return { seconds: Math.ceil(rolls), reason: 'E_QUOTA_EXHAUSTED' }
    return { seconds: Math.max(1, Math.ceil(apart)), reason: 'spacing' }
  }

  /** Seconds for which the platform wants to hear nothing about this account; 0 when it may be asked. */
  async closedFor(adapterId: string, connectionId: string): Promise<number> {
    const { rows } = await db.connection('app').rawQuery('select extract(epoch from max(closed_until) - now())::float8 as closed from budgets where key in (:account, :app)', {
      account: accountKey(connectionId),
      app: appKey(adapterId),
    })
    return Math.max(0, rows[0].closed ?? 0)
  }

  /** The platform asked for quiet: nobody sends for this account before then. */
  async close(connectionId: string, seconds: number) {
    await db.connection('app').rawQuery(
      `insert into budgets as b (key, closed_until) values (:key, now() + make_interval(secs => :seconds))
       on conflict (key) do update set closed_until = greatest(b.closed_until, excluded.closed_until)`,
      { key: accountKey(connectionId), seconds }
    )
  }
}
