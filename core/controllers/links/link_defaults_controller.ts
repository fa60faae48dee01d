import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import LinkPolicy from '#policies/links/link_policy'
import { brandResource } from '#services/access/scopes'
import { LinkDefaults } from '#services/links/link_defaults'
import type { BrandTags } from '#services/links/utm'
import { linkDefaultsValidator } from '#validators/links/link'

/** What a brand's links are tagged with. */
@inject()
export default class LinkDefaultsController {
  constructor(private defaults: LinkDefaults) {}

  async show({ actor, bouncer, params }: HttpContext) {
    const brand = await this.defaults.brand(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('view', brandResource(brand))
    return { data: view(await this.defaults.of(brand.id)) }
  }

  async update({ actor, bouncer, params, request }: HttpContext) {
    const brand = await this.defaults.brand(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('edit', brandResource(brand))
    const { sources, ...tags } = await request.validateUsing(linkDefaultsValidator, { data: request.body() })
    const bySource = sources && Object.fromEntries(sources.map(({ adapterId, source }) => [adapterId, source]))
    return { data: view(await this.defaults.save(actor, brand.id, { ...tags, sources: bySource })) }
  }
}

const view = ({ sources, ...tags }: BrandTags) => ({ ...tags, sources: Object.entries(sources).map(([adapterId, source]) => ({ adapterId, source })) })
