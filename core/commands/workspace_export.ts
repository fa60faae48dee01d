import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class WorkspaceExportCommand extends BaseCommand {
  static commandName = 'workspace:export'
  static description = 'Write everything a workspace holds into a tar archive (docs/export_format.md)'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Id of the workspace' })
  declare workspace: string

  @args.string({ description: 'File to write' })
  declare file: string

  @flags.string({ description: 'E-mail address of the member in whose name it is done', required: true })
  declare as: string

  async run() {
    const { PermissionEngine } = await import('#services/access/permission_engine')
    const { transferActor } = await import('#services/transfer/transfer_actor')
    const { ArchiveWriter } = await import('#services/transfer/archive_writer')
    // Under another name until it is whole: half an archive is not taken for one.
    const unfinished = `${this.file}.part`
    try {
      const actor = await transferActor(this.as, this.workspace, await this.app.container.make(PermissionEngine))
      await pipeline(Readable.from(new ArchiveWriter(actor).archive()), createWriteStream(unfinished, { mode: 0o600 }))
      await rename(unfinished, this.file)
      this.logger.success(`${this.file} holds the workspace`)
    } catch (error: any) {
      await rm(unfinished, { force: true })
      if (!String(error.code).startsWith('E_')) throw error
      this.logger.error(error.message)
      this.exitCode = 1
    }
  }
}
