import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class WorkspaceImportCommand extends BaseCommand {
  static commandName = 'workspace:import'
  static description = 'Bring an exported workspace into another one. Running it again goes on where it broke off'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The archive' })
  declare file: string

  @args.string({ description: 'Id of the workspace that gets it' })
  declare workspace: string

  @flags.string({ description: 'E-mail address of the member in whose name it is done', required: true })
  declare as: string

  @flags.boolean({ description: 'Check the archive and say what would be added; change nothing' })
  declare dryRun: boolean

  @flags.boolean({ description: 'Print JSON for scripts' })
  declare json: boolean

  async run() {
    const { PermissionEngine } = await import('#services/access/permission_engine')
    const { transferActor } = await import('#services/transfer/transfer_actor')
    const { WorkspaceImport } = await import('#services/transfer/workspace_import')
    try {
      const actor = await transferActor(this.as, this.workspace, await this.app.container.make(PermissionEngine))
      const { manifest, nouns, files, missing } = await new WorkspaceImport(actor, this.file).run({ dryRun: this.dryRun })
      if (this.json) return void this.logger.log(JSON.stringify({ dryRun: Boolean(this.dryRun), from: manifest.workspace, exportedAt: manifest.exportedAt, nouns, files, missing }))
      this.logger.log(`${manifest.workspace.name}, exported ${manifest.exportedAt}`)
      for (const { noun, rows, added } of nouns) this.logger.log(`${noun}: ${rows} in the archive, ${added} ${this.dryRun ? 'would be ' : ''}added`)
      if (!this.dryRun) this.logger.log(`${files} files added`)
      if (missing) this.logger.warning(`${missing} files were missing where the archive was made`)
      if (!this.dryRun) this.logger.success('Channels come disconnected, and what was planned as drafts: connect the channels, look at the drafts, then plan')
    } catch (error: any) {
      if (!String(error.code).startsWith('E_')) throw error
      this.logger.error(error.message)
      this.exitCode = 1
    }
  }
}
