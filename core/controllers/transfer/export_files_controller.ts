import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { audit } from '#services/audit/audit'
import { sendMedia } from '#services/media/send_media'
import { contentDisposition } from '#services/media/names'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { WorkspaceExports } from '#services/transfer/workspace_exports'

const TYPE = 'application/x-tar'

/** An archive's bytes, until it expires. No transaction is open while they are sent; a download that broke off goes on. */
@inject()
export default class ExportFilesController {
  constructor(private exports: WorkspaceExports) {}

  /** With `check` it only says whether it would: pages ask first, so that a refusal is a sentence and not a file. */
  async show({ actor, params, request, response, workspace }: HttpContext) {
    const isAsked = request.qs().check !== undefined
    const { made, key } = await tenantTx(actor, async () => {
      const found = await this.exports.file(actor, params.id.toLowerCase())
      if (!isAsked && request.method() !== 'HEAD') await audit({ action: 'workspace.export_downloaded', subject: { type: 'workspace', id: actor.workspaceId }, after: { export: found.made.id, sha256: found.made.sha256, range: request.header('range') ?? null } })
      return found
    })
    if (isAsked) return response.noContent()
    const name = `${workspace.name}-${made.createdAt.toUTC().toISODate()}`
    const file = { key, type: TYPE, bytes: Number(made.bytes), etag: `"${made.sha256}"`, modifiedAt: (made.finishedAt ?? made.createdAt).toJSDate() }
    await sendMedia({ request, response }, file, { 'content-disposition': contentDisposition('attachment', name, 'tar'), 'cache-control': 'private, no-store' })
  }
}
