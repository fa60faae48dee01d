import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class AccessExplain extends BaseCommand {
  static commandName = 'access:explain'
  static description = 'Say why a person may do something, or why not and what would allow it'
  static options: CommandOptions = { startApp: true }
  static help = ['Resources are workspace:<id>, brand:<id>, social_post:<id>, media:<id>, social_connection:<id>, or an id alone.', 'Example: {{ binaryName }} access:explain ada@example.com posts.publish brand:<id>']

  @args.string({ description: 'E-mail address or id of the person' })
  declare person: string

  @args.string({ description: 'Permission, such as posts.publish' })
  declare permission: string

  @args.string({ description: 'What it is about; the whole workspace when left out', required: false })
  declare resource?: string

  @flags.string({ description: 'Id of the workspace, for a person who is in several' })
  declare workspace?: string

  @flags.boolean({ description: 'Print JSON for scripts' })
  declare json: boolean

  async run() {
    const { Explaining } = await import('#services/access/explaining')
    const { linesOf } = await import('#services/access/explanation')
    const explaining = await this.app.container.make(Explaining)
    try {
      const explanation = await explaining.explain(this)
      if (this.json) this.logger.log(JSON.stringify(explanation))
      else for (const line of linesOf(explanation)) this.logger.log(line)
    } catch (error: any) {
      if (!String(error.code).startsWith('E_')) throw error
      if (this.json) this.logger.log(JSON.stringify({ error: error.message }))
      else this.logger.error(error.message)
      this.exitCode = 1
    }
  }
}
