import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AccountResetSecondFactor extends BaseCommand {
  static commandName = 'account:reset-second-factor'
  static description = 'Remove the authenticator app, recovery codes and passkeys of a person who lost them, and sign them out everywhere'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'E-mail address of the person' })
  declare email: string

  async run() {
    const { default: User } = await import('#models/user')
    const { resetSecondFactors } = await import('#services/accounts/reset_second_factors')
    const user = await User.findBy('email', this.email.trim().toLowerCase())
    if (!user) {
      this.logger.error(`There is no person with the address ${this.email}`)
      this.exitCode = 1
      return
    }
    const { passkeys, sessions, hadApp } = await resetSecondFactors(user)
    this.logger.success(`${hadApp ? 'The authenticator app is' : 'There was no authenticator app; it stays'} off, ${passkeys} passkeys removed, ${sessions} sessions ended. ${user.email} is told by mail.`)
  }
}
