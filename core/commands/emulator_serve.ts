import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export default class EmulatorServe extends BaseCommand {
  static commandName = 'emulator:serve'
  static description = "Start the emulators of installed adapters, in the platforms' place"
  static options: CommandOptions = { startApp: false, staysAlive: true }

  @flags.number({
    description: 'First port; each plugin has the next one, by its place in the list of ids',
    default: 7701,
  })
  declare portBase: number

  @flags.string({ description: 'Folder that keeps the state over a restart' })
  declare stateDir?: string

  @flags.string({ description: 'Comma list of plugin ids' })
  declare only?: string

  async run() {
    const { startEmulators } = await import('@caidence/testkit/emulators')
    const running = await startEmulators({
      root: fileURLToPath(this.app.appRoot),
      portBase: this.portBase,
      stateDir: this.stateDir,
      only: this.only?.split(',').map((id) => id.trim()),
    })
    if (running.list.length === 0) {
      this.logger.error('No installed plugin ships an emulator')
      this.exitCode = 1
      return this.terminate()
    }
    for (const { pluginId, url, platformHosts } of running.list)
      this.logger.log(`${pluginId}  ${url}  ${platformHosts}`)

    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    await running.close()
    await this.terminate()
  }
}
