import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'
import { tenant } from '#services/tenancy/tenant_tx'

/** How often a worker says that it lives. */
export const WORKER_SEEN_SECONDS = 20
/** On another machine silence is all we can go by; this long is beyond every deadline of a write. */
const SILENCE_MEANS_DEAD_SECONDS = 120

/**
 * Where a pid means what it means here. Not the name alone: containers may share one without seeing each other's
 * processes, and machines are called "localhost". Where /proc is not there, the name has to do.
 */
function machine(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${hostname()} ${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** The start of a process since boot: tells a recycled pid from the same process. Null where /proc is not there, and for one that has ended. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : fields[19]
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
let served: string[] = []

/**
 * Who executes steps. A worker that was killed leaves ledger rows open; a new one on the same machine knows for
 * certain that the process is gone and need not wait for time-outs.
 */
export class Workers {
  async register(queues: string[]) {
    served = queues
    await this.seen()
  }

  /** Also brings back a row that another machine removed while this one was cut off. */
  async seen() {
    await db.connection('app').rawQuery(
      `insert into workers (id, host, pid, birth, queues) values (:id, :host, :pid, :birth, :queues)
       on conflict (id) do update set seen_at = now(), queues = excluded.queues`,
      { id: workerId, host: machine(), pid: process.pid, birth: birthOf(process.pid), queues: served } as Record<string, any>
    )
  }

  /** False where another process serves the adapter's queue: its code, even what must answer at once, runs there and not here. */
  serves(queue: string): boolean {
    return !served.length || served.includes(queue)
  }

  /**
   * True where a living process serves the queue. Asked in the transaction that decides by it: a second connection may
   * not be free.
   */
  async isServed(queue: string): Promise<boolean> {
    const { rows } = await tenant().client.rawQuery(SERVING, [queue])
    return rows.some((row: Registered) => row.id !== workerId && !isGone(row))
  }

  /** Whether anybody takes decisions, and so sends what is due. Asked by web processes, for people who wait. */
  async isAnybodyHere(queue: string): Promise<boolean> {
    const { rows } = await db.connection('app').rawQuery(SERVING, [queue])
    return rows.some((row: Registered) => !isGone(row))
  }

  async leave() {
    await db.connection('app').rawQuery('delete from workers where id = ?', [workerId])
  }

  /** Ids of registered workers that are certainly not running any more. */
  async dead(): Promise<string[]> {
    const { rows } = await db.connection('app').rawQuery(REGISTERED, [null as any])
    return rows.filter((row: Registered) => row.id !== workerId && isGone(row)).map((row: Registered) => row.id)
  }

  /** Asked in the transaction that is about to look at what this worker wrote: a second connection may not be free. */
  async isDead(id: string): Promise<boolean> {
    if (id === workerId) return false
    const { rows } = await tenant().client.rawQuery(REGISTERED, [[id]])
    return !rows.length || isGone(rows[0])
  }

  /** Deliveries whose next step a dead worker may have taken with it. Their rows go by `forget` once the workflows know. */
  async orphans(dead: string[]): Promise<{ deliveryId: string; generation: number }[]> {
    if (!dead.length) return []
    const { rows } = await db.connection('app').rawQuery('select delivery_id as "deliveryId", generation from deliveries_left_by(?)', [dead])
    return rows
  }

  /** Except for those that turned out to live: they have shown themselves since. */
  async forget(dead: string[]) {
    if (!dead.length) return
    await db.connection('app').rawQuery('delete from workers where id = any(:dead) and (host = :host or seen_at < now() - make_interval(secs => :silence))', { dead, host: machine(), silence: SILENCE_MEANS_DEAD_SECONDS } as Record<string, any>)
  }
}

interface Registered {
  id: string
  host: string
  pid: number
  birth: string | null
  silent: number
}

const REGISTERED = 'select id, host, pid, birth, extract(epoch from now() - seen_at)::float8 as silent from workers where id = any(coalesce(?, array(select id from workers)))'

const SERVING = 'select id, host, pid, birth, extract(epoch from now() - seen_at)::float8 as silent from workers where ? = any(queues)'

function isGone({ host, pid, birth, silent }: Registered) {
  return host === machine() ? !isAlive(pid, birth) : silent > SILENCE_MEANS_DEAD_SECONDS
}
