import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Brands } from '#services/access/brands'
import { createBrandValidator, listBrandsValidator, updateBrandValidator } from '#validators/access/brand'

@inject()
export default class BrandsController {
  constructor(private brands: Brands) {}

  async index({ actor, request }: HttpContext) {
    const { brands, nextCursor } = await this.brands.list(actor, await request.validateUsing(listBrandsValidator, { data: request.qs() }))
    return { data: brands, nextCursor }
  }

  async store({ actor, request, response }: HttpContext) {
    const data = await this.brands.create(actor, await request.validateUsing(createBrandValidator, { data: request.body() }))
    response.status(201)
    return { data }
  }

  async update({ actor, params, request }: HttpContext) {
    return { data: await this.brands.update(actor, params.id.toLowerCase(), await request.validateUsing(updateBrandValidator, { data: request.body() })) }
  }
}
