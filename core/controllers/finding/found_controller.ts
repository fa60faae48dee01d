import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Finder } from '#services/finding/finder'
import { findValidator } from '#validators/finding/find'

@inject()
export default class FoundController {
  constructor(private finder: Finder) {}

  async index({ actor, request }: HttpContext) {
    const { query } = await request.validateUsing(findValidator, { data: request.qs() })
    return { data: await this.finder.find(actor, query) }
  }
}
