import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import Media, { type VideoFacts } from '#models/media'
import MediaRendition from '#models/media_rendition'
import { PermissionEngine } from '#services/access/permission_engine'
import { changeFileWords } from '#services/approvals/file_words'
import { audit } from '#services/audit/audit'
import { announce } from '#services/events/announce'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { convertArrival } from './convert_arrival.ts'
import { E_MEDIA_IN_USE, E_QUOTA } from './errors.ts'
import { digest } from './digest.ts'
import { prepareDocument } from './documents.ts'
import { prepareImage } from './images.ts'
import { FAMILY_TYPES, type Kind } from './kinds.ts'
import { PURGE_AFTER_DAYS, WORKSPACE_QUOTA_BYTES } from './limits.ts'
import { MediaStore } from './media_store.ts'
import type { Received } from './receive_upload.ts'
import { readable } from './sizes.ts'
import { prepareVideo } from './videos.ts'

export interface MediaFilter {
  cursor?: string
  limit?: number
  type?: Kind['family']
  brandId?: string
}

interface Prepared {
  width?: number
  height?: number
  seconds?: number
  frames?: number
  pages?: number | null
  /** False where no picture could be made of it. */
  hasPreview?: boolean
  video?: VideoFacts
}

const PREPARE = { image: prepareImage, video: prepareVideo, document: prepareDocument }

/** What a page of the library holds unless asked for otherwise. */
const PAGE = 30
/** Post texts are named in refusals by their beginning. */
const EXCERPT = 40

/** The files of a workspace. Every method opens the actor's tenant transaction, or joins the one it is called in. */
@inject()
export class MediaLibrary {
  /** Bytes a workspace's files may take up. */
  quota = WORKSPACE_QUOTA_BYTES
  private store = new MediaStore()

  constructor(private permissions: PermissionEngine) {}

