import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { errors } from '@vinejs/vine'
import ImportJob from '#models/import_job'
import { PermissionEngine } from '#services/access/permission_engine'
import { announce } from '#services/events/announce'
import { Posts } from '#services/publishing/posts'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { inSavepoint } from '../savepoint.ts'
import { E_PLAN_FILE } from '../errors.ts'
import type { Mistake, PlannedRow } from './plan_columns.ts'
import { rowsOf, type SheetRow } from './plan_file.ts'
import { planStream } from './plan_imports.ts'
import { PlanBulk } from './plan_bulk.ts'
import { PlanRows, type ReadRow } from './plan_rows.ts'

/** Many times what a batch takes, and renewed with each: how long a job stands still whose worker was killed. */
const LEASE_SECONDS = 30
/** Rows read in one transaction. */
const READ_AT_ONCE = 500
/** Posts made in one transaction: what an interruption repeats at most. Those that go one by one take longer, and are fewer. */
const MADE_AT_ONCE = 200
const ONE_BY_ONE = 25
/** One after the other without a single batch, half a minute apart: what lasts for ten minutes does not pass by itself. */
const INTERRUPTIONS_MOST = 20
const UNIQUE_VIOLATION = '23505'

/** What is thrown here: ours, or the database's, which names what it is about. */
type Trouble = Error & { code?: string; table?: string; constraint?: string }

interface Claimed {
  jobId: string
  workspaceId: string
}

/** Reads the rows of claimed jobs, and makes posts of them. All that counts is in the database: killed at any point, somebody else goes on from the last batch. */
@inject()
export class PlanWork {
  /** Of jobs that this worker was interrupted in: where, and how often there. */
  #interrupted = new Map<string, { place: string; times: number }>()

  constructor(
    private rows: PlanRows,
    private bulk: PlanBulk,
    private posts: Posts,
    private permissions: PermissionEngine
  ) {}

  /** One job, as far as it goes. False when there was none. */
  async next(isStopping: () => boolean = () => false): Promise<boolean> {
    const { rows } = await db.connection('app').rawQuery('select job_id as "jobId", workspace_id as "workspaceId" from claim_import(?)', [LEASE_SECONDS])
    const claimed: Claimed | undefined = rows[0]
    if (!claimed) return false
    let place = ''
    try {
      const job = await inWorkspace(claimed, () => ImportJob.findOrFail(claimed.jobId))
      place = `${job.state} ${job.reached}`
      if (job.state === 'checking') await this.#check(job, isStopping)
      else await this.#make(job, isStopping)
      this.#interrupted.delete(claimed.jobId)
    } catch (error) {
      const fault = this.#faultOf(claimed, place, error as Trouble)
      if (fault) await this.#fail(claimed, fault.message)
    }
    return true
  }

