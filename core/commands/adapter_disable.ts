import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AdapterDisable extends BaseCommand {
  static commandName = 'adapter:disable'
  static description = 'Switch a plugin off for the whole installation; its channels are kept and paused'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Plugin id' })
  declare id: string

  async run() {
    const { switchPlugin } = await import('#services/plugins/switch_command')
    await switchPlugin(this, this.id, false)
  }
}
