import type { MediaReader, MediaRef } from '@caidence/sdk'
import Media from '#models/media'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { MAX_RANGE_BYTES } from './limits.ts'
import { MediaStore } from './media_store.ts'
import { publicUrl } from './public_url.ts'

export { checkReachable } from './reachability.ts'

/**
 * What an adapter gets to read media with. Each file is looked up once, in a short transaction of its own (or the
 * one it is called in); reading happens outside any. A deleted or foreign id is not found.
 */
export function mediaReader(actor: Actor): MediaReader {
  const store = new MediaStore()
  const known = new Map<string, Promise<Media>>()
  const lookUp = (id: string) => {
    const found = known.get(id) ?? tenantTx(actor, () => Media.query().where('id', id).whereNull('deleted_at').firstOrFail())
    known.set(id, found)
    found.catch(() => known.delete(id))
    return found
  }

  return {
    async range(id, from, to) {
      const media = await lookUp(id)
      const end = Math.min(to, media.bytes)
      if (!Number.isSafeInteger(from) || from < 0 || from > end) throw new RangeError(`Bytes ${from} to ${to} lie outside the file`)
      if (end - from > MAX_RANGE_BYTES) throw new RangeError(`At most ${MAX_RANGE_BYTES} bytes can be read at once`)
      return store.bytes(media.storageKey, from, end)
    },
    async publicUrl(id, seconds) {
      return publicUrl(await lookUp(id), seconds)
    },
  }
}

/** A post's own alternative text wins over the library's. */
export function toMediaRef(media: Media, altText?: string | null): MediaRef {
  const alt = altText ?? media.altText
  return {
    id: media.id,
    type: media.type,
    bytes: media.bytes,
    ...(media.seconds !== null && { seconds: media.seconds }),
    ...(media.width !== null && { width: media.width }),
    ...(media.height !== null && { height: media.height }),
    ...(alt && { altText: alt }),
    ...(media.video && { video: media.video }),
  }
}
