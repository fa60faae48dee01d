import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'

export default class MakeAdapter extends BaseCommand {
  static commandName = 'make:adapter'
  static description =
    'Write a new adapter that passes the conformance suite against its own emulator'
  static options: CommandOptions = { startApp: false }

  @args.string({ description: 'The platform, for example my-platform' })
  declare name: string

  @flags.string({
    description:
      'Comma list of publish, inbound, leads, options, analytics, inbox; signing in is always there',
    default: 'publish',
  })
  declare capabilities: string;

  @flags.string({
    description: 'Folder the adapter is put into, from the installation root',
    default: 'adapters',
  })
  declare in: string

  async run() {
    const { scaffold, ScaffoldError } = await import('@caidence/testkit/scaffold')
    try {
      const { folder, files } = await scaffold({
        name: this.name,
        folder: resolve(fileURLToPath(this.app.appRoot), this.in),
        capabilities: this.capabilities.split(','),
      })
      for (const file of files) this.logger.action(`create ${file}`).succeeded()
      this.logger.log(
        `Next: read ${folder}/README.md, then run node ace adapter:test ${this.name.replaceAll('-', '_')}`
      )
    } catch (error) {
      if (!(error instanceof ScaffoldError)) throw error
      this.logger.error(`${error.message}. ${error.fix}`)
      this.exitCode = 1
    }
  }
}