  /** What a job ends with. Null for passing trouble: its lease runs out, and it goes on with the last batch that was kept. */
  #faultOf({ jobId }: Claimed, place: string, error: Trouble): Error | null {
    const { code = error.name, table, constraint } = error
    const before = this.#interrupted.get(jobId)
    const times = before?.place === place ? before.times + 1 : 1
    this.#interrupted.delete(jobId)
    if (error instanceof E_PLAN_FILE) return error
    if (code === 'E_CANNOT_READ_FILE') return new E_PLAN_FILE(['The file is gone. Upload it again.'])
    // Cancelled, or in the hands of another worker.
    if (error instanceof Taken) return null
    if (times >= INTERRUPTIONS_MOST) {
      logger.error({ import: jobId, place, code, table, constraint }, 'An import was given up')
      return new E_PLAN_FILE([`The import was interrupted ${INTERRUPTIONS_MOST} times at the same place. Posts that were made stay. Ask whoever runs this installation to look into its log, then import the file again: rows that are done are left out.`])
    }
    this.#interrupted.set(jobId, { place, times })
    logger.warn({ import: jobId, code }, 'An import was interrupted; it goes on in a moment')
    return null
  }

  async #check(job: ImportJob, isStopping: () => boolean) {
    let batch: SheetRow[] = []
    let isFirst = true
    let isOver = false
    for await (const row of rowsOf(job.kind, await planStream(job.storageKey), () => isOver)) {
      if (isFirst) {
        isFirst = false
        continue
      }
      if (row.number <= job.reached) continue
      batch.push(row)
      if (batch.length < READ_AT_ONCE) continue
      isOver = isStopping() || !(await this.#readBatch(job, batch))
      batch = []
    }
    if (isOver || (batch.length && !(await this.#readBatch(job, batch)))) return
    await inWorkspace(job, () => this.#step(job, 'checking', { state: 'checked', leased_until: null, reached: 0 }))
  }

  /** False when the job is no longer ours to read. */
  #readBatch(job: ImportJob, batch: SheetRow[]): Promise<boolean> {
    return inWorkspace(job, async () => {
      const { mapping, settings, headers } = job
      const { client } = tenant()
      const done = new Set(job.rowsDone ? (await client.from('import_rows').where({ workspace_id: job.workspaceId, job_id: job.id, state: 'done' }).whereBetween('row_number', [batch[0]!.number, batch.at(-1)!.number]).select('row_number')).map((row) => row.row_number) : [])
      const ground = await this.rows.ground(job.brandId, batch, headers, mapping!)
      const read: ReadRow[] = []
      for (const row of batch) if (!done.has(row.number)) read.push(await this.rows.read(row, headers, mapping!, settings!, ground).catch((error) => unread(row, job, error)))
      const known = new Set((await client.from('import_rows').where({ workspace_id: job.workspaceId, brand_id: job.brandId, state: 'done' }).whereIn('row_key', read.map(({ key }) => key)).select('row_key')).map((row) => row.row_key))
      const rows = read.map((row) => {
        const state = row.isLeftOut || (row.planned && known.has(row.key)) ? 'known' : row.planned ? 'good' : 'bad'
        return { row_number: row.number, row_key: row.key, state, planned: row.planned, mistakes: state === 'known' && !row.isLeftOut ? [KNOWN] : row.mistakes }
      })

      const isOurs = await this.#step(job, 'checking', { reached: batch.at(-1)!.number }, { rows_good: count(rows, ({ state }) => state === 'good'), rows_bad: count(rows, ({ state }) => state === 'bad'), rows_known: count(rows, ({ state }) => state === 'known') })
      if (!isOurs) return false
      await client.rawQuery(
        `insert into import_rows (workspace_id, job_id, brand_id, row_number, row_key, state, planned, mistakes)
         select :workspaceId, :jobId, :brandId, r.row_number, r.row_key, r.state, nullif(r.planned, 'null'), r.mistakes
         from jsonb_to_recordset(cast(:rows as jsonb)) as r(row_number integer, row_key text, state text, planned jsonb, mistakes jsonb)`,
        { workspaceId: job.workspaceId, jobId: job.id, brandId: job.brandId, rows: JSON.stringify(rows) }
      )
      return true
    })
  }

  async #make(job: ImportJob, isStopping: () => boolean) {
    while (!isStopping()) {
      if (!(await inWorkspace(job, () => this.#mayPublish(job)))) throw new E_PLAN_FILE(['Who began this import may not schedule posts here any more. Somebody who may can upload it again.'])
      // As the person: what is made is theirs, in the audit and for whoever is told.
      const made = await tenantTx(actorOf(job), () => this.#makeBatch(job))
      if (made === null) return
      if (made > 0) continue
      await inWorkspace(job, async () => {
        if (!(await this.#step(job, 'running', { state: 'done', leased_until: null, finished_at: new Date() }))) return
        const { rowsDone, rowsRefused, rowsBad } = await ImportJob.findOrFail(job.id)
        await announce('import.finished', { brandId: job.brandId, subject: { type: 'transfer', id: job.id }, data: { rowsDone, rowsRefused, rowsBad, createdBy: job.createdBy } })
      })
      return
    }
  }

  /** How many rows it dealt with; null when the job is no longer ours. */
  async #makeBatch(job: ImportJob): Promise<number | null> {
    const found: { row_number: number; row_key: string; planned: PlannedRow }[] = await tenant().client.from('import_rows').where({ workspace_id: job.workspaceId, job_id: job.id, state: 'good' }).orderBy('row_number').limit(MADE_AT_ONCE).select('row_number', 'row_key', 'planned')
    const counts = { rows_done: 0, rows_refused: 0, rows_known: 0 }
    const together = await this.bulk.fitting(job, found)
    if (together.length) counts.rows_done += await this.#makeTogether(job, together)
    const isMade = new Set(together)
    const rows = found.filter((row) => !isMade.has(row)).slice(0, ONE_BY_ONE)
    for (const row of rows) counts[await this.#makeRow(job, row.row_number, row.planned)]++
    const isOurs = await this.#step(job, 'running', { reached: found.at(-1)?.row_number ?? job.reached }, counts)
    // Taken back with the transaction: cancelled meanwhile.
    if (!isOurs) throw new Taken()
    return together.length + rows.length
  }

  /** All of them or none: one that somebody else has in hand takes the batch back. */
  async #makeTogether(job: ImportJob, rows: { row_number: number; planned: PlannedRow }[]): Promise<number> {
    const { client } = tenant()
    const made = await this.bulk.create(actorOf(job), job, rows)
    const { rows: mine } = await client.rawQuery(
      `update import_rows r set state = 'done', post_id = m.post_id from jsonb_to_recordset(cast(:made as jsonb)) as m(row_number integer, post_id uuid)
       where r.workspace_id = :workspaceId and r.job_id = :jobId and r.row_number = m.row_number and r.state = 'good' returning r.row_number`,
      { made: JSON.stringify(made), workspaceId: job.workspaceId, jobId: job.id }
    )
    if (mine.length !== rows.length) throw new Taken()
    return rows.length
  }

  async #makeRow(job: ImportJob, rowNumber: number, planned: PlannedRow): Promise<'rows_done' | 'rows_refused' | 'rows_known'> {
    const row = { job_id: job.id, row_number: rowNumber }
    const note = (state: string, mistakes: Mistake[]) => tenant().client.from('import_rows').where({ workspace_id: job.workspaceId, ...row }).update({ state, mistakes: JSON.stringify(mistakes) })
    try {
      await inSavepoint(async () => {
        // First the key: a row that was done before makes no post, and one that somebody else has in hand is theirs.
        const mine = await tenant().client.from('import_rows').where({ workspace_id: job.workspaceId, ...row, state: 'good' }).update({ state: 'done' })
        if (Number(Array.isArray(mine) ? mine[0] : mine) === 0) throw new Taken()
        const { mediaIds, ...fields } = planned
        const post = await this.posts.create(actorOf(job), { ...fields, media: mediaIds.map((id) => ({ id })), brandId: job.brandId }, 'api')
        await tenant().client.from('import_rows').where({ workspace_id: job.workspaceId, ...row }).update({ post_id: post.id })
      })
      return 'rows_done'
    } catch (error) {
      if ((error as any)?.code === UNIQUE_VIOLATION && (error as any).constraint === 'import_rows_once') {
        await note('known', [KNOWN])
        return 'rows_known'
      }
      if (!(error instanceof errors.E_VALIDATION_ERROR)) throw error
      await note('refused', (error.messages as { message: string }[]).slice(0, 5).map(({ message }) => ({ column: null, reason: message, fix: 'Correct the row, and import the file again: rows that are done are left out' })))
      return 'rows_refused'
    }
  }

  /** Only while it is still in that state: a cancelled job stays as it is. Renews the lease. */
  async #step({ id, workspaceId }: ImportJob, state: string, columns: Record<string, unknown>, added: Record<string, number> = {}): Promise<boolean> {
    const { client } = tenant()
    const sums = Object.fromEntries(Object.entries(added).map(([name, more]) => [name, client.raw(`${name} + ?`, [more])]))
    const changed = await client.from('import_jobs').where({ workspace_id: workspaceId, id, state }).update({ leased_until: client.raw('now() + make_interval(secs => ?)', [LEASE_SECONDS]), updated_at: new Date(), ...columns, ...sums })
    return Number(Array.isArray(changed) ? changed[0] : changed) > 0
  }

  async #mayPublish({ workspaceId, brandId, createdBy }: ImportJob): Promise<boolean> {
    return createdBy !== null && (await this.permissions.can({ workspaceId, userId: createdBy }, 'posts.publish', { workspaceId, brandId })).allowed
  }

  async #fail({ jobId, workspaceId }: Claimed, fault: string) {
    await inWorkspace({ workspaceId }, async ({ client }) => client.from('import_jobs').where({ workspace_id: workspaceId, id: jobId }).whereIn('state', ['checking', 'running']).update({ state: 'failed', fault, leased_until: null, finished_at: new Date(), updated_at: new Date() }))
  }
}

class Taken extends Error {
  readonly code = 'E_IMPORT_TAKEN'
}

/** One row that nobody thought of must not hold up all others. What the database says is told by it again, for the whole batch. */
function unread(row: SheetRow, job: ImportJob, error: unknown): ReadRow {
  if (!(error instanceof Error) || 'code' in error) throw error
  logger.error({ import: job.id, row: row.number, err: error }, 'A row of an import could not be read')
  return { number: row.number, key: `unread ${row.number}`, planned: null, mistakes: [{ column: null, reason: 'The row could not be read, which is a fault of ours', fix: 'Write it in another way, or leave it out and tell whoever runs this installation' }], isLeftOut: false }
}

const KNOWN: Mistake = { column: null, reason: 'This row was imported before', fix: 'Nothing to do: its post is there already' }

const inWorkspace = <T>({ workspaceId }: { workspaceId: string }, work: Parameters<typeof tenantTx<T>>[1]) => tenantTx<T>({ workspaceId, userId: null }, work)
const actorOf = ({ workspaceId, createdBy }: ImportJob): Actor => ({ workspaceId, userId: createdBy })
const count = <T>(rows: T[], is: (row: T) => boolean) => rows.filter(is).length
