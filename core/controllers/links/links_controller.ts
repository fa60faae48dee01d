import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type ShortLink from '#models/short_link'
import LinkPolicy from '#policies/links/link_policy'
import { brandResource } from '#services/access/scopes'
import { ShortLinks } from '#services/links/short_links'
import { ShownLinks } from '#services/links/shown_links'
import { Posts } from '#services/publishing/posts'
import ShortLinkTransformer from '#transformers/links/short_link_transformer'
import { createLinkValidator, listLinksValidator, shortenTextValidator, updateLinkValidator } from '#validators/links/link'

@inject()
export default class LinksController {
  constructor(
    private links: ShortLinks,
    private shown: ShownLinks,
    private posts: Posts
  ) {}

  async index({ actor, bouncer, request }: HttpContext) {
    await bouncer.with(LinkPolicy).authorize('list')
    const { codes, ...filter } = await request.validateUsing(listLinksValidator, { data: request.qs() })
    const { links, nextCursor } = await this.links.list(actor, { ...filter, codes: codes?.split(',') })
    return { data: await this.#show(actor, links), nextCursor }
  }

  async show({ actor, bouncer, params }: HttpContext) {
    const link = await this.links.find(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('view', placeOf(link))
    return this.#one(actor, link)
  }

  async store({ actor, bouncer, request, response }: HttpContext) {
    await bouncer.with(LinkPolicy).authorize('create')
    const { brandId, ...fields } = await request.validateUsing(createLinkValidator, { data: request.body() })
    const brand = await this.posts.brandFor(actor, brandId)
    await bouncer.with(LinkPolicy).authorize('create', brandResource(brand))
    const link = await this.links.create(actor, brand, fields)
    response.status(201).header('location', `/api/v1/links/${link.id}`)
    return this.#one(actor, link)
  }

  async update({ actor, bouncer, params, request }: HttpContext) {
    const link = await this.links.find(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('edit', placeOf(link))
    const fields = await request.validateUsing(updateLinkValidator, { data: request.body() })
    return this.#one(actor, await this.links.update(link, fields))
  }

  async destroy({ actor, bouncer, params, response }: HttpContext) {
    const link = await this.links.find(actor, params.id.toLowerCase())
    await bouncer.with(LinkPolicy).authorize('edit', placeOf(link))
    await this.links.remove(link)
    return response.noContent()
  }

  /** Changes no post: whoever asked puts the texts where they belong, and saves them. */
  async shorten({ actor, bouncer, request }: HttpContext) {
    await bouncer.with(LinkPolicy).authorize('create')
    const { brandId, ...fields } = await request.validateUsing(shortenTextValidator, { data: request.body() })
    const brand = await this.posts.brandFor(actor, brandId)
    await bouncer.with(LinkPolicy).authorize('create', brandResource(brand))
    const done = await this.links.shorten(actor, brand, fields)
    const shown = new Map((await this.#show(actor, done.flatMap(({ links }) => links))).map((link) => [link.id, link]))
    return { data: { texts: done.map(({ text, links }) => ({ text, links: links.map(({ id }) => shown.get(id)!) })) } }
  }

  async #one(actor: HttpContext['actor'], link: ShortLink) {
    const [data] = await this.#show(actor, [link])
    return { data }
  }

  async #show(actor: HttpContext['actor'], links: ShortLink[]) {
    const clicks = await this.shown.clicksOf(actor, links)
    return links.map((link) => new ShortLinkTransformer(link, clicks).toObject())
  }
}

/** Rights are held in its brand; a link has none of its own. */
const placeOf = ({ workspaceId, brandId }: ShortLink) => ({ workspaceId, brandId })
