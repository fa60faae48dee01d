import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type PostTemplate from '#models/post_template'
import TextToolPolicy from '#policies/templates/text_tool_policy'
import { brandResource } from '#services/access/scopes'
import { Posts } from '#services/publishing/posts'
import { PostTemplates } from '#services/templates/post_templates'
import TemplateTransformer from '#transformers/templates/template_transformer'
import { createTemplateValidator, fillTemplateValidator, listTemplatesValidator, updateTemplateValidator } from '#validators/templates/template'

@inject()
export default class TemplatesController {
  constructor(
    private templates: PostTemplates,
    private posts: Posts
  ) {}

  async index({ actor, bouncer, request, serialize }: HttpContext) {
    await bouncer.with(TextToolPolicy).authorize('list')
    const { templates, nextCursor } = await this.templates.list(actor, await request.validateUsing(listTemplatesValidator, { data: request.qs() }))
    const { data } = await serialize(TemplateTransformer.transform(templates))
    return { data, nextCursor }
  }

  async show({ actor, bouncer, params, serialize }: HttpContext) {
    const template = await this.templates.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('view', placeOf(template))
    return serialize(TemplateTransformer.transform(template))
  }

  async store({ actor, bouncer, request, response, serialize }: HttpContext) {
    await bouncer.with(TextToolPolicy).authorize('create')
    const { brandId, ...fields } = await request.validateUsing(createTemplateValidator, { data: request.body() })
    const brand = await this.posts.brandFor(actor, brandId)
    await bouncer.with(TextToolPolicy).authorize('create', brandResource(brand))
    const template = await this.templates.create(actor, brand.id, fields)
    response.status(201).header('location', `/api/v1/templates/${template.id}`)
    return serialize(TemplateTransformer.transform(template))
  }

  async update({ actor, bouncer, params, request, serialize }: HttpContext) {
    const template = await this.templates.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('edit', placeOf(template))
    const fields = await request.validateUsing(updateTemplateValidator, { data: request.body() })
    return serialize(TemplateTransformer.transform(await this.templates.update(template, fields)))
  }

  async destroy({ actor, bouncer, params, response }: HttpContext) {
    const template = await this.templates.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('edit', placeOf(template))
    await this.templates.remove(template)
    return response.noContent()
  }

  /** Keeps nothing: what a post would say. */
  async fill({ actor, bouncer, i18n, params, request }: HttpContext) {
    const template = await this.templates.find(actor, params.id.toLowerCase())
    await bouncer.with(TextToolPolicy).authorize('view', placeOf(template))
    const { values = [], at } = await request.validateUsing(fillTemplateValidator, { data: request.body() })
    const given = Object.fromEntries(values.map(({ name, value }) => [name, value]))
    return { data: await this.templates.fill(template, { values: given, at: at ? new Date(at) : undefined, locale: i18n.locale }) }
  }
}

/** Rights are held in its brand; it has none of its own. */
const placeOf = ({ workspaceId, brandId }: PostTemplate) => ({ workspaceId, brandId })
