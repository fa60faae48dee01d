import { randomUUID } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type Media from '#models/media'
import MediaRendition from '#models/media_rendition'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { digest } from '../digest.ts'
import { kindOfType } from '../kinds.ts'
import { MediaStore } from '../media_store.ts'
import { inUploadsFolder } from '../uploads_folder.ts'
import { videoFacts } from '../videos.ts'
import { convertImage } from './convert_image.ts'
import { convertVideo } from './convert_video.ts'
import { Unfit } from './errors.ts'
import { RENDITION_DAYS } from './limits.ts'
import type { Recipe } from './recipe.ts'

/** A file that is to be made to fit, and the name of what comes out. */
export interface Wanted {
  media: Media
  recipe: Recipe
  key: string
}

/** A stored file that is not there does not come back by waiting; a person has it, or another one. */
function missing(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Unfit('missing', { cause: error })
  throw error
}

type Facts = Pick<MediaRendition, 'width' | 'height' | 'seconds' | 'video'>

/** Workspaces in one round of tidying; the others are next hour's. */
const WORKSPACES_MOST = 200
/** Deliveries in these states may still send what they were begun with. */
const UNDER_WAY = ['scheduled', 'preparing', 'committing', 'confirming']
/** With less than this a result may not have room, and a tool's failure says nothing of the file. */
const ROOM_LEAST_BYTES = 256 * 1024 * 1024

/** Conversions under way in this process: several deliveries often want the same one. */
const running = new Map<string, Promise<void>>()

/** Files made to fit, each made once and used by every delivery that needs it. */
@inject()
export class Renditions {
  private store = new MediaStore()

  /** What there is of what is wanted, by media id. Inside a tenant transaction. */
  async of(wanted: Wanted[]): Promise<Map<string, MediaRendition>> {
    if (!wanted.length) return new Map()
    const found = await MediaRendition.query().whereIn('mediaId', wanted.map(({ media }) => media.id)).whereIn('key', wanted.map(({ key }) => key))
    return new Map(wanted.flatMap(({ media, key }) => found.filter((made) => made.mediaId === media.id && made.key === key).map((made) => [media.id, made] as const)))
  }

  /**
   * Makes one. Slow for videos, so no transaction is open meanwhile. Nothing is kept until it is whole, so that it may
   * be begun anew whenever it broke off. Throws `Unfit` when the file cannot be made to fit after all.
   */
  async make(actor: Actor, wanted: Wanted, signal: AbortSignal): Promise<void> {
    const name = `${wanted.media.id} ${wanted.key}`
    const other = running.get(name)
    if (!other) {
      const work = this.#make(actor, wanted, signal).finally(() => running.delete(name))
      running.set(name, work)
      return work
    }
    // Whoever has begun it may be stopped; that stops nobody else.
    await other.catch((error) => {
      if (error instanceof Unfit) throw error
    })
    signal.throwIfAborted()
    if (!(await tenantTx(actor, () => this.of([wanted]))).size) return this.make(actor, wanted, signal)
  }

  async #make(actor: Actor, { media, recipe, key }: Wanted, signal: AbortSignal) {
    const id = randomUUID()
    const { extension } = kindOfType(recipe.type)
    const storageKey = `${actor.workspaceId}/${DateTime.utc().toFormat('yyyy/MM')}/${id}.${extension}`
    await inUploadsFolder(id, async (folder) => {
      const target = join(folder, `fitted.${extension}`)
      const source = await this.store.localCopy(media.storageKey, folder).catch(missing)
      const facts = await this.#converted(source, recipe, target, folder, signal)
      const { bytes, sha256 } = await digest(target)
      try {
        await tenantTx(actor, async ({ client }) => {
          // Another process may have been faster: then its file is as good.
          const columns = { id, workspace_id: actor.workspaceId, media_id: media.id, key, type: recipe.type, bytes, sha256, storage_key: storageKey, width: facts.width, height: facts.height, seconds: facts.seconds }
          const json = { recipe: JSON.stringify(recipe), video: facts.video && JSON.stringify(facts.video) }
          const inserted = await client.knexQuery().insert({ ...columns, ...json }).into('media_renditions').onConflict(['workspace_id', 'media_id', 'key']).ignore().returning('id')
          if (inserted.length) await this.store.adopt(target, storageKey)
        })
      } catch (error) {
        await this.store.remove(storageKey)
        throw error
      }
    })
  }

  async #converted(source: string, recipe: Recipe, target: string, folder: string, signal: AbortSignal): Promise<Facts> {
    try {
      if (recipe.kind === 'image') return { ...(await convertImage(source, recipe, target, signal)), seconds: null, video: null }
      await convertVideo(source, recipe, target, signal)
      return await videoFacts(target)
    } catch (error) {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < ROOM_LEAST_BYTES) throw Object.assign(new Error('There is no room left for converted files'), { code: 'ENOSPC', cause: error })
      throw error
    }
  }

  /** Removes what no delivery was begun with for a while. Answers how many went. */
  async prune(now = DateTime.utc()): Promise<number> {
    const before = now.minus({ days: RENDITION_DAYS }).toJSDate()
    const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_old_renditions(?, ?)', [before, WORKSPACES_MOST])
    let removed = 0
    for (const { workspace_id: workspaceId } of rows) {
      const gone = await tenantTx({ workspaceId, userId: null }, ({ client }) =>
        client
          .from('media_renditions')
          .where('workspace_id', workspaceId)
          .where('used_at', '<', before)
          .whereNotExists((query) =>
            void query
              .from('delivery_renditions as d')
              .join('deliveries', (join) => join.on('deliveries.id', 'd.delivery_id').andOn('deliveries.workspace_id', 'd.workspace_id'))
              .whereColumn('d.rendition_id', 'media_renditions.id')
              .whereColumn('d.workspace_id', 'media_renditions.workspace_id')
              .whereIn('deliveries.state', UNDER_WAY)
          )
          .delete(['storage_key'])
      )
      await this.store.remove(...gone.map(({ storage_key: key }: { storage_key: string }) => key))
      removed += gone.length
    }
    return removed
  }
}
