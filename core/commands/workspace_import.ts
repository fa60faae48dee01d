import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Findings } from '#services/transfer/shapes'

export default class WorkspaceImportCommand extends BaseCommand {
  static commandName = 'workspace:import'
  static description = 'Bring an exported workspace in, as a new one. Running it again after a break goes on where it was'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The archive' })
  declare file: string

  @flags.string({ description: 'E-mail address of the person who will own the new workspace', required: true })
  declare as: string

  @flags.string({ description: 'Name of the new workspace, where it is not to be that in the archive' })
  declare name: string

  @flags.boolean({ description: 'Check the archive and say what is in it; bring nothing in' })
  declare dryRun: boolean

  @flags.boolean({ description: 'Print JSON for scripts' })
  declare json: boolean

  async run() {
    const { default: User } = await import('#models/user')
    const { checkArchive } = await import('#services/transfer/archive_check')
    const { Arrival } = await import('#services/transfer/arrival')
    const { mustHaveRoom } = await import('#services/transfer/room')
    const { E_ARCHIVE } = await import('#services/transfer/errors')
    const open = () => createReadStream(this.file)
    try {
      const user = await User.findBy('email', this.as.trim().toLowerCase())
      if (!user || user.disabledAt) throw new E_ARCHIVE([`there is no account with the address ${this.as}`])
      const findings = await checkArchive(open)
      if (this.dryRun) return this.#tellFindings(findings)
      await mustHaveRoom(findings.fileBytes)
      const arrival = new Arrival({ targetId: await this.#target(user.id, findings), userId: user.id, name: this.name?.trim() || findings.workspace.name, findings, open })
      try {
        const outcome = await arrival.run()
        this.#tellOutcome(findings, arrival.workspaceId, outcome)
      } catch (error) {
        await arrival.remove()
        throw error
      }
    } catch (error: any) {
      if (!String(error.code).startsWith('E')) throw error
      this.logger.error(error.message)
      this.exitCode = 1
    }
  }

  /** The same one after a break; another one for an archive that came in before. */
  async #target(userId: string, findings: Findings): Promise<string> {
    const { newId } = await import('#services/transfer/new_ids')
    const { isWhole } = await import('#services/transfer/arrival')
    const archive = createHash('sha256').update(JSON.stringify(findings)).digest('hex')
    for (let copy = 1; ; copy += 1) {
      const id = newId(userId, `${archive}:${copy}`)
      if (!(await isWhole(id))) return id
    }
  }

  #tellFindings(findings: Findings) {
    const { workspace, exportedAt, nouns, files, missing } = findings
    if (this.json) return void this.logger.log(JSON.stringify({ dryRun: true, ...findings }))
    this.logger.log(`${workspace.name}, exported ${exportedAt}`)
    for (const { name, rows, isImported } of nouns) this.logger.log(`${name}: ${rows}${isImported ? '' : ', to be read and not brought in'}`)
    this.logger.log(`${files} files`)
    if (missing) this.logger.warning(`${missing} files were missing where the archive was made`)
  }

  #tellOutcome(findings: Findings, workspaceId: string, outcome: Awaited<ReturnType<import('#services/transfer/arrival').Arrival['run']>>) {
    const { nouns, files, filesOf, missing, failed, failures } = outcome
    if (this.json) return void this.logger.log(JSON.stringify({ dryRun: false, workspaceId, from: findings.workspace, exportedAt: findings.exportedAt, ...outcome }))
    for (const { name, rows, added } of nouns) this.logger.log(`${name}: ${rows} in the archive, ${added} added`)
    this.logger.log(`${files} of ${filesOf} files added`)
    if (missing) this.logger.warning(`${missing} files were missing where the archive was made`)
    for (const { noun, id, reason } of failures) this.logger.warning(`${noun} ${id}: ${reason}`)
    if (failed > failures.length) this.logger.warning(`and ${failed - failures.length} more`)
    this.logger.success(`Workspace ${workspaceId} is there. Channels come disconnected, and what was planned as drafts: connect the channels, look at the drafts, then plan`)
  }
}
