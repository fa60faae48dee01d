import { BaseTransformer } from '@adonisjs/core/transformers'
import type { RevisionRow } from '#services/composer/revisions'
import { beginningOf } from '#services/publishing/beginning'

/** By what its beginning says, people know a version again. */
const EXCERPT = 80

/** One version of a post, as the list of them shows it. */
export default class RevisionTransformer extends BaseTransformer<RevisionRow> {
  toObject() {
    const { version, author, isAuto, begunAt, savedAt, content } = this.resource
    return {
      version,
      author: author && { id: author.id, name: author.fullName },
      isAuto,
      begunAt: begunAt.toUTC().toISO()!,
      savedAt: savedAt.toUTC().toISO()!,
      excerpt: beginningOf(content.text, EXCERPT),
      files: content.media.length,
      channels: content.targets.length,
    }
  }
}
