import type { MediaReader, MediaRef } from '@caidence/sdk'
import Media from '#models/media'
import type MediaRendition from '#models/media_rendition'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { MAX_RANGE_BYTES } from './limits.ts'
import { MediaStore } from './media_store.ts'
import { publicUrl } from './public_url.ts'

export { checkReachable } from './reachability.ts'

/** What is sent in place of uploaded files, by their ids. */
export type Fitted = ReadonlyMap<string, MediaRendition>

/**
 * What an adapter gets to read media with. Each file is looked up once, in a short transaction of its own (or the
 * one it is called in); reading happens outside any. A deleted or foreign id is not found. Where a rendition stands
 * in for a file, it is what is read, under the file's id.
 */
export function mediaReader(actor: Actor, fitted: Fitted = new Map()): MediaReader {
  const store = new MediaStore()
  const known = new Map<string, Promise<Media>>()
  const lookUp = async (id: string): Promise<Media | MediaRendition> => {
    const found = known.get(id) ?? tenantTx(actor, () => Media.query().where('id', id).whereNull('deleted_at').firstOrFail())
    known.set(id, found)
    found.catch(() => known.delete(id))
    const media = await found
    return fitted.get(id) ?? media
  }

  return {
    async range(id, from, to) {
      const { bytes, storageKey } = await lookUp(id)
      const end = Math.min(to, bytes)
      if (!Number.isSafeInteger(from) || from < 0 || from > end) throw new RangeError(`Bytes ${from} to ${to} lie outside the file`)
      if (end - from > MAX_RANGE_BYTES) throw new RangeError(`At most ${MAX_RANGE_BYTES} bytes can be read at once`)
      return store.bytes(storageKey, from, end)
    },
    async publicUrl(id, seconds) {
      return publicUrl(await lookUp(id), seconds)
    },
  }
}

/** A post's own alternative text wins over the library's. What a rendition is like, is said of it. */
export function toMediaRef(media: Media, altText?: string | null, rendition?: MediaRendition): MediaRef {
  const alt = altText ?? media.altText
  const { type, bytes, seconds, width, height, video } = rendition ?? media
  return {
    id: media.id,
    type,
    bytes,
    ...(seconds !== null && { seconds }),
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    ...(alt && { altText: alt }),
    ...(video && { video }),
  }
}
