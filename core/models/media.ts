import { column } from '@adonisjs/lucid/orm'
import { MediaSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What the decoder said of a video. Frames per second, bits per second. */
export interface VideoFacts {
  codec: string
  audioCodec?: string
  fps?: number
  bitrate?: number
  moovFirst?: boolean
}

/** One uploaded file. */
export default class Media extends tenantModel(MediaSchema) {
  static table = 'media'
  declare video: VideoFacts | null

  /** Of the stored file. The naming strategy would look for `sha_256`. */
  @column({ columnName: 'sha256' })
  declare sha256: string

  get isVideo() {
    return this.type.startsWith('video/')
  }
}
