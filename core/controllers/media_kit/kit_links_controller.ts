import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import type MediaKitLink from '#models/media_kit_link'
import CreatorPolicy from '#policies/profiles/creator_policy'
import { pdfBlocker } from '#services/media_kit/chromium'
import { KitLinks } from '#services/media_kit/kit_links'
import { Creators } from '#services/profiles/creators'
import KitLinkTransformer from '#transformers/media_kit/kit_link_transformer'
import { kitLinkValidator } from '#validators/media_kit/kit_link'

const line = (link: MediaKitLink) => new KitLinkTransformer(link).toObject()

/** Whoever may write a creator's profile decides who else sees it. */
@inject()
export default class KitLinksController {
  constructor(
    private creators: Creators,
    private links: KitLinks
  ) {}

  async index(ctx: HttpContext) {
    const creator = await this.#find(ctx, 'view')
    return { data: (await this.links.list(creator)).map(line), pdfBlocker: pdfBlocker() }
  }

  async store(ctx: HttpContext) {
    const creator = await this.#find(ctx, 'write')
    const { link, token } = await this.links.create(ctx.actor, creator, await ctx.request.validateUsing(kitLinkValidator, { data: ctx.request.body() }))
    ctx.response.status(201)
    return { data: { ...line(link), url: new URL(`/kit/${token}`, env.get('APP_URL')).href } }
  }

  async destroy(ctx: HttpContext) {
    const creator = await this.#find(ctx, 'write')
    await this.links.revoke(ctx.actor, creator, ctx.params.link.toLowerCase())
    return ctx.response.noContent()
  }

  async #find({ actor, bouncer, params }: HttpContext, right: 'view' | 'write') {
    const creator = await this.creators.find(actor, params.id.toLowerCase())
    await bouncer.with(CreatorPolicy).authorize(right, creator)
    return creator
  }
}
