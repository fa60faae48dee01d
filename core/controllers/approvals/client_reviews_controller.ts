import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { subnetOf } from '#services/accounts/login_throttle'
import { isOwn } from '#services/approvals/clearance'
import { ClientReviews } from '#services/approvals/client_review'
import { addComment } from '#services/approvals/comments'
import { Decisions } from '#services/approvals/decisions'
import { E_NO_REVIEW_LINK, E_OWN_POST, E_REVIEW_OVER } from '#services/approvals/errors'
import { LOOKS, WORDS } from '#services/approvals/limits'
import { noteLinkEvent, ReviewLinks, type Found } from '#services/approvals/review_links'
import type { Review, ReviewOver } from '#services/approvals/shapes'
import { contentDisposition } from '#services/media/names'
import { MediaStore } from '#services/media/media_store'
import { originalOf, sendMedia } from '#services/media/send_media'
import type ReviewLink from '#models/review_link'
import type SocialPost from '#models/social_post'
import type { Actor } from '#services/tenancy/tenant_tx'
import { linkCommentValidator, linkDecisionValidator } from '#validators/approvals/approval'

/** Posts for a client who has a link and no account. The token in the address is the only right there is; what is said counts as the client's word. */
@inject()
export default class ClientReviewsController {
  constructor(
    private links: ReviewLinks,
    private reviews: ClientReviews,
    private decisions: Decisions
  ) {}

  async show(ctx: HttpContext) {
    const { inertia, params, request, response } = ctx
    this.#headers(ctx)
    await limiter.use(LOOKS).consume(`review_looks:${subnetOf(request.ip())}`)
    const found = await this.links.locate(params.token)
    const opened = found && (await this.links.open(found, (link) => this.#shown(link, `/review/${params.token}`, request.method() === 'GET')))
    const { review, over } = opened ?? NOTHING
    if (!review) response.status(over ? 410 : 404)
    return inertia.render('review/show', { review, over, address: `/review/${params.token}` })
  }

  async #shown(link: ReviewLink, address: string, isLook: boolean): Promise<Shown> {
    if (link.state !== 'open') return { review: null, over: await this.reviews.over(link) }
    if (isLook) await this.links.noteOpened(link)
    return { review: await this.reviews.of(link, address), over: null }
  }

  async decide(ctx: HttpContext) {
    const { postId, name, ...word } = await this.#input(ctx, linkDecisionValidator)
    return this.#speak(ctx, postId, async (actor, link, post) => {
      await this.decisions.decideByLink(actor, post.id, word, { link, name })
      await noteLinkEvent(link, word.verdict, post.id, name)
    })
  }

  async comment(ctx: HttpContext) {
    const { postId, name, ...comment } = await this.#input(ctx, linkCommentValidator)
    return this.#speak(ctx, postId, async (actor, link, post) => {
      await addComment(actor, post, comment, { link, name })
      await noteLinkEvent(link, 'commented', post.id, name)
    })
  }

  /** The file itself, for videos and documents; of these posts and no others. */
  async file(ctx: HttpContext) {
    const media = await this.#media(ctx)
    if (!media) return ctx.response.notFound('Not found')
    return sendMedia(ctx, originalOf(media), { ...FILE_HEADERS, 'content-disposition': contentDisposition('attachment', media.name, media.name.split('.').pop() ?? '') })
  }

  async picture(ctx: HttpContext) {
    const media = await this.#media(ctx)
    const bytes = media?.previewKey ? await new MediaStore().size(media.previewKey).catch(() => null) : null
    if (!media?.previewKey || !bytes) return ctx.response.notFound('Not found')
    const file = { key: media.previewKey, type: 'image/webp', bytes, etag: `"${media.id}-preview"`, modifiedAt: media.createdAt.toJSDate() }
    return sendMedia(ctx, file, { ...FILE_HEADERS, 'content-disposition': 'inline' })
  }

  /** Of a channel behind this link. The icons of the interface are for members. */
  async icon(ctx: HttpContext) {
    const found = await this.links.locate(ctx.params.token)
    const icon = found && (await this.links.open(found, async (link) => (link.state === 'open' ? this.reviews.icon(link, ctx.params.plugin) : null)))
    if (!icon) return ctx.response.notFound('Not found')
    for (const [name, value] of Object.entries({ ...FILE_HEADERS, 'content-type': 'image/svg+xml', 'content-security-policy': ICON_POLICY })) ctx.response.header(name, value)
    return ctx.response.send(icon)
  }

  async #media(ctx: HttpContext) {
    const found = await this.links.locate(ctx.params.token)
    return found && this.links.open(found, async (link) => (link.state === 'open' ? this.reviews.file(link, ctx.params.media.toLowerCase()) : null))
  }

  async #input<T>({ params, request }: HttpContext, validator: { validate(data: unknown): Promise<T> }): Promise<T> {
    // Before anything is read: who guesses tokens is slowed down whatever they send.
    await limiter.use(WORDS).consume(`review_words:${subnetOf(request.ip())}:${String(params.token).slice(0, 8)}`)
    return validator.validate(request.body())
  }

  /** With the link's row held, so that what was revoked before is refused, and what comes after waits. Answers the posts as they are then. */
  async #speak(ctx: HttpContext, postId: string, work: (actor: Actor, link: ReviewLink, post: SocialPost) => Promise<void>) {
    this.#headers(ctx)
    const { auth, params, request, response } = ctx
    const found: Found | null = await this.links.locate(params.token)
    if (!found) throw new E_NO_REVIEW_LINK()
    await auth.check()
    const member = auth.user?.id ?? null
    const answer = await this.links.open(
      found,
      async (link, actor) => {
        if (link.state !== 'open') throw new E_REVIEW_OVER()
        const post = await this.reviews.post(link, postId)
        if (!post) throw new E_NO_REVIEW_LINK()
        // A link is no way around asking somebody else.
        if (isOwn(post, member)) throw new E_OWN_POST()
        await work(actor, link, post)
        return this.reviews.of(link, `/review/${params.token}`)
      },
      { hold: true, request: { ip: request.ip(), id: request.id() ?? null } }
    )
    if (!answer) throw new E_NO_REVIEW_LINK()
    response.status(201)
    return { data: answer }
  }

  /** It is for whoever was sent it, and not for machines that collect; its address goes nowhere else. */
  #headers({ response }: HttpContext) {
    response.header('x-robots-tag', 'noindex, nofollow, noarchive')
    response.header('referrer-policy', 'no-referrer')
    response.header('cache-control', 'private, no-store')
  }
}

type Shown = { review: Review | null; over: ReviewOver | null }
const NOTHING: Shown = { review: null, over: null }

/** A script inside the file cannot run, even when it is opened by itself. */
const ICON_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
const FILE_HEADERS = { 'x-robots-tag': 'noindex, nofollow, noarchive', 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-store', 'cross-origin-resource-policy': 'same-origin' }
