import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { LinkDefaults } from '#services/links/link_defaults'
import { ShortLinks } from '#services/links/short_links'
import { ShownLinks } from '#services/links/shown_links'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { HashtagGroups } from '#services/templates/hashtag_groups'
import { PostTemplates } from '#services/templates/post_templates'
import ShortLinkTransformer from '#transformers/links/short_link_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import HashtagGroupTransformer from '#transformers/templates/hashtag_group_transformer'
import TemplateTransformer from '#transformers/templates/template_transformer'
import { toolPageValidator } from '#validators/templates/template'

/** Pages of what posts are made with: templates, hashtags, links. */
@inject()
export default class TextToolsController {
  constructor(
    private engine: PermissionEngine,
    private plugins: PluginHostService,
    private templates: PostTemplates,
    private groups: HashtagGroups,
    private links: ShortLinks,
    private shown: ShownLinks,
    private defaults: LinkDefaults
  ) {}

  async templateList(ctx: HttpContext) {
    const { filter, common } = await this.#page(ctx)
    const { templates, nextCursor } = await this.templates.list(ctx.actor, filter)
    return ctx.inertia.render('templates/index', { ...common, templates: TemplateTransformer.transform(templates), nextCursor, kinds: this.#kinds() })
  }

  async hashtagList(ctx: HttpContext) {
    const { filter, common } = await this.#page(ctx)
    const { groups, nextCursor } = await this.groups.list(ctx.actor, filter)
    return ctx.inertia.render('templates/hashtags', { ...common, groups: HashtagGroupTransformer.transform(groups), nextCursor })
  }

  async linkList(ctx: HttpContext) {
    const { filter, common, brandOf } = await this.#page(ctx)
    const { links, nextCursor } = await this.links.list(ctx.actor, filter)
    const clicks = await this.shown.clicksOf(ctx.actor, links)
    const tags = brandOf ? await this.defaults.of(brandOf) : null
    return ctx.inertia.render('links/index', {
      ...common,
      links: links.map((link) => new ShortLinkTransformer(link, clicks).toObject()),
      nextCursor,
      kinds: this.#kinds(),
      defaultsBrandId: brandOf,
      defaults: tags && { ...tags, sources: Object.entries(tags.sources).map(([adapterId, source]) => ({ adapterId, source })) },
      timeZone: ctx.auth.user!.timeZone,
    })
  }

  /** Narrowed to one brand by the address, else by the brand that was chosen for all pages. */
  async #page(ctx: HttpContext) {
    const { brand, cursor } = await ctx.request.validateUsing(toolPageValidator, { data: ctx.request.qs() })
    const chosen = brand ?? (await chosenBrand(this.engine, ctx)) ?? undefined
    const brands = await visibleBrands(this.engine, ctx.actor)
    const brandOf = (brands.find(({ id }) => id === chosen) ?? brands[0])?.id ?? null
    return { filter: { brand: chosen, cursor }, brandOf, common: { brands: BrandTransformer.transform(brands), filters: { brand: brand ?? null, cursor: cursor ?? null } } }
  }

  #kinds() {
    return this.plugins.adapters().filter(({ kind }) => kind === 'channel').map(({ id, pluginName }) => ({ id, name: pluginName }))
  }
}
