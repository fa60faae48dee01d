import { createWriteStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import WorkspaceExport from '#models/workspace_export'
import { announce } from '#services/events/announce'
import { digest } from '#services/media/digest'
import { MediaStore } from '#services/media/media_store'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { ArchiveWriter } from './archive_writer.ts'
import { Leased, NoLongerOurs, Stopping } from './leased.ts'
import { EXPORT_KEPT_DAYS, LEASE_SECONDS, MOST_TRIES } from './limits.ts'
import { mustHaveRoom, placeOf, transfersFolder } from './room.ts'
import { bytesOfFiles, exportKeyOf, WorkspaceExports } from './workspace_exports.ts'

/** One at a time: reading whole libraries side by side makes each slower. */
const AT_ONCE = 1
const EXPIRED_AT_ONCE = 200
/** Trying again changes nothing about these. */
const FINAL = ['E_AUTHORIZATION_FAILURE', 'E_NO_ROOM', 'ENOSPC']

interface Claimed {
  id: string
  workspaceId: string
  requestedBy: string | null
}

/** Makes the archives that somebody waits for, as the one who asked, and removes those whose time is over. Safe beside itself. */
@inject()
export class ExportRelay {
  constructor(private exports: WorkspaceExports) {}

  /** Answers how many were dealt with. */
  async relay(isStopping: () => boolean = () => false): Promise<number> {
    for (let done = 0; ; ) {
      if (isStopping()) return done
      const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId", requested_by as "requestedBy" from claim_workspace_exports(?, ?)', [LEASE_SECONDS, AT_ONCE])
      for (const claimed of rows as Claimed[]) await this.#deal(claimed, isStopping)
      done += rows.length
      if (!rows.length) return done
    }
  }

  async #deal({ id, workspaceId, requestedBy }: Claimed, isStopping: () => boolean) {
    const nobody: Actor = { workspaceId, userId: null }
    const row = await tenantTx(nobody, () => WorkspaceExport.find(id))
    if (!row) return
    const lease = new Leased({ table: 'workspace_exports', workspaceId, id, tries: row.tries, isStopping })
    try {
      if (row.tries > MOST_TRIES) throw Object.assign(new Error('It was begun too often'), { code: 'E_GAVE_UP' })
      await this.#make(row, lease, { workspaceId, userId: requestedBy })
    } catch (error) {
      if (error instanceof NoLongerOurs) return
      if (error instanceof Stopping) return void (await lease.write({ state: 'waiting', tries: row.tries - 1, progress: 0, leased_until: null }))
      await this.#failed(row, lease, error)
    } finally {
      await lease.end()
      await rm(await partOf(row), { force: true })
    }
  }

  async #make(row: WorkspaceExport, lease: Leased, actor: Actor) {
    const { id, workspaceId } = row
    if (!actor.userId) throw Object.assign(new Error('Whoever asked is gone'), { code: 'E_AUTHORIZATION_FAILURE' })
    // With their rights as they are now.
    await tenantTx(actor, async () => {
      await this.exports.mustSeeAll(actor)
      await mustHaveRoom(await bytesOfFiles())
    })
    // What an earlier try left behind is half an archive: it is begun anew.
    await removeParts(id)
    const path = await partOf(row)
    const writer = new ArchiveWriter({ workspaceId, userId: actor.userId })
    await pipeline(
      writer.archive(),
      async function* (chunks) {
        for await (const chunk of chunks) {
          lease.progress = Math.min(0.99, writer.progress)
          lease.check()
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600 })
    )
    const made = await digest(path)
    lease.check()
    const now = DateTime.utc()
    await lease.write(
      { ...made, ...writer.counts, state: 'ready', progress: 1, fault_code: null, leased_until: null, finished_at: now.toJSDate(), expires_at: now.plus({ days: EXPORT_KEPT_DAYS }).toJSDate() },
      async () => {
        // Not as the person: an event about no brand in particular stands behind the wall of those who see them all.
        await announce('export.finished', { brandId: null, subject: { type: 'transfer', id }, data: { createdBy: actor.userId, state: 'ready', ...writer.counts } })
        // Last, and while the row is ours: nobody else's file is ever replaced.
        await new MediaStore().adopt(path, exportKeyOf(row))
      }
    )
  }

  async #failed(row: WorkspaceExport, lease: Leased, error: unknown) {
    const code = String((error as { code?: unknown }).code ?? 'E_UNKNOWN')
    if (!FINAL.includes(code)) logger.error({ export: row.id, code, kind: (error as Error)?.name }, 'A workspace could not be taken out')
    const isFinal = FINAL.includes(code) || row.tries >= MOST_TRIES
    const change = isFinal ? { state: 'failed', finished_at: new Date(), expires_at: DateTime.utc().plus({ days: EXPORT_KEPT_DAYS }).toJSDate() } : { state: 'waiting' }
    await lease.write({ ...change, progress: 0, fault_code: code, leased_until: null }, async () => {
      if (isFinal) await announce('export.finished', { brandId: null, subject: { type: 'transfer', id: row.id }, data: { createdBy: row.requestedBy, state: 'failed' } })
    })
  }

  /** Removes archives whose time is over. */
  static async prune() {
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from expired_workspace_exports(?)', [EXPIRED_AT_ONCE])
    for (const { id, workspaceId } of rows as Claimed[]) {
      await new MediaStore().remove(exportKeyOf({ workspaceId, id })).catch(() => {})
      await tenantTx({ workspaceId, userId: null }, ({ client }) => client.from('workspace_exports').where({ workspace_id: workspaceId, id }).delete())
    }
  }
}

const partOf = ({ id, tries }: Pick<WorkspaceExport, 'id' | 'tries'>) => placeOf(`${id}.${tries}.part`)

async function removeParts(id: string) {
  const folder = await transfersFolder()
  for (const name of await readdir(folder)) if (name.startsWith(`${id}.`)) await rm(join(folder, name), { force: true })
}
