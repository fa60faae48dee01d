import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type HashtagGroup from '#models/hashtag_group'
import TextToolPolicy from '#policies/templates/text_tool_policy'
import { brandResource } from '#services/access/scopes'
import { Posts } from '#services/publishing/posts'
import { HashtagGroups } from '#services/templates/hashtag_groups'
import HashtagGroupTransformer from '#transformers/templates/hashtag_group_transformer'
import { createHashtagGroupValidator, listTemplatesValidator, updateHashtagGroupValidator } from '#validators/templates/template'

@inject()
export default class HashtagGroupsController {
  constructor(
    private groups: HashtagGroups,
    private posts: Posts
  ) {}

  async index({ actor, bouncer, request, serialize }: HttpContext) {
    await bouncer.with(TextToolPolicy).authorize('list')
    const { groups, nextCursor } = await this.groups.list(actor, await request.validateUsing(listTemplatesValidator, { data: request.qs() }))
    const { data } = await serialize(HashtagGroupTransformer.transform(groups))
    return { data, nextCursor }
  }

  async store({ actor, bouncer, request, response, serialize }: HttpContext) {
    await bouncer.with(TextToolPolicy).authorize('create')
    const { brandId, ...fields } = await request.validateUsing(createHashtagGroupValidator, { data: request.body() })
    const brand = await this.posts.brandFor(actor, brandId)
    await bouncer.with(TextToolPolicy).authorize('create', brandResource(brand))
    const group = await this.groups.create(actor, brand.id, fields)
    response.status(201)
    return serialize(HashtagGroupTransformer.transform(group))
  }

  async update({ actor, bouncer, params, request, serialize }: HttpContext) {
    const group = await this.groups.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('edit', placeOf(group))
    const fields = await request.validateUsing(updateHashtagGroupValidator, { data: request.body() })
    return serialize(HashtagGroupTransformer.transform(await this.groups.update(group, fields)))
  }

  async destroy({ actor, bouncer, params, response }: HttpContext) {
    const group = await this.groups.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('edit', placeOf(group))
    await this.groups.remove(group)
    return response.noContent()
  }
}

/** Rights are held in its brand; it has none of its own. */
const placeOf = ({ workspaceId, brandId }: HashtagGroup) => ({ workspaceId, brandId })
