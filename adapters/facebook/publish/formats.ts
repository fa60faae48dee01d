import { isVideo, type Draft, type Format, type MediaRef } from '@caidence/sdk'
import manifest from '../package.json' with { type: 'json' }

const FORMATS = manifest.caidence.adapters[0].formats as unknown as Format[]

export function formatOf(draft: Draft): Format | undefined {
  return FORMATS.find(({ id }) => id === draft.format)
}

/** Where the platform keeps a video of this format: each kind has an edge and a way of its own. */
const EDGES: Record<string, 'videos' | 'video_reels' | 'video_stories'> = {
  'facebook.video': 'videos',
  'facebook.reel': 'video_reels',
  'facebook.video_story': 'video_stories',
}
export const videoEdge = ({ format }: Draft) => EDGES[format] ?? null
export const isStory = ({ format }: Draft) => format.endsWith('_story')

export const videoOf = ({ media }: Draft): MediaRef => media.find(isVideo) ?? media[0]
/** A picture beside the video is its cover. */
export const coverOf = (draft: Draft): MediaRef | undefined =>
  videoEdge(draft) && !isStory(draft) ? draft.media.find((item) => !isVideo(item)) : undefined
