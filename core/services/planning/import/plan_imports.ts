import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inject } from '@adonisjs/core'
import drive from '@adonisjs/drive/services/main'
import Brand from '#models/brand'
import ImportJob from '#models/import_job'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { MediaStore } from '#services/media/media_store'
import { refusalIn } from '#services/refusals'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_IMPORT_STATE, E_NO_IMPORT, E_PLAN_FILE } from '../errors.ts'
import { FOREIGN_MAPPING } from './foreign_post.ts'
import type { Mistake, PlanMapping, PlanSettings } from './plan_columns.ts'
import { beginningOf, isForeign, kindOf } from './plan_beginning.ts'
import { refuseHugeSheet, SHEET_BYTES_MOST } from './sheet_rows.ts'

/** A hundred thousand rows with a paragraph each. */
export const BYTES_MOST = 64_000_000
const PAGE = 25
/** More at once is somebody's script that has gone wrong. */
const OPEN_MOST = 10

const AT_WORK = ['checking', 'running']

export interface RowMistakes {
  row: number
  state: string
  mistakes: Mistake[]
}

/** Imports of plans, as people see them: file in, columns told, checked, begun, watched. The work itself is PlanWork's. */
@inject()
export class PlanImports {
  constructor(private permissions: PermissionEngine) {}

  /** Keeps the file and reads how it begins. No transaction is held while the file arrives. */
  async create(actor: Actor, brand: Brand, name: string, body: Readable, folder: string): Promise<ImportJob> {
    const path = join(folder, 'plan')
    let bytes = 0
    await pipeline(
      body,
      async function* (chunks) {
        for await (const chunk of chunks as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > BYTES_MOST) throw new E_PLAN_FILE([`The file is larger than ${BYTES_MOST / 1_000_000} MB. Split it.`])
          yield chunk
        }
      },
      createWriteStream(path, { flags: 'wx', mode: 0o600 })
    )
    if (!bytes) throw new E_PLAN_FILE(['The file is empty.'])
    const kind = await kindOf(path)
    if (kind === 'xlsx') {
      if (bytes > SHEET_BYTES_MOST) throw new E_PLAN_FILE([`A sheet may have ${SHEET_BYTES_MOST / 1_000_000} MB. Save it as CSV, which may have ${BYTES_MOST / 1_000_000} MB.`])
      await refuseHugeSheet(path)
    }
    const { headers, sample, mapping, accounts } = await beginningOf(kind, path)

