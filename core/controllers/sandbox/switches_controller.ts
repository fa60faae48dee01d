import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { notAllowed } from '#services/access/errors'
import { Platforms } from '#services/sandbox/platforms'
import { Switches } from '#services/sandbox/switches'
import { accessValidator, clockValidator, faultValidator } from '#validators/sandbox/switches'

/** What makes a platform misbehave, and what makes it behave again. */
@inject()
export default class SwitchesController {
  constructor(
    private platforms: Platforms,
    private switches: Switches
  ) {}

  async store(ctx: HttpContext) {
    const platform = await this.#theirs(ctx)
    await this.switches.add(ctx.actor, platform, await ctx.request.validateUsing(faultValidator))
    return ctx.response.noContent()
  }

  async destroy(ctx: HttpContext) {
    await this.switches.removeAll(ctx.actor, await this.#theirs(ctx))
    return ctx.response.noContent()
  }

  async access(ctx: HttpContext) {
    const platform = await this.#theirs(ctx)
    await this.switches.changeAccess(ctx.actor, platform, await ctx.request.validateUsing(accessValidator))
    return ctx.response.noContent()
  }

  async clock(ctx: HttpContext) {
    const platform = await this.#theirs(ctx)
    const { advanceSeconds } = await ctx.request.validateUsing(clockValidator)
    await this.switches.moveClock(ctx.actor, platform, advanceSeconds)
    return ctx.response.noContent()
  }

  async reset(ctx: HttpContext) {
    await this.switches.reset(ctx.actor, await this.#theirs(ctx))
    return ctx.response.noContent()
  }

  async #theirs({ actor, params }: HttpContext) {
    const platform = this.platforms.find(params.plugin)
    if (!(await this.switches.may(actor))) throw notAllowed()
    return platform
  }
}
