import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { AdapterDoctor } from '#services/plugins/doctor/adapter_doctor'
import { PluginCatalogue } from '#services/plugins/plugin_catalogue'

/** Installed plugins, for operators. */
@inject()
export default class PluginsController {
  constructor(
    private catalogue: PluginCatalogue,
    private doctor: AdapterDoctor
  ) {}

  async index() {
    return { data: await this.catalogue.list() }
  }

  async show({ i18n, params }: HttpContext) {
    return { data: await this.catalogue.show(params.id, i18n) }
  }

  /** Asks platforms and runs the plugin's code. A broken plugin is an answer here, not an error. */
  async check({ params }: HttpContext) {
    const [diagnosis] = await this.doctor.examine({ id: params.id })
    return { data: diagnosis }
  }
}
