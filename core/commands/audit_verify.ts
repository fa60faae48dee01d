import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AuditVerify extends BaseCommand {
  static commandName = 'audit:verify'
  static description = 'Check every audit chain against itself and against the signed ends kept outside the database'
  static options: CommandOptions = { startApp: true }

  @flags.string({ description: 'Only this workspace' })
  declare workspace: string

  @flags.string({ description: 'The file with the signed ends, when it is not where AUDIT_HEADS says' })
  declare heads: string

  async run() {
    const { verifyChain } = await import('#services/audit/verify')
    const { headsFile, workspacesSealed } = await import('#services/audit/sealed_heads')
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const file = this.heads ? this.app.makePath(this.heads) : headsFile()
    const { rows } = await db.connection('app').rawQuery('select workspace_id from audit_ends()')
    const known = new Set<string>(rows.map((row: { workspace_id: string }) => row.workspace_id))
    // A chain that was removed as a whole is known from its signed ends alone.
    for (const id of await workspacesSealed(file)) known.add(id)
    const wanted = this.workspace ? [this.workspace] : [...known]

    let [entries, seconds, broken] = [0, 0, 0]
    for (const id of wanted) {
      const verdict = await verifyChain(id, file)
      entries += verdict.entries
      seconds += verdict.seconds
      if (!verdict.faults.length) continue
      broken += 1
      this.logger.error(`workspace ${id}: ${verdict.faults.map(({ seq, what }) => (seq === null ? what : `entry ${seq}: ${what}`)).join('; ')}`)
    }
    this.logger.log(`${wanted.length} chains, ${entries} entries, ${broken} broken, ${Math.round(entries / Math.max(seconds, 0.001))} entries/s`)
    if (broken) this.exitCode = 1
  }
}
