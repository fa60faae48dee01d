import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AdapterEnable extends BaseCommand {
  static commandName = 'adapter:enable'
  static description = 'Switch a plugin on for the whole installation; posts that waited for it go on'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Plugin id' })
  declare id: string

  async run() {
    const { switchPlugin } = await import('#services/plugins/switch_command')
    await switchPlugin(this, this.id, true)
  }
}
