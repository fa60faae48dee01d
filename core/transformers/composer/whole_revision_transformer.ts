import { BaseTransformer } from '@adonisjs/core/transformers'
import type Media from '#models/media'
import type { RevisionRow } from '#services/composer/revisions'
import MediaTransformer from '#transformers/media/media_transformer'
import RevisionTransformer from '#transformers/composer/revision_transformer'

/** One version of a post with all it said. Files and channels that are gone, or that the asker does not see, are left out. */
export default class WholeRevisionTransformer extends BaseTransformer<{ revision: RevisionRow; files: Media[]; channels: Set<string> }> {
  toObject() {
    const { revision, files, channels } = this.resource
    const { text, media, targets } = revision.content
    return {
      ...new RevisionTransformer(revision).toObject(),
      text,
      media: media.flatMap(({ id, altText, crop }) => {
        const file = files.find((candidate) => candidate.id === id)
        return file ? [{ ...new MediaTransformer(file).toObject(), altText: altText ?? file.altText, crop }] : []
      }),
      targets: targets.filter(({ connectionId }) => channels.has(connectionId)),
      isWhole: media.every(({ id }) => files.some((file) => file.id === id)) && targets.every(({ connectionId }) => channels.has(connectionId)),
    }
  }
}
