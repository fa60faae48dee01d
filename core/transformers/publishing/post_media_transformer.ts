import { BaseTransformer } from '@adonisjs/core/transformers'
import type Media from '#models/media'
import MediaTransformer from '#transformers/media/media_transformer'

/** A file as it hangs on a post: a text written for this post wins over the library's. */
export default class PostMediaTransformer extends BaseTransformer<Media> {
  toObject() {
    const { resource: media } = this
    const own = media.$extras.pivot_alt_text as string | null | undefined
    return { ...new MediaTransformer(media).toObject(), altText: own ?? media.altText }
  }
}
