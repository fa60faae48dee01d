import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { PluginTrouble } from '@caidence/host'

/** What is told may be told a thousand times a second, and inside a transaction that must not wait for a second connection. */
const FLUSH_MS = 2_000
/** Different ones between two flushes; beyond that only more of the known ones are counted. */
const BUFFERED_MOST = 200
/** Kept for each plugin: a plugin that finds ever new ways to fail must not fill the table. */
const KEPT_MOST = 50
/** After a month without a repetition a fault says nothing of today's plugin. */
const KEPT_DAYS = 30
/** Shown for each plugin. */
const SHOWN = 20

type Kind = PluginTrouble['kind'] | 'worker'

export type PluginFault = {
  adapterId: string | null
  kind: Kind
  operation: string | null
  reason: string
  times: number
  firstAt: string
  lastAt: string
}

interface Buffered {
  plugin_id: string
  adapter_id: string | null
  kind: Kind
  operation: string | null
  reason: string
  times: number
}

const buffer = new Map<string, Buffered>()
let timer: NodeJS.Timeout | undefined

/** Counts a fault. Neither waits nor throws. */
export function noteTrouble({ pluginId, adapterId, kind, operation, reason }: PluginTrouble) {
  count({ plugin_id: pluginId, adapter_id: adapterId, kind, operation, reason, times: 1 })
}

/** A process that ran these plugins ended without saying goodbye: it was killed, or ran out of memory. */
export function noteWorkerEnd(plugins: { pluginId: string; adapterId: string }[], ranOthers: boolean) {
  const reason = ranOthers ? 'a worker that ran this plugin among others ended without saying goodbye' : 'its worker ended without saying goodbye'
  for (const { pluginId, adapterId } of plugins) count({ plugin_id: pluginId, adapter_id: adapterId, kind: 'worker', operation: null, reason, times: 1 })
}

function count(row: Buffered) {
  const key = JSON.stringify([row.plugin_id, row.adapter_id, row.kind, row.operation, row.reason])
  const known = buffer.get(key)
  if (known) known.times++
  else if (buffer.size < BUFFERED_MOST) buffer.set(key, row)
  timer ??= setTimeout(() => void flushTrouble(), FLUSH_MS).unref()
}

/** Writes down what was counted. A database that is away loses these numbers, and nothing else. */
export async function flushTrouble() {
  clearTimeout(timer)
  timer = undefined
  const rows = [...buffer.values()]
  buffer.clear()
  if (!rows.length) return
  try {
    await db.connection('app').rawQuery(
      `insert into plugin_faults (plugin_id, adapter_id, kind, operation, reason, times)
         select plugin_id, adapter_id, kind, operation, reason, times
         from jsonb_to_recordset(:rows::jsonb) as t(plugin_id text, adapter_id text, kind text, operation text, reason text, times bigint)
       on conflict (plugin_id, adapter_id, kind, operation, reason) do update set
         times = plugin_faults.times + excluded.times, last_at = now()`,
      { rows: JSON.stringify(rows) }
    )
    await db.connection('app').rawQuery(
      `delete from plugin_faults f using (
         select id, row_number() over (partition by plugin_id order by last_at desc, id desc) as place from plugin_faults where plugin_id = any(:plugins)
       ) old where old.id = f.id and old.place > :most`,
      { plugins: [...new Set(rows.map((row) => row.plugin_id))], most: KEPT_MOST } as Record<string, any>
    )
  } catch (error) {
    logger.warn({ code: (error as { code?: string }).code, faults: rows.length }, 'faults of plugins could not be written down')
  }
}

export async function pruneTrouble() {
  await db.connection('app').rawQuery('delete from plugin_faults where last_at < now() - make_interval(days => ?)', [KEPT_DAYS])
}

/** Newest first. */
export async function troubleOf(pluginId: string): Promise<PluginFault[]> {
  const rows = await db.connection('app').from('plugin_faults').where('plugin_id', pluginId).orderBy('last_at', 'desc').orderBy('id', 'desc').limit(SHOWN)
  return rows.map((row) => ({
    adapterId: row.adapter_id,
    kind: row.kind,
    operation: row.operation,
    reason: row.reason,
    times: Number(row.times),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
  }))
}

/** How many different faults each plugin had since the instant. */
export async function troubleSince(since: Date): Promise<Map<string, number>> {
  const rows = await db.connection('app').from('plugin_faults').where('last_at', '>=', since).groupBy('plugin_id').select('plugin_id').count('* as total')
  return new Map(rows.map(({ plugin_id: id, total }) => [id, Number(total)]))
}
