import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import WorkspaceImport from '#models/workspace_import'
import { PermissionEngine } from '#services/access/permission_engine'
import { MediaStore } from '#services/media/media_store'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { checkArchive, type OpenArchive } from './archive_check.ts'
import { Arrival, removeArrival } from './arrival.ts'
import { Leased, NoLongerOurs, Stopping } from './leased.ts'
import { LEASE_SECONDS, MOST_TRIES, OUTCOME_KEPT_DAYS } from './limits.ts'
import { mustHaveRoom } from './room.ts'
import { importKeyOf, keptUntil, removeArchive } from './workspace_imports.ts'

const AT_ONCE = 1
const EXPIRED_AT_ONCE = 200
const FINAL = ['E_ARCHIVE', 'E_AUTHORIZATION_FAILURE', 'E_NO_ROOM', 'ENOSPC', 'E_GAVE_UP']

interface Claimed {
  id: string
  workspaceId: string
}

/** Checks archives that arrived, and brings in those that somebody wants. Safe beside itself. */
@inject()
export class ImportRelay {
  constructor(private engine: PermissionEngine) {}

  /** Answers how many were dealt with. */
  async relay(isStopping: () => boolean = () => false): Promise<number> {
    for (let done = 0; ; ) {
      if (isStopping()) return done
      const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from claim_workspace_imports(?, ?)', [LEASE_SECONDS, AT_ONCE])
      for (const claimed of rows as Claimed[]) await this.#deal(claimed, isStopping)
      done += rows.length
      if (!rows.length) return done
    }
  }

  async #deal({ id, workspaceId }: Claimed, isStopping: () => boolean) {
    const row = await tenantTx({ workspaceId, userId: null }, () => WorkspaceImport.find(id))
    if (!row) return
    const lease = new Leased({ table: 'workspace_imports', workspaceId, id, tries: row.tries, isStopping })
    try {
      if (row.tries > MOST_TRIES) throw Object.assign(new Error('It was begun too often'), { code: 'E_GAVE_UP' })
      await (row.state === 'checking' ? this.#check(row, lease) : this.#bring(row, lease))
    } catch (error) {
      if (error instanceof NoLongerOurs) return
      if (error instanceof Stopping) return void (await lease.write({ state: row.state === 'checking' ? 'arrived' : 'asked', tries: row.tries - 1, leased_until: null }))
      await this.#failed(row, lease, error)
    } finally {
      await lease.end()
    }
  }

  async #check(row: WorkspaceImport, lease: Leased) {
    const findings = await checkArchive(this.#archive(row, lease))
    await lease.write({ state: 'checked', progress: 1, tries: 0, leased_until: null, findings: JSON.stringify(findings), expires_at: keptUntil().toJSDate() })
  }

  async #bring(row: WorkspaceImport, lease: Leased) {
    const { workspaceId, requestedBy: userId, findings, targetId } = row
    const actor = { workspaceId, userId }
    if (!(await tenantTx(actor, () => this.engine.can(actor, 'workspace.transfer'))).allowed) throw Object.assign(new Error('Not theirs any more'), { code: 'E_AUTHORIZATION_FAILURE' })
    await mustHaveRoom(findings!.fileBytes)
    const outcome = await new Arrival({ targetId, userId, name: row.name!, findings: findings!, open: this.#archive(row, lease), check: () => lease.check() }).run()
    const now = DateTime.utc()
    const isKept = await lease.write({ state: 'done', progress: 1, leased_until: null, fault_code: null, outcome: JSON.stringify(outcome), finished_at: now.toJSDate(), expires_at: now.plus({ days: OUTCOME_KEPT_DAYS }).toJSDate() })
    if (isKept) await removeArchive(row)
  }

  /** As it is read, so far it is. */
  #archive(row: WorkspaceImport, lease: Leased): OpenArchive {
    const bytes = Number(row.bytes)
    return async () => {
      const stream = await new MediaStore().stream(importKeyOf(row), 0, bytes)
      let read = 0
      return (async function* () {
        for await (const chunk of stream as AsyncIterable<Uint8Array>) {
          read += chunk.byteLength
          lease.progress = Math.min(0.99, read / bytes)
          lease.check()
          yield chunk
        }
      })()
    }
  }

  async #failed(row: WorkspaceImport, lease: Leased, error: unknown) {
    const code = String((error as { code?: unknown }).code ?? 'E_UNKNOWN')
    const isFinal = FINAL.includes(code) || row.tries >= MOST_TRIES
    if (!FINAL.includes(code)) logger.error({ import: row.id, code, kind: (error as Error)?.name }, 'An archive could not be brought in')
    if (!isFinal) return void (await lease.write({ state: row.state === 'checking' ? 'arrived' : 'asked', progress: 0, fault_code: code, leased_until: null }))
    const state = row.state === 'checking' && code === 'E_ARCHIVE' ? 'refused' : 'failed'
    const fault = code === 'E_ARCHIVE' ? (error as Error).message : null
    const isOurs = await lease.write({ state, progress: 0, fault_code: code, fault, leased_until: null, finished_at: new Date(), expires_at: DateTime.utc().plus({ days: OUTCOME_KEPT_DAYS }).toJSDate() })
    if (!isOurs) return
    // Nothing half-made stays behind.
    await removeArrival(row.targetId)
    await removeArchive(row)
  }

  /** Removes archives that nobody went on with, and what is known of old ones. */
  static async prune() {
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from expired_workspace_imports(?)', [EXPIRED_AT_ONCE])
    for (const { id, workspaceId } of rows as Claimed[]) {
      await removeArchive({ id, workspaceId })
      await tenantTx({ workspaceId, userId: null }, ({ client }) => client.from('workspace_imports').where({ workspace_id: workspaceId, id }).delete())
    }
  }
}
