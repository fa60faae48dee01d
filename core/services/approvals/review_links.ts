import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import ReviewLink from '#models/review_link'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { announce } from '#services/events/announce'
import { refuseInput } from '#services/publishing/post_input'
import { isSame } from '#services/secrets/digest'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_REVIEW_LINK, E_TOO_MANY_REVIEW_LINKS } from './errors.ts'
import { MOST_LISTED, MOST_OPEN_LINKS, SAME_VISIT_MINUTES, USUAL_DAYS } from './limits.ts'
import { hashOfReviewToken, newReviewToken } from './review_token.ts'

export interface NewReviewLink {
  postIds: string[]
  label?: string | null
  days?: number
}

export type LinkEventKind = 'opened' | 'approved' | 'changes_requested' | 'commented'

/** Where a token leads. */
export interface Found {
  workspaceId: string
  linkId: string
  hash: string
}

/** The links by which clients review posts. Those for members run inside a tenant transaction; the caller has asked for rights. */
@inject()
export class ReviewLinks {
  constructor(private permissions: PermissionEngine) {}

  /** Newest first; with the posts of each in `postIds`. */
  async list(actor: Actor, { brand, post }: { brand?: string; post?: string }): Promise<{ link: ReviewLink; postIds: string[] }[]> {
    const narrow = await this.permissions.scope(actor, 'reviews.share')
    const links = await narrow(ReviewLink.query())
      .if(brand, (query) => query.where('brandId', brand!))
      .if(post, (query) => query.whereRaw('exists (select from review_link_posts p where p.workspace_id = review_links.workspace_id and p.link_id = review_links.id and p.post_id = ?)', [post!]))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_LISTED)
    const posts = await postsOf(links.map(({ id }) => id))
    return links.map((link) => ({ link, postIds: posts.get(link.id) ?? [] }))
  }

  /** The posts a link is to show: all of one brand, and all of them theirs to share. */
  async postsFor(actor: Actor, ids: string[]): Promise<SocialPost[]> {
    const narrow = await this.permissions.scope(actor, 'posts.view')
    const posts: SocialPost[] = await narrow(SocialPost.query()).whereIn('social_posts.id', ids).whereNull('deletedAt')
    const missing = ids.flatMap((id, index) => (posts.some((post) => post.id === id) ? [] : [{ field: `postIds.${index}`, rule: 'exists', message: 'There is no such post' }]))
    if (missing.length) throw refuseInput(...missing)
    if (new Set(posts.map(({ brandId }) => brandId)).size > 1) throw refuseInput({ field: 'postIds', rule: 'brand', message: 'One link shows posts of one brand. Make a link for each' })
    return posts
  }

  /** The token is here once and never again. */
  async create(actor: Actor, posts: SocialPost[], { label = null, days = USUAL_DAYS }: NewReviewLink): Promise<{ link: ReviewLink; postIds: string[]; token: string }> {
    const [{ brandId, workspaceId }] = posts
    // Rival requests wait for each other at the brand's row, so that they cannot outrun the limit.
    await Brand.query().where('id', brandId).forUpdate().firstOrFail()
    const open = await tenant().client.from('review_links').where({ workspace_id: workspaceId, brand_id: brandId }).whereNull('revoked_at').where('expires_at', '>', new Date()).count('* as open')
    if (Number(open[0].open) >= MOST_OPEN_LINKS) throw new E_TOO_MANY_REVIEW_LINKS()

    const token = newReviewToken()
    const link = await ReviewLink.create({ id: randomUUID(), workspaceId, brandId, tokenHash: hashOfReviewToken(token)!, label, expiresAt: DateTime.utc().plus({ days }), opens: 0, createdBy: actor.userId })
    const postIds = posts.map(({ id }) => id)
    await tenant().client.table('review_link_posts').multiInsert(postIds.map((postId) => ({ workspace_id: workspaceId, link_id: link.id, post_id: postId })))
    await link.refresh()
    await audit({ action: 'review_link.created', subject: { type: 'review_link', id: link.id }, brandId, after: { label, posts: postIds, expiresAt: link.expiresAt.toUTC().toISO() } })
    return { link, postIds, token }
  }

  /** Of a brand in which they may share. */
  async find(actor: Actor, id: string): Promise<ReviewLink> {
    const narrow = await this.permissions.scope(actor, 'reviews.share')
    const link = await narrow(ReviewLink.query()).where('review_links.id', id).first()
    if (!link) throw new E_NO_REVIEW_LINK()
    return link
  }

  /** Ends at once what it opened. Doing it again changes nothing. */
  async revoke(actor: Actor, link: ReviewLink): Promise<void> {
    const fresh = await ReviewLink.query().where('id', link.id).forUpdate().firstOrFail()
    if (fresh.revokedAt) return
    await fresh.merge({ revokedAt: DateTime.utc(), revokedBy: actor.userId }).save()
    await audit({ action: 'review_link.revoked', subject: { type: 'review_link', id: link.id }, brandId: link.brandId, before: { label: link.label } })
  }

  /** The link behind a token, over or not; null for one that never was. */
  async locate(token: unknown): Promise<Found | null> {
    const hash = hashOfReviewToken(token)
    if (!hash) return null
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from review_link_of_token(?)', [hash])
    return rows[0] ? { workspaceId: rows[0].workspaceId, linkId: rows[0].id, hash } : null
  }

  /** As that of no person, and only with the very token. Holds the link's row with `hold`, so that revoking waits for what is under way, or comes before it. */
  open<T>(found: Found, work: (link: ReviewLink, actor: Actor) => Promise<T>, { hold = false, request }: { hold?: boolean; request?: Actor['request'] } = {}): Promise<T | null> {
    const actor: Actor = { workspaceId: found.workspaceId, userId: null, request }
    return tenantTx(actor, async () => {
      const query = ReviewLink.query().where('id', found.linkId)
      const link = await (hold ? query.forUpdate() : query).first()
      return link && isSame(link.tokenHash, found.hash) ? work(link, actor) : null
    })
  }

  /** That somebody looked; several times in a few minutes is once. Whoever sent it hears of the first time. */
  async noteOpened(link: ReviewLink) {
    const now = DateTime.utc()
    if (link.lastOpenedAt && link.lastOpenedAt > now.minus({ minutes: SAME_VISIT_MINUTES })) return
    const isFirst = link.opens === 0
    await link.merge({ opens: link.opens + 1, lastOpenedAt: now }).save()
    await noteLinkEvent(link, 'opened')
    if (!isFirst) return
    const [first] = (await postsOf([link.id])).get(link.id) ?? []
    if (first) await announce('review.opened', { brandId: link.brandId, subject: { type: 'post', id: first }, data: { postId: first, reviewLinkId: link.id, createdBy: link.createdBy } })
  }
}

export async function noteLinkEvent(link: ReviewLink, kind: LinkEventKind, postId: string | null = null, name: string | null = null) {
  await tenant().client.table('review_link_events').insert({ workspace_id: link.workspaceId, link_id: link.id, post_id: postId, kind, reviewer_name: name })
}

export async function postsOf(linkIds: string[]): Promise<Map<string, string[]>> {
  const { client, workspaceId } = tenant()
  const rows: { link_id: string; post_id: string }[] = linkIds.length ? await client.from('review_link_posts').where('workspace_id', workspaceId).whereIn('link_id', linkIds).select('link_id', 'post_id').orderBy('post_id') : []
  const posts = new Map<string, string[]>()
  for (const { link_id: link, post_id: post } of rows) posts.set(link, [...(posts.get(link) ?? []), post])
  return posts
}
