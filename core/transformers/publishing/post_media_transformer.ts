import { BaseTransformer } from '@adonisjs/core/transformers'
import type Media from '#models/media'
import type { Crop } from '#services/media/fit/recipe'
import type { MediaRow } from '#services/publishing/post_rows'
import MediaTransformer from '#transformers/media/media_transformer'

/** A file as it hangs on a post: a text written for this post wins over the library's. */
export default class PostMediaTransformer extends BaseTransformer<MediaRow> {
  toObject() {
    const { resource: media } = this
    const own = media.$extras.pivot_alt_text as string | null | undefined
    // It reads columns and `isVideo`, nothing that only a model has.
    return { ...new MediaTransformer(media as Media).toObject(), altText: own ?? media.altText, crop: (media.$extras.pivot_crop as Crop | null | undefined) ?? null }
  }
}
