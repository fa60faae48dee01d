import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { Finding } from '@caidence/sdk'

const MARKS: Record<Finding['status'], string> = { pass: '  ok', warn: 'warn', fail: 'FAIL', skip: 'skip' }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export default class AdapterDoctorCommand extends BaseCommand {
  static commandName = 'adapter:doctor'
  static description = 'Check that installed adapters can do their job, and say how to mend what cannot'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Plugin id; all of them without one', required: false })
  declare id?: string

  @flags.string({ description: 'Id of one connected channel: its access, budget and what the platform says of it' })
  declare connection?: string

  @flags.boolean({ description: 'Print the findings as JSON for scripts' })
  declare json: boolean

  async run() {
    if (this.connection !== undefined && !UUID.test(this.connection)) return this.#refuse(`"${this.connection}" is no id of a channel`)
    const { AdapterDoctor } = await import('#services/plugins/doctor/adapter_doctor')
    const { E_NO_PLUGIN } = await import('#services/plugins/plugin_switch')
    const doctor = await this.app.container.make(AdapterDoctor)
    const diagnoses = await doctor.examine({ id: this.id, connectionId: this.connection?.toLowerCase() }).catch((error) => {
      if (error instanceof E_NO_PLUGIN) return null
      throw error
    })
    if (!diagnoses) return this.#refuse(`No plugin "${this.id}" is installed; node ace adapter:list shows those that are`)

    if (this.json) this.logger.log(JSON.stringify(diagnoses))
    else if (!diagnoses.length) this.logger.log('No plugins are installed')
    else for (const diagnosis of diagnoses) this.#print(diagnosis)
    if (diagnoses.some(({ status }) => status === 'fail')) this.exitCode = 1
  }

  #print({ id, source, version, findings }: { id: string | null; source: string; version: string | null; findings: Finding[] }) {
    this.logger.log(`\n${[id ?? source, version, id ? source : null].filter(Boolean).join('  ')}`)
    for (const { status, check, summary, fix } of findings) {
      this.logger.log(`${MARKS[status]}  ${check.padEnd(20)} ${summary}${fix && status !== 'pass' ? `\n      ${''.padEnd(20)} → ${fix}` : ''}`)
    }
  }

  #refuse(reason: string) {
    this.logger.error(reason)
    this.exitCode = 1
  }
}
