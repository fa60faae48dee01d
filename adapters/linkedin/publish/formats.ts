import { isVideo, type Draft, type Format } from '@caidence/sdk'
import manifest from '../package.json' with { type: 'json' }

const FORMATS = (manifest as unknown as { caidence: { adapters: { formats: Format[] }[] } })
  .caidence.adapters[0].formats

export const formatOf = ({ format }: Draft): Format | undefined =>
  FORMATS.find(({ id }) => id === format)

export type AssetKind = 'image' | 'video' | 'document'

/** A file that has to be at the platform before the post can be made. */
export interface Upload {
  kind: AssetKind
  /** Place in `draft.media`. */
  index: number
  /** Place of a video's own still, where the author gave one. */
  cover?: number
}

export function uploadsOf(draft: Draft): Upload[] {
  if (draft.format === 'linkedin.document') return [{ kind: 'document', index: 0 }]
  if (draft.format !== 'linkedin.video')
    return draft.media.map((_, index): Upload => ({ kind: 'image', index }))
  const index = draft.media.findIndex(isVideo)
  const cover = draft.media.findIndex((item) => !isVideo(item))
  return [{ kind: 'video', index, ...(cover !== -1 && { cover }) }]
}
