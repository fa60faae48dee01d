import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import type Media from '#models/media'
import { PublicFetch } from '#services/http/public_fetch'
import type { Actor } from '#services/tenancy/tenant_tx'
import { kindOf } from './kinds.ts'
import { SNIFF_BYTES } from './limits.ts'
import { MediaLibrary } from './media_library.ts'
import { displayName } from './names.ts'
import { inUploadsFolder } from './uploads_folder.ts'

/** Pictures that stand for a page or a post have some hundred kilobytes. */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024

/** Pictures of the public web, kept in a brand's library like uploads: decoded, cleaned, counted. */
@inject()
export class RemotePictures {
  constructor(
    private web: PublicFetch,
    private library: MediaLibrary
  ) {}

  /**
   * Null where there is no picture that the library takes, or no room for it. Whether the actor may upload to the brand,
   * the caller has asked. Not inside a transaction: somebody else's server may take its time.
   */
  async keep(actor: Actor, brandId: string, address: string | URL, title: string): Promise<Media | null> {
    try {
      const { bytes } = await this.web.get(address, { accept: 'image/jpeg,image/png,image/webp,image/gif', maxBytes: MAX_PICTURE_BYTES })
      const kind = await kindOf(bytes.subarray(0, SNIFF_BYTES))
      if (kind.family !== 'image' || bytes.length > kind.maxBytes) return null
      return await inUploadsFolder(randomUUID(), async (folder) => {
        const path = join(folder, 'arrived')
        await writeFile(path, bytes, { flag: 'wx', mode: 0o600 })
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const file = { path, kind, sha256, bytes: bytes.length, name: displayName(`${title.replace(/[/\\.]/g, ' ')}.${kind.extension}`, kind) }
        return this.library.create(actor, file, folder, { brandId })
      })
    } catch (error) {
      logger.info({ reason: error instanceof Error ? error.message : String(error) }, 'a picture of the web was not kept')
      return null
    }
  }
}
