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

  get isVideo() {
    return this.type.startsWith('video/')
  }
}
