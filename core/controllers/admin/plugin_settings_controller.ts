import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { operatorOf } from '#services/plugins/operator_log'
import { PluginCatalogue } from '#services/plugins/plugin_catalogue'
import { PluginSettingsForm } from '#services/plugins/plugin_settings_form'
import { PluginSwitch } from '#services/plugins/plugin_switch'
import { pluginReviewValidator, pluginSettingsValidator, pluginStateValidator } from '#validators/admin/plugin'

/** What operators decide about a plugin. Each answers with the plugin as it is then. */
@inject()
export default class PluginSettingsController {
  constructor(
    private catalogue: PluginCatalogue,
    private form: PluginSettingsForm,
    private plugins: PluginSwitch
  ) {}

  async update(ctx: HttpContext) {
    const { settings } = await ctx.request.validateUsing(pluginSettingsValidator, { data: ctx.request.body() })
    await this.form.enter(ctx.params.id, settings, operatorOf(ctx), ctx.i18n)
    return this.#answer(ctx)
  }

  async turn(ctx: HttpContext) {
    const { isOn } = await ctx.request.validateUsing(pluginStateValidator, { data: ctx.request.body() })
    await this.plugins.turn(ctx.params.id, isOn, operatorOf(ctx))
    return this.#answer(ctx)
  }

  async review(ctx: HttpContext) {
    const { adapter: adapterId, scope, isApproved } = await ctx.request.validateUsing(pluginReviewValidator, { data: ctx.request.body() })
    await this.plugins.review(ctx.params.id, { adapterId, scope }, isApproved, operatorOf(ctx))
    return this.#answer(ctx)
  }

  async #answer({ i18n, params }: HttpContext) {
    return { data: await this.catalogue.show(params.id, i18n) }
  }
}
