import { BaseTransformer } from '@adonisjs/core/transformers'
import type { RevisionRow } from '#services/composer/revisions'

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
      excerpt: [...content.text].slice(0, EXCERPT).join(''),
      files: content.media.length,
      channels: content.targets.length,
    }
  }
}
