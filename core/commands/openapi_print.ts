import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class OpenapiPrint extends BaseCommand {
  static commandName = 'openapi:print'
  static description = 'Print the OpenAPI document of /api/v1, as a running server serves it'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: router } = await import('@adonisjs/core/services/router')
    const { openApiDocument } = await import('#services/http/openapi')
    // Only a server that starts to listen commits its routes.
    if (!router.commited) router.commit()
    process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`)
  }
}
