import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type Creator from '#models/creator'
import CreatorPolicy from '#policies/profiles/creator_policy'
import { Creators } from '#services/profiles/creators'
import CreatorTransformer from '#transformers/profiles/creator_transformer'
import { createCreatorValidator, listCreatorsValidator, updateCreatorValidator } from '#validators/profiles/creator'

const line = (creator: Creator) => new CreatorTransformer(creator).toObject()

@inject()
export default class CreatorsController {
  constructor(private creators: Creators) {}

  async index({ actor, request }: HttpContext) {
    const { creators, nextCursor } = await this.creators.list(actor, await request.validateUsing(listCreatorsValidator, { data: request.qs() }))
    return { data: creators.map(line), nextCursor }
  }

  async show({ actor, bouncer, params }: HttpContext) {
    const creator = await this.creators.find(actor, params.id.toLowerCase())
    await bouncer.with(CreatorPolicy).authorize('view', creator)
    return { data: line(creator) }
  }

  async store({ actor, bouncer, request, response }: HttpContext) {
    await bouncer.with(CreatorPolicy).authorize('create')
    const creator = await this.creators.create(actor, await request.validateUsing(createCreatorValidator, { data: request.body() }))
    response.status(201)
    return { data: line(creator) }
  }

  async update({ actor, bouncer, params, request }: HttpContext) {
    const creator = await this.creators.find(actor, params.id.toLowerCase())
    await bouncer.with(CreatorPolicy).authorize('edit', creator)
    return { data: line(await this.creators.update(actor, creator.id, await request.validateUsing(updateCreatorValidator, { data: request.body() }))) }
  }

  async destroy({ actor, bouncer, params, response }: HttpContext) {
    const creator = await this.creators.find(actor, params.id.toLowerCase())
    await bouncer.with(CreatorPolicy).authorize('edit', creator)
    await this.creators.remove(actor, creator.id)
    return response.noContent()
  }
}
