import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import type ReviewLink from '#models/review_link'
import ReviewPolicy from '#policies/approvals/review_policy'
import { linkEventsOf, type LinkEvent } from '#services/approvals/link_events'
import { ReviewLinks } from '#services/approvals/review_links'
import ReviewLinkTransformer from '#transformers/approvals/review_link_transformer'
import { listLinksValidator, reviewLinkValidator } from '#validators/approvals/approval'

/** Links by which clients review posts without an account. */
@inject()
export default class ReviewLinksController {
  constructor(private links: ReviewLinks) {}

  async index({ actor, bouncer, request }: HttpContext) {
    await bouncer.with(ReviewPolicy).authorize('share')
    const found = await this.links.list(actor, await request.validateUsing(listLinksValidator, { data: request.qs() }))
    const events = await linkEventsOf(found.map(({ link }) => link.id))
    return { data: found.map(({ link, postIds }) => line(link, postIds, events.get(link.id))) }
  }

  async store({ actor, bouncer, request, response }: HttpContext) {
    const input = await request.validateUsing(reviewLinkValidator, { data: request.body() })
    const posts = await this.links.postsFor(actor, input.postIds)
    for (const post of posts) await bouncer.with(ReviewPolicy).authorize('share', post)
    const { link, postIds, token } = await this.links.create(actor, posts, input)
    response.status(201)
    return { data: { ...line(link, postIds), url: new URL(`/review/${token}`, env.get('APP_URL')).href } }
  }

  async destroy({ actor, params, response }: HttpContext) {
    await this.links.revoke(actor, await this.links.find(actor, params.id.toLowerCase()))
    return response.noContent()
  }
}

const line = (link: ReviewLink, postIds: string[], events: LinkEvent[] = []) => new ReviewLinkTransformer(link, postIds, events).toObject()
