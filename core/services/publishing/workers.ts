import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'

/** How often a worker says that it lives. */
export const WORKER_SEEN_SECONDS = 20
/** On another machine silence is all we can go by; this long is beyond every deadline of a step. */
const SILENCE_MEANS_DEAD_SECONDS = 120

/** The start of a process since boot: tells a recycled pid from the same process. Null where /proc is not there. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return null
  }
}

function isAlive(pid: number, birth: string | null) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return birth === null || birthOf(pid) === birth
}

/** This process, as the ledger names it. */
export const workerId = randomUUID()

/**
 * Who executes steps. A worker that was killed leaves ledger rows open; a new one on the same machine knows for
 * certain that the process is gone and need not wait for time-outs.
 */
export class Workers {
  async register(queues: string[]) {
    await db.connection('app').rawQuery(
      `insert into workers (id, host, pid, birth, queues) values (:id, :host, :pid, :birth, :queues)
       on conflict (id) do update set seen_at = now()`,
      { id: workerId, host: hostname(), pid: process.pid, birth: birthOf(process.pid), queues } as Record<string, any>
    )
  }

  async seen() {
    await db.connection('app').rawQuery('update workers set seen_at = now() where id = ?', [workerId])
  }

  async leave() {
    await db.connection('app').rawQuery('delete from workers where id = ?', [workerId])
  }

  /** Ids of registered workers that are certainly not running any more. */
  async dead(): Promise<string[]> {
    const { rows } = await db.connection('app').rawQuery(
      `select id, host, pid, birth, extract(epoch from now() - seen_at) as silent from workers where id <> ?`,
      [workerId]
    )
    return rows
      .filter((row: any) => (row.host === hostname() ? !isAlive(row.pid, row.birth) : row.silent > SILENCE_MEANS_DEAD_SECONDS))
      .map((row: any) => row.id)
  }

  async isDead(id: string): Promise<boolean> {
    if (id === workerId) return false
    const { rows } = await db.connection('app').rawQuery('select 1 from workers where id = ?', [id])
    if (!rows.length) return true
    return (await this.dead()).includes(id)
  }

  /** Deliveries whose next step a dead worker may have taken with it. Their rows go by `forget` once the workflows know. */
  async orphans(dead: string[]): Promise<{ deliveryId: string; generation: number }[]> {
    if (!dead.length) return []
    const { rows } = await db.connection('app').rawQuery('select delivery_id as "deliveryId", generation from deliveries_left_by(?)', [dead])
    return rows
  }

  async forget(dead: string[]) {
    if (dead.length) await db.connection('app').rawQuery('delete from workers where id = any(?)', [dead])
  }
}
