import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class OperatorGrant extends BaseCommand {
  static commandName = 'operator:grant'
  static description = 'Make a person an operator of this installation; it opens no workspace to them'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address of the person' })
  declare email: string

  async run() {
    const { grantOperator } = await import('#services/access/operators')
    const { default: User } = await import('#models/user')
    const user = await User.findBy('email', this.email.trim().toLowerCase())
    if (!user) return this.fail(`There is no person with the address ${this.email}`)
    if (user.disabledAt) return this.fail('This account is disabled')
    if (await grantOperator(user.id)) this.logger.success(`${user.fullName} is an operator now`)
    else this.logger.info(`${user.fullName} is an operator already`)
  }

  private fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
