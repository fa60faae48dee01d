import { BaseTransformer } from '@adonisjs/core/transformers'
import type Media from '#models/media'

/** One file of the library. Where it is stored, and its hash, stay on the server. */
export default class MediaTransformer extends BaseTransformer<Media> {
  toObject() {
    const { resource: media } = this
    return {
      id: media.id,
      brandId: media.brandId,
      name: media.name,
      type: media.type,
      isVideo: media.isVideo,
      bytes: media.bytes,
      width: media.width,
      height: media.height,
      seconds: media.seconds,
      pages: media.pages,
      altText: media.altText,
      fileUrl: `/media/${media.id}/file`,
      previewUrl: media.previewKey ? `/media/${media.id}/preview` : null,
      createdAt: media.createdAt.toUTC().toISO()!,
    }
  }
}