  /**
   * Makes a library entry of a received file: checked by its decoder, cleaned, stored, noted. `folder` is where the
   * work happens. Slow for videos, so no transaction is open until everything is ready.
   */
  async create(actor: Actor, arrived: Received, folder: string, input: { brandId: string; altText?: string | null }): Promise<Media> {
    const id = randomUUID()
    const file = await convertArrival(arrived, folder)
    const target = join(folder, `ready.${file.kind.extension}`)
    const preview = join(folder, 'preview.webp')
    const facts: Prepared = await PREPARE[file.kind.family](file.path, file.kind, target, preview)
    const { bytes, sha256 } = await digest(target)

    const place = `${actor.workspaceId}/${DateTime.utc().toFormat('yyyy/MM')}/${id}`
    const storageKey = `${place}.${file.kind.extension}`
    const previewKey = facts.hasPreview === false ? null : `${place}.preview.webp`
    try {
      return await tenantTx(actor, async ({ client }) => {
        // One upload of a workspace at a time passes here, so that parallel ones cannot outrun the quota.
        await client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`media:${actor.workspaceId}`])
        await this.mustFit(actor, bytes)
        const media = await Media.create({
          id, bytes, sha256, storageKey, previewKey,
          workspaceId: actor.workspaceId,
          brandId: input.brandId,
          name: file.name,
          type: file.kind.type,
          width: facts.width ?? null,
          height: facts.height ?? null,
          seconds: facts.seconds ?? null,
          frames: facts.frames ?? null,
          pages: facts.pages ?? null,
          video: facts.video ?? null,
          altText: input.altText ?? null,
          uploadedBy: actor.userId,
        })
        await announce('media.ready', { brandId: media.brandId, subject: { type: 'media', id }, data: { uploadedBy: actor.userId } })
        await this.store.adopt(target, storageKey)
        if (previewKey) await this.store.adopt(preview, previewKey)
        return media
      })
    } catch (error) {
      await this.store.remove(storageKey, previewKey)
      throw error
    }
  }

  /** Throws `E_QUOTA` when `bytes` more would be too much for the workspace. */
  async mustFit(actor: Actor, bytes: number) {
    await tenantTx(actor, async ({ client }) => {
      const [{ used }] = await client.from('media').where('workspace_id', actor.workspaceId).whereNull('deleted_at').select(client.raw('coalesce(sum(bytes), 0)::bigint as used'))
      if (used + bytes > this.quota) throw new E_QUOTA([readable(this.quota)])
    })
  }

  /** The brand an upload goes to: the one named, else the first they may upload to. One they cannot see is not found. */
  async brandFor(actor: Actor, brandId?: string | null): Promise<Brand> {
    return tenantTx(actor, async () => {
      const narrow = await this.permissions.scope(actor, brandId ? 'brands.view' : 'media.upload')
      return narrow(Brand.query()).if(brandId, (query) => query.where('id', brandId!)).orderBy('created_at').orderBy('id').firstOrFail()
    })
  }

  /** Newest first. Stable: what is uploaded meanwhile neither repeats nor hides a row on later pages. */
  async list(actor: Actor, filter: MediaFilter): Promise<{ rows: Media[]; nextCursor: string | null }> {
    const limit = filter.limit ?? PAGE
    return tenantTx(actor, async ({ client }) => {
      const scope = await this.permissions.scope(actor, 'media.view')
      const query = scope(Media.query())
        .select('media.*', cursorColumn(client))
        .whereNull('deleted_at')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      if (filter.type) void query.where('type', 'like', FAMILY_TYPES[filter.type])
      if (filter.brandId) void query.where('brand_id', filter.brandId)
      if (filter.cursor) after(query, filter.cursor)
      return pageOf(await query, limit)
    })
  }

  /** Throws a 404 for what is deleted, foreign, not theirs to see, or was never there. */
  async find(actor: Actor, id: string): Promise<Media> {
    return tenantTx(actor, async () => {
      const narrow = await this.permissions.scope(actor, 'media.view')
      return narrow(Media.query()).where('id', id).whereNull('deleted_at').firstOrFail()
    })
  }

  async update(actor: Actor, id: string, changes: { name?: string; altText?: string | null }): Promise<Media> {
    return tenantTx(actor, async () => {
      const media = (await this.find(actor, id)).merge(changes)
      return media.$dirty.altText === undefined ? media.save() : changeFileWords(actor, id, () => media.save())
    })
  }

  /** Hides the file; `purge` takes it off the disk later. Refused while a post on its way needs it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await tenantTx(actor, async () => {
      // The lock makes a post that takes the file up at this moment wait, and find it deleted.
      const media = await Media.query().where('id', id).whereNull('deleted_at').forUpdate().firstOrFail()
      const posts = await this.#postsOnTheirWay(actor, id)
      if (posts.length) throw new E_MEDIA_IN_USE([posts.join(', ')])
      await media.merge({ deletedAt: DateTime.utc() }).save()
      await audit({ action: 'media.deleted', subject: { type: 'media', id }, brandId: media.brandId, before: { name: media.name, type: media.type } })
    })
  }

  /** Takes files off the disk that were deleted a while ago and that no post shows. Answers how many. */
  async purge(actor: Actor, now = DateTime.utc()): Promise<number> {
    const gone = await tenantTx(actor, () =>
      Media.query()
        .where('deleted_at', '<', now.minus({ days: PURGE_AFTER_DAYS }).toSQL()!)
        .whereNotExists((query) => query.from('post_media').whereColumn('post_media.media_id', 'media.id').whereColumn('post_media.workspace_id', 'media.workspace_id'))
    )
    for (const media of gone) {
      const renditions = await tenantTx(actor, async () => {
        const made = await MediaRendition.query().where('mediaId', media.id).select('storageKey')
        await Media.query().where('id', media.id).delete()
        return made.map(({ storageKey }) => storageKey)
      })
      await this.store.remove(media.storageKey, media.previewKey, ...renditions)
    }
    return gone.length
  }

  /** Named by how their texts begin, and when they are due. */
  async #postsOnTheirWay(actor: Actor, mediaId: string): Promise<string[]> {
    return tenantTx(actor, async ({ client }) => {
      const rows: { id: string; brand_id: string; text: string; publish_at: Date | null }[] = await client
        .from('social_posts')
        .join('post_media', (join) => join.on('post_media.post_id', 'social_posts.id').andOn('post_media.workspace_id', 'social_posts.workspace_id'))
        .where({ 'post_media.media_id': mediaId, 'post_media.workspace_id': actor.workspaceId })
        .whereIn('social_posts.state', ['scheduled', 'publishing'])
        .whereNull('social_posts.deleted_at')
        .distinct('social_posts.id', 'social_posts.brand_id', 'social_posts.text', 'social_posts.publish_at')
        .orderBy('social_posts.publish_at')
      const shown = await this.permissions.canMany(actor, 'posts.view', rows.map(({ id, brand_id: brandId }) => ({ workspaceId: actor.workspaceId, brandId, id })))
      return rows.map(({ text, publish_at: at }, index) => {
        if (!shown[index]) return 'a post that is not yours to see'
        const excerpt = text ? `“${[...text].slice(0, EXCERPT).join('')}”` : 'a post without text'
        return at ? `${excerpt} (${at.toISOString()})` : excerpt
      })
    })
  }
}
