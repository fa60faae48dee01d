import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { PluginCatalogue } from '#services/plugins/plugin_catalogue'

/** The operator's pages about plugins. */
@inject()
export default class PluginsController {
  constructor(private catalogue: PluginCatalogue) {}

  async index({ inertia }: HttpContext) {
    return inertia.render('admin/plugins', { plugins: await this.catalogue.list() })
  }

  async show({ auth, i18n, inertia, params }: HttpContext) {
    return inertia.render('admin/plugin', { plugin: await this.catalogue.show(params.id, i18n), timeZone: auth.user!.timeZone })
  }
}
