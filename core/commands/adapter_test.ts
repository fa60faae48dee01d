import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { fileURLToPath } from 'node:url'

export default class AdapterTest extends BaseCommand {
  static commandName = 'adapter:test'
  static description = 'Run the conformance suite of adapters against their emulators'
  static options: CommandOptions = { startApp: false }

  @args.spread({ description: 'Plugin ids', required: false })
  declare ids?: string[]

  @flags.boolean({ description: 'Every installed plugin' })
  declare all: boolean

  @flags.boolean({ description: 'Print the results as JSON for scripts' })
  declare json: boolean

  async run() {
    const { conformanceOptions, pluginFolders, reportFacts, reportLines, runConformance } =
      await import('@caidence/testkit/conformance')
    const folders = await pluginFolders(fileURLToPath(this.app.appRoot))
    const ids = this.all ? [...folders.keys()] : (this.ids ?? [])
    if (ids.length === 0)
      return this.#refuse(
        `Name a plugin, or use --all. Installed: ${[...folders.keys()].join(', ') || 'none'}`
      )

    const results = []
    for (const id of ids) {
      const folder = folders.get(id)
      if (!folder)
        return this.#refuse(
          `No installed plugin is called "${id}". Installed: ${[...folders.keys()].join(', ') || 'none'}`
        )
      const options = await conformanceOptions(folder)
      if (!options)
        return this.#refuse(`"${id}" has no tests/conformance_options; see the test kit`)

      const result = await runConformance(folder, options)
      results.push(result)
      if (!this.json) for (const line of reportLines(result)) this.logger.log(line)
    }
    const { levelOf, recordLevels } = await import('#services/plugins/adapter_levels')
    const levels = results.map(async (result) => [result.id, await levelOf(folders.get(result.id)!, reportFacts(result))] as const)
    // A disk that takes nothing is no verdict on a plugin.
    await recordLevels(fileURLToPath(this.app.appRoot), Object.fromEntries(await Promise.all(levels))).catch((error: NodeJS.ErrnoException) => this.logger.warning(`The level could not be kept (${error.code}); the page "Plugins" goes on showing the last one`))
    if (this.json) {
      this.logger.log(JSON.stringify(results.map(reportFacts)))
    }
    if (results.some(({ failed }) => failed > 0)) this.exitCode = 1
  }

  #refuse(reason: string) {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
