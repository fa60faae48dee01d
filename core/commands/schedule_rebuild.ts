import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ScheduleRebuild extends BaseCommand {
  static commandName = 'schedule:rebuild'
  static description = 'Re-create every missing publishing workflow from the database and report the drift'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print the result as JSON' })
  declare json: boolean

  async run() {
    const { Dispatcher } = await import('#services/publishing/dispatcher')
    const dispatcher = await this.app.container.make(Dispatcher)
    const drift = await dispatcher.rebuild()
    if (this.json) return this.logger.log(JSON.stringify(drift))
    this.logger.log(drift.restarted ? `Started ${drift.restarted} missing workflows of ${drift.checked} deliveries due or under way.` : `No drift: ${drift.checked} deliveries due or under way, all have their workflow.`)
  }
}
