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
    const { conformanceOptions, pluginFolders, runConformance } =
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
      if (!this.json) this.#print(result)
    }
    if (this.json) {
      const brief = results.map(({ id, level, passed, failed, skipped }) => ({
        id,
        level,
        passed,
        failed,
        skipped,
      }))
      this.logger.log(JSON.stringify(brief))
    }
    if (results.some(({ failed }) => failed > 0)) this.exitCode = 1
  }

  #print(result: import('@caidence/testkit/conformance').ConformanceResult) {
    const { id, level, passed, failed, skipped, failures, milliseconds } = result
    this.logger.log(
      `${id}  level ${level}  ${passed} passed, ${failed} failed, ${skipped.length} skipped  ${(milliseconds / 1000).toFixed(1)} s`
    )
    for (const { test, reason } of skipped) this.logger.log(`  skipped  ${test}: ${reason}`)
    for (const { test, error } of failures) this.logger.log(`  failed   ${test}: ${error}`)
  }

  #refuse(reason: string) {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
