import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { fileURLToPath } from 'node:url'
import type { PluginReport } from '@caidence/host'

export default class AdapterList extends BaseCommand {
  static commandName = 'adapter:list'
  static description =
    'List installed plugins and their adapters, and say how to fix what was refused'
  static options: CommandOptions = { startApp: false }

  @flags.boolean({ description: 'Print the list as JSON for scripts' })
  declare json: boolean

  async run() {
    const { createPluginHost } = await import('@caidence/host')
    const host = createPluginHost({
      root: fileURLToPath(this.app.appRoot),
      hostMap: new Map(),
      settings: async () => ({}),
      store: { get: async () => undefined, set: async () => {} },
      log: { info() {}, warn() {} },
    })
    const reports = await host.scan()

    if (this.json) this.logger.log(JSON.stringify(reports.map(entryOf)))
    else for (const report of reports) this.#print(report)
    if (reports.length === 0 && !this.json) this.logger.log('No plugins are installed')
    if (reports.some(({ state }) => state === 'refused')) this.exitCode = 1
  }

  #print(report: PluginReport) {
    const title = `${report.id ?? report.source}  ${report.version ?? ''}  ${report.source}`
    if (report.state === 'refused') {
      this.logger.log(`refused  ${title}\n         ${report.reason}\n         fix: ${report.fix}`)
      return
    }
    this.logger.log(`ready    ${title}`)
    for (const { id, capabilities, formats } of report.manifest!.adapters) {
      this.logger.log(
        `         ${id}: ${capabilities.join(', ')}; ${formats.map((format) => format.id).join(', ')}`
      )
    }
  }
}

function entryOf({ manifest, ...report }: PluginReport) {
  const adapters = manifest?.adapters.map(({ id, kind, capabilities, formats }) => ({
    id,
    kind,
    capabilities,
    formats: formats.map((format) => format.id),
  }))
  return { ...report, adapters: adapters ?? [] }
}
