import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { WorkspaceExport } from '#services/transfer/workspace_export'

export default class ArchivesController {
  /** With `check` it only says whether it would: pages ask first, so that a refusal is a sentence and not a file. */
  async show({ actor, request, response, workspace }: HttpContext) {
    const archive = new WorkspaceExport({ ...actor, userId: actor.userId! })
    await archive.mustSeeAll()
    if (request.qs().check !== undefined) return response.noContent()
    const name = `${workspace.name.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'workspace'}-${new Date().toISOString().slice(0, 10)}.tar`
    response.header('content-type', 'application/x-tar').header('content-disposition', `attachment; filename="${name}"`)
    // An archive that breaks off has no checksums, and is refused by whoever reads it.
    return response.stream(Readable.from(archive.archive()))
  }
}
