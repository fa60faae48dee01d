import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AuditSeal extends BaseCommand {
  static commandName = 'audit:seal'
  static description = 'Sign the ends of all audit chains now, and keep them outside the database; workers do it every hour'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { headsFile, sealHeads } = await import('#services/audit/sealed_heads')
    this.logger.log(`${await sealHeads()} ends signed in ${headsFile()}`)
  }
}
