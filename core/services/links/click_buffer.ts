import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { Device } from './visitors.ts'

/** People look at numbers of clicks in minutes; a crash loses no more than this. */
const FLUSH_AFTER_MS = 2_000
/** A database that was away is not asked at every click. */
const RETRY_AFTER_MS = 10_000
/** Kinds of click (link, day, referrer, device), some 200 bytes each. Written before they are more… */
const FULL = 5_000
/** …and, while the database is away, not kept beyond this. */
const MOST_KEPT = 50_000
/** Rows of one statement. */
const BATCH = 500

interface Click {
  linkId: string
  workspaceId: string
  /** Of the brand's calendar. */
  day: string
  referrer: string
  device: Device
}

type Counted = Click & { clicks: number }

/** Counts clicks in memory and writes the sums a moment later, so that nobody waits for a write on their way to a page. */
export class ClickBuffer {
  #counts = new Map<string, Counted>()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #lost = 0

  add({ linkId, workspaceId, timeZone, referrer, device }: Omit<Click, 'day'> & { timeZone: string }, at = DateTime.utc()) {
    this.#count({ linkId, workspaceId, day: at.setZone(timeZone).toISODate()!, referrer, device, clicks: 1 })
    if (this.#counts.size >= FULL) void this.flush()
    else this.#later(FLUSH_AFTER_MS)
  }

  /** Writes what there is. What cannot be written is kept for the next time. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (!this.#counts.size) return
    this.#running = this.#write([...this.#counts.values()]).finally(() => (this.#running = null))
    this.#counts = new Map()
    await this.#running
  }

  async #write(all: Counted[]) {
    for (const [workspaceId, clicks] of Map.groupBy(all, (click) => click.workspaceId)) {
      // In one order everywhere: two processes that write the same rows wait for each other and never in a ring.
      clicks.sort((one, other) => keyOf(one).localeCompare(keyOf(other)))
      for (let from = 0; from < clicks.length; from += BATCH) {
        const batch = clicks.slice(from, from + BATCH)
        try {
          await store(workspaceId, batch)
        } catch (error) {
          logger.error({ kind: (error as Error).name, code: (error as { code?: string }).code }, 'Clicks on short links could not be written; they are kept and tried again')
          for (const click of batch) this.#count(click)
          this.#later(RETRY_AFTER_MS)
        }
      }
    }
    if (this.#lost) logger.error({ clicks: this.#lost }, 'Clicks on short links were lost: the database was away for too long')
    this.#lost = 0
  }

  #count(click: Counted) {
    const key = keyOf(click)
    const known = this.#counts.get(key)
    if (known) known.clicks += click.clicks
    else if (this.#counts.size < MOST_KEPT) this.#counts.set(key, { ...click })
    else this.#lost += click.clicks
  }

  #later(ms: number) {
    this.#timer ??= setTimeout(() => void this.flush(), ms).unref()
  }
}

const keyOf = ({ linkId, day, referrer, device }: Click) => `${linkId} ${day} ${device} ${referrer}`

/** A link that is gone with its brand has nothing to be counted for. */
const store = (workspaceId: string, clicks: Counted[]) =>
  tenantTx({ workspaceId, userId: null }, ({ client }) =>
    client.rawQuery(
      `insert into link_clicks (workspace_id, link_id, day, referrer, device, clicks)
       select l.workspace_id, l.id, c.day, c.referrer, c.device, c.clicks
       from json_to_recordset(:clicks) as c("linkId" uuid, day date, referrer text, device text, clicks integer)
       join short_links l on l.workspace_id = :workspaceId and l.id = c."linkId"
       on conflict (workspace_id, link_id, day, referrer, device) do update set clicks = link_clicks.clicks + excluded.clicks`,
      { workspaceId, clicks: JSON.stringify(clicks) }
    )
  )