    const id = randomUUID()
    const storageKey = `${actor.workspaceId}/imports/${id}.${kind}`
    await new MediaStore().adopt(path, storageKey)
    return tenantTx(actor, async () => {
      const [{ open: running }] = await tenant().client.from('import_jobs').where('workspace_id', actor.workspaceId).whereIn('state', AT_WORK).count('* as open')
      if (Number(running) >= OPEN_MOST) throw new E_IMPORT_STATE([`There are ${OPEN_MOST} imports under way. Wait for one of them.`])
      await tenant().client.table('import_jobs').insert({ id, workspace_id: actor.workspaceId, brand_id: brand.id, name, kind, storage_key: storageKey, bytes, headers: JSON.stringify(headers), sample: JSON.stringify(sample), mapping: JSON.stringify(mapping), accounts: JSON.stringify(accounts), created_by: actor.userId })
      await audit({ action: 'import.uploaded', subject: { type: 'import', id }, brandId: brand.id, after: { name, bytes } })
      return this.visible(actor, id)
    })
  }

  async list(actor: Actor, { brand, cursor, limit = PAGE }: { brand?: string; cursor?: string; limit?: number }) {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const query = narrow(ImportJob.query()).if(brand, (q) => q.where('brandId', brand!)).select('import_jobs.*', cursorColumn(tenant().client)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows, nextCursor } = pageOf<ImportJob>(await query, limit)
    return { jobs: rows, nextCursor }
  }

  async visible(actor: Actor, id: string): Promise<ImportJob> {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const job = await narrow(ImportJob.query()).where('id', id).first()
    if (!job) throw new E_NO_IMPORT()
    return job
  }

  /**
   * Reads every row and makes nothing. Again with other columns, or once files and channels are there: then it begins anew,
   * and rows that became posts stay as they are. So what was stopped, or failed, is gone on with.
   */
  async check(actor: Actor, id: string, { mapping, settings }: { mapping: PlanMapping; settings: PlanSettings }): Promise<ImportJob> {
    const job = await this.#lock(id)
    if (!job.storageKey) throw new E_IMPORT_STATE(['The file is gone: it is kept for a month. Upload it again.'])
    if (AT_WORK.includes(job.state)) throw new E_IMPORT_STATE([job.state === 'checking' ? 'It is being checked already.' : 'Its posts are being made. Stop it first, or wait for its end.'])
    await tenant().client.from('import_rows').where({ workspace_id: job.workspaceId, job_id: id }).whereNot('state', 'done').delete()
    await tenant()
      .client.from('import_jobs')
      .where({ workspace_id: job.workspaceId, id })
      .update({
        ...{ mapping: JSON.stringify(isForeign(job.kind) ? FOREIGN_MAPPING : mapping), settings: JSON.stringify(settings), state: 'checking', fault: null, reached: 0 },
        ...{ rows_good: job.rowsDone, rows_bad: 0, rows_known: 0, rows_refused: 0, leased_until: null, finished_at: null, updated_at: new Date() },
      })
    return this.visible(actor, id)
  }

  /** Good rows become posts, in the name of whoever says so. */
  async start(actor: Actor, id: string): Promise<ImportJob> {
    const job = await this.#lock(id)
    if (job.state === 'running') return job
    if (job.state !== 'checked' || !job.storageKey) throw new E_IMPORT_STATE(['Check the rows first.'])
    if (job.rowsGood <= job.rowsDone) throw new E_IMPORT_STATE(['No row can be imported. Correct the file, and upload it again.'])
    await tenant().client.from('import_jobs').where({ workspace_id: job.workspaceId, id }).update({ state: 'running', reached: 0, leased_until: null, created_by: actor.userId, updated_at: new Date() })
    await audit({ action: 'import.started', subject: { type: 'import', id }, brandId: job.brandId, after: { name: job.name, rows: job.rowsGood } })
    return this.visible(actor, id)
  }

  /** What was made until then stays. */
  async cancel(actor: Actor, id: string): Promise<ImportJob> {
    const job = await this.#lock(id)
    if (['done', 'cancelled'].includes(job.state)) return job
    await tenant().client.from('import_jobs').where({ workspace_id: job.workspaceId, id }).update({ state: 'cancelled', finished_at: new Date(), updated_at: new Date() })
    await audit({ action: 'import.cancelled', subject: { type: 'import', id }, brandId: job.brandId, after: { rowsDone: job.rowsDone } })
    return this.visible(actor, id)
  }

  /** What is wrong with rows, in their order, from one row on; `of` asks for those that can be made good, or for those that were left out. */
  async mistakes({ id, workspaceId }: ImportJob, afterRow: number, most: number, of: 'all' | 'wrong' | 'left out' = 'all'): Promise<RowMistakes[]> {
    const states = [...(of === 'left out' ? [] : ['bad', 'refused']), ...(of === 'wrong' ? [] : ['known'])]
    const rows = await tenant().client.from('import_rows').where({ workspace_id: workspaceId, job_id: id }).whereIn('state', states).where('row_number', '>', afterRow).orderBy('row_number').limit(most).select('row_number', 'state', 'mistakes')
    return rows.map((row) => ({ row: row.row_number, state: row.state, mistakes: row.mistakes.map(told) }))
  }

  async #lock(id: string): Promise<ImportJob> {
    const job = await ImportJob.query().where('id', id).forUpdate().first()
    if (!job) throw new E_NO_IMPORT()
    return job
  }
}

export const planStream = (storageKey: string): Promise<Readable> => drive.use('media').getStream(storageKey)

/** The worker knows no reader: it wrote in English. */
const told = ({ column, reason, fix }: Mistake): Mistake => ({ column, reason: refusalIn('E_IMPORT_ROW', reason), fix: refusalIn('E_IMPORT_ROW', fix) })
