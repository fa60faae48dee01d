import { BaseCheck, Result } from '@adonisjs/core/health'
import app from '@adonisjs/core/services/app'
import { AdapterDoctor } from '#services/plugins/doctor/adapter_doctor'

/** What `node ace adapter:doctor` knows without asking a platform. A plugin in trouble makes a warning: the others work on. */
export class PluginsCheck extends BaseCheck {
  name = 'plugins'

  async run() {
    const diagnoses = await (await app.container.make(AdapterDoctor)).examine({ isLive: false })
    const troubled = diagnoses.filter(({ status }) => status === 'fail').map(({ id, source }) => id ?? source)
    return troubled.length ? Result.warning(`Look at ${troubled.join(', ')}: node ace adapter:doctor`) : Result.ok(`${diagnoses.length} plugins`)
  }
}
