import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Media from '#models/media'
import { prepareDocument } from '#services/media/documents'
import { prepareImage } from '#services/media/images'
import { kindOf, type Kind } from '#services/media/kinds'
import { SNIFF_BYTES } from '#services/media/limits'
import { MediaStore } from '#services/media/media_store'
import { mustHaveVideoTools, prepareVideo } from '#services/media/videos'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { previewKeyOf } from './arriving_rows.ts'
import { newId } from './new_ids.ts'
import { transfersFolder } from './room.ts'
import type { FailureReason } from './shapes.ts'
import { drain } from './tar.ts'

const PREPARE = { image: prepareImage, video: prepareVideo, document: prepareDocument }

/** Files of an archive as strangely as strangers may have made them: each is what its row says, and opens like one that is uploaded. */
export class ArrivingFiles {
  #store = new MediaStore()

  constructor(private actor: Actor) {}

  /** True, when it is there; otherwise why not. Doing it again changes nothing. */
  async take(mediaId: string, bytes: AsyncIterable<Uint8Array>): Promise<true | FailureReason> {
    const media = await tenantTx(this.actor, () => Media.query().where({ workspaceId: this.actor.workspaceId, id: newId(this.actor.workspaceId, mediaId) }).first())
    if (!media) {
      await drain(bytes)
      return 'file_unknown'
    }
    if (media.previewKey || (await this.#isThere(media))) {
      await drain(bytes)
      return true
    }
    const folder = await mkdtemp(join(await transfersFolder(), 'file-'))
    try {
      const path = join(folder, 'file')
      const hash = createHash('sha256')
      let size = 0
      await pipeline(
        bytes,
        async function* (chunks) {
          for await (const chunk of chunks as AsyncIterable<Uint8Array>) {
            size += chunk.byteLength
            hash.update(chunk)
            yield chunk
          }
        },
        createWriteStream(path, { mode: 0o600 })
      )
      if (size !== Number(media.bytes) || hash.digest('hex') !== media.sha256) return 'file_other'
      const kind = await kindIn(path)
      if (kind?.type !== media.type || kind.converted) return 'file_kind'
      const hasPreview = await previewOf(path, kind, folder)
      if (hasPreview === null) return 'file_kind'
      await this.#store.adopt(path, media.storageKey)
      const previewKey = previewKeyOf(media.storageKey)
      if (!hasPreview) return true
      await this.#store.adopt(join(folder, 'preview'), previewKey)
      await tenantTx(this.actor, ({ client }) => client.from('media').where({ workspace_id: this.actor.workspaceId, id: media.id }).update({ preview_key: previewKey }))
      return true
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  #isThere = (media: Media) => this.#store.size(media.storageKey).then((size) => size === Number(media.bytes), () => false)
}

async function kindIn(path: string): Promise<Kind | null> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(SNIFF_BYTES)
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0)
    return await kindOf(head.subarray(0, bytesRead)).catch(() => null)
  } finally {
    await file.close()
  }
}

/** Whether there is one. Null: the file does not open. Without tools for videos they are taken unopened, as they came. */
async function previewOf(path: string, kind: Kind, folder: string): Promise<boolean | null> {
  try {
    mustHaveVideoTools(kind)
  } catch {
    return false
  }
  try {
    const facts = await PREPARE[kind.family](path, kind, join(folder, `scratch.${kind.extension}`), join(folder, 'preview'))
    return !('hasPreview' in facts) || facts.hasPreview
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
    return null
  }
}
