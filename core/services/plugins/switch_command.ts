import type { BaseCommand } from '@adonisjs/core/ace'
import { E_NO_PLUGIN, E_PLUGIN_REFUSED, PluginSwitch } from './plugin_switch.ts'

/** What `adapter:enable` and `adapter:disable` have in common. Running processes hear of it from Postgres. */
export async function switchPlugin(command: BaseCommand, id: string, isOn: boolean) {
  const plugins = await command.app.container.make(PluginSwitch)
  try {
    const hasChanged = await plugins.turn(id, isOn, { userId: null })
    const state = isOn ? 'on' : 'off'
    if (hasChanged) command.logger.success(`"${id}" is switched ${state}`)
    else command.logger.info(`"${id}" was switched ${state} already`)
  } catch (error) {
    const reason = error instanceof E_NO_PLUGIN ? `No plugin "${id}" is installed; node ace adapter:list shows those that are` : error instanceof E_PLUGIN_REFUSED ? (error as Error).message : null
    if (!reason) throw error
    command.logger.error(reason)
    command.exitCode = 1
  }
}
