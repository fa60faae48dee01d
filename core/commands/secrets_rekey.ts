import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SecretsRekey extends BaseCommand {
  static commandName = 'secrets:rekey'
  static description = 'Put every stored secret under the first key of SECRET_KEYS, so that older keys can be removed'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print the result as JSON' })
  declare json: boolean

  async run() {
    const { rekeyGrants } = await import('#services/connections/rekey_grants')
    const { resealHeads } = await import('#services/audit/sealed_heads')
    const result = await rekeyGrants()
    const resealed = await resealHeads()
    if (result.failed) this.exitCode = 1
    if (this.json) return this.logger.log(JSON.stringify({ ...result, resealed }))
    this.logger.log(`${result.seen} looked at, ${result.rekeyed} put under the current key, ${result.failed} could not be opened; ${resealed} ends of the audit signed again.`)
    this.logger.log(result.failed ? 'Keep the old keys: something still needs a key that SECRET_KEYS does not hold.' : 'Keys after the first may be removed from SECRET_KEYS.')
  }
}
