import type { Json } from '@caidence/sdk'
import type Delivery from '#models/delivery'
import type SocialPost from '#models/social_post'
import type { Crop, Shaping } from '#services/media/fit/recipe'
import { isEditable } from '#services/publishing/transitions'

/** What a post says, without what becomes of it: as its versions are kept. */
export interface PostContent {
  text: string
  media: { id: string; altText: string | null; crop: Crop | null }[]
  targets: { connectionId: string; format: string; text: string | null; options: Record<string, Json>; fit: Shaping; mode: Delivery['mode'] }[]
}

/** Needs `media` and `deliveries` preloaded. What is out, or on its way, cannot be written any more. */
export function contentOf(post: SocialPost): PostContent {
  return {
    text: post.text,
    media: post.media.map(({ id, $extras }) => ({ id, altText: $extras.pivot_alt_text ?? null, crop: $extras.pivot_crop ?? null })),
    targets: post.deliveries.filter(({ state }) => isEditable(state)).map(({ connectionId, format, text, options, fit, mode }) => ({ connectionId, format, text, options, fit, mode })),
  }
}
