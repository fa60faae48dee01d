import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import WorkspaceImport from '#models/workspace_import'
import { audit } from '#services/audit/audit'
import { MediaStore } from '#services/media/media_store'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_ARCHIVE_TOO_LARGE, E_NO_IMPORT, E_NOT_CHECKED, E_OTHER_OFFSET, E_TOO_MANY_IMPORTS, E_UNDER_WAY } from './errors.ts'
import { ARCHIVE_MOST_BYTES, IMPORT_KEPT_HOURS, IMPORTS_LISTED, IMPORTS_OPEN } from './limits.ts'
import { mustHaveRoom, placeOf } from './room.ts'

/** Where a whole archive lies until it was brought in. The name is ours. */
export const importKeyOf = ({ workspaceId, id }: Pick<WorkspaceImport, 'workspaceId' | 'id'>) => `${workspaceId}/imports/${id}.tar`
/** Where its parts gather. */
export const arrivingPath = (id: string) => placeOf(`${id}.arriving`)
/** Each step gives it as long again. */
export const keptUntil = () => DateTime.utc().plus({ hours: IMPORT_KEPT_HOURS })

const WAITING = ['receiving', 'arrived', 'checking', 'checked', 'asked', 'bringing']
const WORKED_ON = ['arrived', 'checking', 'asked', 'bringing']

/** Archives that a person uploads. Nobody else sees them. Runs inside the caller's tenant transaction. */
@inject()
export class WorkspaceImports {
  /** Newest first. */
  list({ workspaceId, userId }: Actor): Promise<WorkspaceImport[]> {
    return WorkspaceImport.query().where({ workspaceId, requestedBy: userId! }).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(IMPORTS_LISTED)
  }

  async find({ workspaceId, userId }: Actor, id: string): Promise<WorkspaceImport> {
    const found = await WorkspaceImport.query().where({ id, workspaceId, requestedBy: userId! }).first()
    if (!found) throw new E_NO_IMPORT()
    return found
  }

  async create({ workspaceId, userId }: Actor, { fileName, bytes }: { fileName: string; bytes: number }): Promise<WorkspaceImport> {
    const { client } = tenant()
    if (bytes > ARCHIVE_MOST_BYTES) throw new E_ARCHIVE_TOO_LARGE()
    await mustHaveRoom(bytes)
    // Rivals of one person wait for each other, so that they cannot outrun the limit.
    await client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`imports:${workspaceId}:${userId}`])
    const [{ open: waiting }] = await client.from('workspace_imports').where({ workspace_id: workspaceId, requested_by: userId }).whereIn('state', WAITING).count('* as open')
    if (Number(waiting) >= IMPORTS_OPEN) throw new E_TOO_MANY_IMPORTS()
    const made = await WorkspaceImport.create({ id: randomUUID(), workspaceId, requestedBy: userId!, fileName, bytes, state: 'receiving', targetId: randomUUID(), expiresAt: keptUntil() })
    await audit({ action: 'workspace.import_begun', subject: { type: 'workspace', id: workspaceId }, after: { import: made.id, bytes } })
    return made.refresh()
  }

  /** The next bytes, which must begin where the last ones ended. With the last of them it goes to be checked. */
  async receive(actor: Actor, id: string, offset: number, part: Buffer): Promise<WorkspaceImport> {
    const { client, workspaceId } = tenant()
    await client.rawQuery('select id from workspace_imports where workspace_id = ? and id = ? for update', [workspaceId, id])
    const row = await this.find(actor, id)
    const received = Number(row.received)
    if (row.state !== 'receiving' || offset !== received || offset + part.length > Number(row.bytes)) throw new E_OTHER_OFFSET([received])
    const path = await arrivingPath(id)
    const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600).catch((error) => {
      // The disk was changed under it: it begins anew.
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (!file) {
      await row.merge({ received: 0 }).save()
      return row
    }
    try {
      // What a request wrote whose transaction did not end is written over.
      await file.truncate(offset)
      await file.write(part, 0, part.length, offset)
      await file.sync()
    } finally {
      await file.close()
    }
    const isWhole = offset + part.length === Number(row.bytes)
    if (isWhole) await new MediaStore().adopt(path, importKeyOf(row))
    await row.merge({ received: offset + part.length, expiresAt: keptUntil(), ...(isWhole && { state: 'arrived' as const }) }).save()
    return row
  }

  /** The person has read the check, and wants it. */
  async start(actor: Actor, id: string, { name }: { name?: string }): Promise<WorkspaceImport> {
    const { client, workspaceId } = tenant()
    await client.rawQuery('select id from workspace_imports where workspace_id = ? and id = ? for update', [workspaceId, id])
    const row = await this.find(actor, id)
    if (row.state !== 'checked' || !row.findings) throw new E_NOT_CHECKED()
    await mustHaveRoom(row.findings.fileBytes)
    await row.merge({ state: 'asked', progress: 0, tries: 0, name: name ?? row.findings.workspace.name, expiresAt: keptUntil() }).save()
    await audit({ action: 'workspace.import_asked', subject: { type: 'workspace', id: workspaceId }, after: { import: id, from: row.findings.workspace.id, target: row.targetId } })
    return row
  }

  /** With its file. What is being brought in is finished first, or given up by itself. */
  async remove(actor: Actor, id: string): Promise<void> {
    const row = await this.find(actor, id)
    if (WORKED_ON.includes(row.state)) throw new E_UNDER_WAY()
    await row.delete()
    await removeArchive(row)
    await audit({ action: 'workspace.import_removed', subject: { type: 'workspace', id: row.workspaceId }, before: { import: id, state: row.state } })
  }
}

export async function removeArchive(row: Pick<WorkspaceImport, 'workspaceId' | 'id'>) {
  await rm(await arrivingPath(row.id), { force: true })
  await new MediaStore().remove(importKeyOf(row)).catch(() => {})
}

