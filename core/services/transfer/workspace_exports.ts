import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import WorkspaceExport from '#models/workspace_export'
import { notAllowed } from '#services/access/errors'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { MediaStore } from '#services/media/media_store'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_EXPORT_NOT_READY, E_NO_EXPORT } from './errors.ts'
import { EXPORTS_LISTED } from './limits.ts'
import { mustHaveRoom } from './room.ts'

/** Where the archive lies until it expires. The name is ours. */
export const exportKeyOf = ({ workspaceId, id }: Pick<WorkspaceExport, 'workspaceId' | 'id'>) => `${workspaceId}/exports/${id}.tar`

/** Bytes of the files in it; rows are little beside them. */
export async function bytesOfFiles(): Promise<number> {
  const { client, workspaceId } = tenant()
  const [{ bytes }] = await client.from('media').where('workspace_id', workspaceId).select(client.raw('coalesce(sum(bytes), 0)::bigint as bytes'))
  return Number(bytes)
}

/** Archives of the whole workspace, for whoever may take everything out. Runs inside the caller's tenant transaction. */
@inject()
export class WorkspaceExports {
  constructor(private engine: PermissionEngine) {}

  /** Newest first. */
  async list(actor: Actor): Promise<WorkspaceExport[]> {
    await this.mustSeeAll(actor)
    return WorkspaceExport.query().where('workspaceId', actor.workspaceId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(EXPORTS_LISTED)
  }

  async find(actor: Actor, id: string): Promise<WorkspaceExport> {
    await this.mustSeeAll(actor)
    const found = await WorkspaceExport.query().where({ id, workspaceId: actor.workspaceId }).first()
    if (!found) throw new E_NO_EXPORT()
    return found
  }

  /** Asks for one; a worker makes it. Whoever asks while one is being made gets that one. */
  async create(actor: Actor): Promise<WorkspaceExport> {
    const { client, workspaceId } = tenant()
    await this.mustSeeAll(actor)
    await mustHaveRoom(await bytesOfFiles())
    const { rows } = await client.rawQuery(
      `insert into workspace_exports (workspace_id, requested_by) values (?, ?) on conflict (workspace_id) where state in ('waiting', 'making') do nothing returning id`,
      [workspaceId, actor.userId!]
    )
    const made = await WorkspaceExport.query().where('workspaceId', workspaceId).whereIn('state', ['waiting', 'making']).firstOrFail()
    if (rows.length) await audit({ action: 'workspace.export_requested', subject: { type: 'workspace', id: workspaceId }, after: { export: made.id } })
    return made
  }

  /** Where its bytes are. Throws while there are none. */
  async file(actor: Actor, id: string): Promise<{ made: WorkspaceExport; key: string }> {
    const made = await this.find(actor, id)
    if (made.state !== 'ready') throw new E_EXPORT_NOT_READY()
    if (!made.expiresAt || made.expiresAt < DateTime.utc()) throw new E_NO_EXPORT()
    return { made, key: exportKeyOf(made) }
  }

  /** With its file. One that is being made is given up. */
  async remove(actor: Actor, id: string): Promise<void> {
    const made = await this.find(actor, id)
    await made.delete()
    await new MediaStore().remove(exportKeyOf(made)).catch(() => {})
    await audit({ action: 'workspace.export_removed', subject: { type: 'workspace', id: made.workspaceId }, before: { export: id, state: made.state } })
  }

  /** The right, and no wall between brands: it would make half an archive for somebody of a brand, whatever else they were allowed. */
  async mustSeeAll(actor: Actor) {
    const { client } = tenant()
    const { rows } = await client.rawQuery(`select current_setting('app.every_brand', true) = 'on' as all`)
    if (!rows[0].all || !(await this.engine.can(actor, 'workspace.transfer')).allowed) throw notAllowed()
  }
}
