import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type User from '#models/user'
import { ABILITIES, type Ability } from '#services/accounts/abilities'

/** Unlike the page, a command may choose any length up to this. */
const DAYS_MAX = 365

export default class TokenCreate extends BaseCommand {
  static commandName = 'token:create'
  static description = 'Create an access token for a person and print it once'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address of the person' })
  declare email: string

  @flags.string({ description: 'What the token is for', default: 'command line' })
  declare name: string

  @flags.string({ description: `Comma list of ${ABILITIES.join(', ')}`, default: ABILITIES.join(',') })
  declare abilities: string

  @flags.number({ description: 'Days until it expires', default: 90 })
  declare days: number

  @flags.string({ description: 'Id of the workspace; the person’s oldest when left out' })
  declare workspace?: string

  @flags.boolean({ description: 'Print JSON for scripts' })
  declare json: boolean

  async run() {
    const { default: People } = await import('#models/user')
    const { ApiTokens } = await import('#services/accounts/api_tokens')

    const wanted = this.abilities.split(',').map((name) => name.trim()).filter(Boolean)
    const unknown = wanted.filter((name) => !ABILITIES.includes(name as Ability))
    if (unknown.length || !wanted.length) return this.fail(`Unknown abilities: ${unknown.join(', ') || 'none given'}. There are: ${ABILITIES.join(', ')}`)
    if (!Number.isInteger(this.days) || this.days < 1 || this.days > DAYS_MAX) return this.fail(`--days is a whole number from 1 to ${DAYS_MAX}`)

    const user: User | null = await People.findBy('email', this.email.trim().toLowerCase())
    if (!user) return this.fail(`There is no person with the address ${this.email}`)
    if (user.disabledAt) return this.fail('This account is disabled')

    try {
      const { token, plainText } = await new ApiTokens().create(user, { name: this.name, abilities: wanted as Ability[], days: this.days, workspaceId: this.workspace })
      const { id, name, abilities, workspaceId, expiresAt } = token
      if (this.json) return void this.logger.log(JSON.stringify({ token: plainText, id, name, abilities, workspaceId, expiresAt }))
      this.logger.log(plainText)
      this.logger.info(`valid until ${expiresAt?.toISOString()} in workspace ${workspaceId}; it is not shown again`)
    } catch (error: any) {
      if (!String(error.code).startsWith('E_')) throw error
      this.fail(error.message)
    }
  }

  private fail(message: string) {
    if (this.json) this.logger.log(JSON.stringify({ error: message }))
    else this.logger.error(message)
    this.exitCode = 1
  }
}
