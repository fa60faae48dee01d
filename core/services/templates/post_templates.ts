import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import PostTemplate, { type TemplateVariant } from '#models/post_template'
import { PermissionEngine } from '#services/access/permission_engine'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { refuseInput, type InputIssue } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_TEMPLATE, E_TOO_MANY_TEMPLATES } from './errors.ts'
import { asHashtags, withHashtags } from './hashtags.ts'
import { MOST_TEMPLATES } from './limits.ts'
import { named } from './names.ts'
import { builtInValues, filled, namesIn, sentenceOfUnknown, unknownIn, valuesOf, BUILT_IN, VARIABLE_NAME, type Variable } from './variables.ts'

/** Templates per page when the caller does not say. */
const PAGE = 50

export interface TemplateFields {
  name: string
  text: string
  variants?: TemplateVariant[]
  hashtags?: string[]
  variables?: { name: string; description?: string | null; fallback?: string | null }[]
}

export interface FilledTemplate {
  text: string
  variants: TemplateVariant[]
  /** Variables that nothing was given for; they stand in the texts as they are. */
  missing: string[]
}

/** Templates of brands whose posts somebody sees. Runs inside a tenant transaction; rights are the caller's to ask. */
@inject()
export class PostTemplates {
  constructor(private engine: PermissionEngine) {}

  /** Newest first. */
  async list(actor: Actor, { brand, cursor, limit = PAGE }: { brand?: string; cursor?: string; limit?: number }) {
    const visible = await this.engine.scope(actor, 'posts.view')
    const query = visible(PostTemplate.query()).select('post_templates.*', cursorColumn(tenant().client)).if(brand, (q) => q.where('brand_id', brand!)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows: templates, nextCursor } = pageOf<PostTemplate>(await query, limit)
    return { templates, nextCursor }
  }

  async find(actor: Actor, id: string): Promise<PostTemplate> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const template = await visible(PostTemplate.query()).where('id', id).first()
    if (!template) throw new E_NO_TEMPLATE()
    return template
  }

  async create(actor: Actor, brandId: string, fields: TemplateFields): Promise<PostTemplate> {
    const [{ count }] = await PostTemplate.query().where('brandId', brandId).count('* as count').pojo<{ count: string }>()
    if (Number(count) >= MOST_TEMPLATES) throw new E_TOO_MANY_TEMPLATES()
    const { name, ...content } = fields
    return named(() => PostTemplate.create({ id: randomUUID(), workspaceId: actor.workspaceId, brandId, createdBy: actor.userId, name, ...sound(content) }))
  }

  update(template: PostTemplate, fields: Partial<TemplateFields>): Promise<PostTemplate> {
    const { name = template.name, text = template.text, variants = template.variants, hashtags = template.hashtags, variables = template.variables } = fields
    const content = sound({ text, variants, hashtags, variables })
    return named(() => template.merge({ name, ...content }).save())
  }

  async remove(template: PostTemplate) {
    await template.delete()
  }

  /** Its texts for a post that goes out at an instant, with hashtags and with what was given for its variables. */
  async fill(template: PostTemplate, { values = {}, at = new Date(), locale }: { values?: Record<string, string>; at?: Date; locale: string }): Promise<FilledTemplate> {
    const { name: brandName, timeZone } = await Brand.query().where('id', template.brandId).firstOrFail()
    const known = valuesOf(template.variables, values, builtInValues({ brandName, timeZone, at, locale }))
    const whole = (text: string) => withHashtags(filled(text, known), template.hashtags)
    const texts = [template.text, ...template.variants.map(({ text }) => text)]
    return {
      text: whole(template.text),
      variants: template.variants.map(({ adapterId, text }) => ({ adapterId, text: whole(text) })),
      missing: namesIn(...texts).filter((name) => !Object.hasOwn(known, name)),
    }
  }
}

/** What a template may hold; what is wrong is said at its place, with what to do about it. */
function sound({ text, variants = [], hashtags = [], variables = [] }: Omit<TemplateFields, 'name'>) {
  const names = variables.map(({ name }) => name)
  const issues: InputIssue[] = variables.flatMap(({ name }, index) => {
    const field = `variables.${index}.name`
    if ((BUILT_IN as readonly string[]).includes(name)) return [{ field, rule: 'variable.builtIn', message: `{{${name}}} fills itself. Choose another name.` }]
    if (!VARIABLE_NAME.test(name)) return [{ field, rule: 'variable.name', message: 'A name begins with a small letter and has small letters, digits and underscores, such as product_name' }]
    return names.indexOf(name) < index ? [{ field, rule: 'distinct', message: `{{${name}}} is there twice` }] : []
  })
  variants.forEach(({ adapterId }, index) => {
    if (variants.findIndex((other) => other.adapterId === adapterId) < index) issues.push({ field: `variants.${index}.adapterId`, rule: 'distinct', message: 'These channels have a text of their own already' })
  })
  const places = [{ field: 'text', text }, ...variants.map((variant, index) => ({ field: `variants.${index}.text`, text: variant.text }))]
  for (const { field, text: at } of places) for (const unknown of unknownIn(at, names)) issues.push({ field, rule: 'variable.unknown', message: sentenceOfUnknown(unknown) })
  if (issues.length) throw refuseInput(...issues)
  const whole = variables.map(({ name, description = null, fallback = null }): Variable => ({ name, description, fallback }))
  return { text, variants: variants.map(({ adapterId, text: at }) => ({ adapterId, text: at })), hashtags: asHashtags(hashtags), variables: whole }
}
