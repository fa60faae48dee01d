import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import type Media from '#models/media'
import type ReviewLink from '#models/review_link'
import SocialPost from '#models/social_post'
import Workspace from '#models/workspace'
import { DraftChecks, draftOf, factsOf } from '#services/publishing/drafts'
import { withRelations } from '#services/publishing/locked_post'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { clearanceOf } from './clearance.ts'
import { commentsOf } from './comments.ts'
import { contentOf, hashOfContent } from './content.ts'
import { namesOf } from './people.ts'
import { postsOf } from './review_links.ts'
import type { Review, ReviewOver, ReviewPost } from './shapes.ts'

/** What somebody with a link sees. Runs inside a tenant transaction of no person; everything here was meant for clients. */
@inject()
export class ClientReviews {
  constructor(
    private checks: DraftChecks,
    private plugins: PluginHostService
  ) {}

  async of(link: ReviewLink, address: string): Promise<Review> {
    const posts = await this.#posts(link)
    const shown = await Promise.all(posts.map((post) => this.#post(post, address)))
    return { ...(await about(link)), expiresAt: link.expiresAt.toUTC().toISO()!, posts: shown }
  }

  async over(link: ReviewLink): Promise<ReviewOver> {
    return { ...(await about(link)), reason: link.revokedAt ? 'revoked' : 'expired' }
  }

  /** A post behind this link, and no other; null when there is none of this id. */
  async post(link: ReviewLink, id: string): Promise<SocialPost | null> {
    return (await this.#posts(link)).find((post) => post.id === id) ?? null
  }

  /** A file of the posts behind this link. */
  async file(link: ReviewLink, id: string): Promise<Media | null> {
    return (await this.#posts(link)).flatMap(({ media }) => media).find((file) => file.id === id && !file.deletedAt) ?? null
  }

  /** The icon of a channel that one of these posts goes to. */
  async icon(link: ReviewLink, adapterId: string): Promise<Buffer | null> {
    const isUsed = (await this.#posts(link)).some(({ deliveries }) => deliveries.some((delivery) => delivery.adapterId === adapterId))
    const adapter = isUsed && this.plugins.adapters().find(({ id }) => id === adapterId)
    return adapter ? readFile(join(adapter.folder, 'icon.svg')).catch(() => null) : null
  }

  /** In the order of their times. */
  async #posts(link: ReviewLink): Promise<SocialPost[]> {
    const ids = (await postsOf([link.id])).get(link.id) ?? []
    if (!ids.length) return []
    // The brand once more: a link never shows another's.
    return withRelations(SocialPost.query().whereIn('id', ids).where('brandId', link.brandId).whereNull('deletedAt')).orderByRaw('publish_at nulls last').orderBy('id')
  }

  async #post(post: SocialPost, address: string): Promise<ReviewPost> {
    const hash = hashOfContent(contentOf(post))
    const clearance = await clearanceOf(post, hash)
    const own = clearance.stages.find(({ stage }) => stage === 'client')
    const comments = await commentsOf(post.id, { forClients: true })
    const names = await namesOf([...comments.map(({ authorId }) => authorId), own?.decision?.decidedBy ?? null])
    const open = post.deliveries.filter(({ state }) => state !== 'cancelled')
    return {
      id: post.id,
      contentHash: hash,
      text: post.text,
      publishAt: post.publishAt?.toUTC().toISO() ?? null,
      timeZone: post.timeZone,
      state: stateOf(post, clearance.next, own?.state),
      decision: own?.decision ? { by: own.decision.reviewerName ?? names.get(own.decision.decidedBy ?? '') ?? null, note: own.decision.note, at: own.decision.decidedAt.toUTC().toISO()! } : null,
      media: post.media.map((file) => ({
        ...{ id: file.id, name: file.name, type: file.type, isVideo: file.isVideo, seconds: file.seconds, pages: file.pages },
        altText: file.$extras.pivot_alt_text ?? file.altText,
        fileUrl: `${address}/media/${file.id}`,
        previewUrl: file.previewKey ? `${address}/pictures/${file.id}` : null,
      })),
      channels: await Promise.all(open.map((delivery) => this.#channel(post, delivery))),
      comments: comments.map((comment) => ({
        ...{ id: comment.id, parentId: comment.parentId, body: comment.body, isClient: comment.reviewLinkId !== null },
        by: comment.reviewerName ?? names.get(comment.authorId ?? '') ?? null,
        createdAt: comment.createdAt.toUTC().toISO()!,
      })),
    }
  }

  async #channel(post: SocialPost, delivery: SocialPost['deliveries'][number]): Promise<ReviewPost['channels'][number]> {
    const adapter = this.plugins.adapters().find(({ id }) => id === delivery.adapterId)
    const draft = draftOf(post, delivery)
    // An adapter that is gone or broken costs the picture of it, not the page.
    const checked = await this.checks.checkAhead(delivery.adapterId, { draft, files: factsOf(post.media), shaping: delivery.fit }).catch(() => null)
    return {
      key: delivery.id,
      adapter: delivery.adapterId,
      adapterName: adapter?.pluginName ?? delivery.adapterId,
      formatName: adapter?.formats.find(({ id }) => id === delivery.format)?.name ?? '',
      handle: delivery.connection?.handle ?? '',
      name: delivery.connection?.name ?? null,
      text: draft.text,
      preview: checked?.preview ?? null,
    }
  }
}

function stateOf({ deliveries }: SocialPost, next: string | null, client?: string): ReviewPost['state'] {
  const open = deliveries.filter(({ state }) => state !== 'cancelled')
  if (open.some(({ state }) => state === 'live' || state === 'committing' || state === 'confirming')) return 'published'
  if (client === 'changes_requested') return 'changes_requested'
  if (client === 'approved' && open.length) return 'approved'
  if (open.some(({ state }) => state === 'in_review')) return next === 'client' ? 'waiting' : 'not_yet'
  return open.length ? 'not_yet' : 'withdrawn'
}

async function about(link: ReviewLink) {
  const brand = await Brand.find(link.brandId)
  const workspace = await Workspace.find(link.workspaceId)
  return { brand: brand?.name ?? '', workspaceName: workspace?.name ?? '', from: (await namesOf([link.createdBy])).get(link.createdBy ?? '') ?? null }
}
