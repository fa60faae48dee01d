import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class OperatorRevoke extends BaseCommand {
  static commandName = 'operator:revoke'
  static description = 'Take the operator’s place from a person; it holds from their next request on'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address of the person' })
  declare email: string

  async run() {
    const { revokeOperator } = await import('#services/access/operators')
    const { default: User } = await import('#models/user')
    const user = await User.findBy('email', this.email.trim().toLowerCase())
    if (!user) {
      this.logger.error(`There is no person with the address ${this.email}`)
      this.exitCode = 1
      return
    }
    if (await revokeOperator(user.id)) this.logger.success(`${user.fullName} is no operator any more`)
    else this.logger.info(`${user.fullName} is no operator`)
  }
}
