import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import LinkPolicy from '#policies/links/link_policy'
import { LinkClicks } from '#services/links/link_clicks'
import { ShortLinks } from '#services/links/short_links'
import { Posts } from '#services/publishing/posts'
import ShortLinkTransformer from '#transformers/links/short_link_transformer'
import { clicksValidator } from '#validators/links/link'

/** How often short links were followed. */
@inject()
export default class LinkClicksController {
  constructor(
    private links: ShortLinks,
    private clicks: LinkClicks,
    private posts: Posts
  ) {}

  async ofLink({ actor, bouncer, params, request }: HttpContext) {
    const link = await this.links.find(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('measure', { workspaceId: link.workspaceId, brandId: link.brandId })
    const span = await this.clicks.spanFor(link.brandId, await request.validateUsing(clicksValidator, { data: request.qs() }))
    return { data: await this.clicks.of([link.id], span) }
  }

  async ofPost({ actor, bouncer, params, request }: HttpContext) {
    const post = await this.posts.visible(actor, params.id)
    await bouncer.with(LinkPolicy).authorize('measure', post)
    const span = await this.clicks.spanFor(post.brandId, await request.validateUsing(clicksValidator, { data: request.qs() }))
    const links = await this.clicks.linksOf(post)
    const ids = links.map(({ id }) => id)
    const each = await this.clicks.byLink(ids, span)
    const shown = new Map(ids.map((id) => [id, each.get(id) ?? 0]))
    return { data: { ...(await this.clicks.of(ids, span)), links: links.map((link) => new ShortLinkTransformer(link, shown).toObject()) } }
  }
}
