import { isVideo, type Draft, type MediaRef, type PreviewModel } from '@caidence/sdk'
import { textOf } from '@caidence/meta-graph'
import { coverOf, isStory } from './formats.ts'

/** The feed shows about this much of a text before "See more". */
const FOLD_AFTER = 477
const TALL = 9 / 16
/** A link is shown with a picture of this shape. */
const LINK_RATIO = 1.91
/** The feed crops what is taller or wider. */
const FEED_RATIO = { min: 9 / 16, max: 16 / 9 }
/** Parts of the screen covered by the app's own controls, as shares of height and width. */
const TALL_SAFE_AREA = { top: 0.14, right: 0.12, bottom: 0.35, left: 0.06 }

export function previewOf(draft: Draft): PreviewModel {
  const isTall = isStory(draft) || draft.format === 'facebook.reel'
  const shown = draft.media.filter((item) => item !== coverOf(draft))
  const ratio = isTall
    ? TALL
    : draft.format === 'facebook.link'
      ? LINK_RATIO
      : clamp(ratioOf(shown[0]) ?? 1)
  return {
    layout: draft.format,
    ratio,
    text: isStory(draft) ? { shown: '', folded: false } : foldedText(draft.text),
    media: shown.map((item) => ({
      id: item.id,
      ratio: draft.format === 'facebook.photos' ? clamp(ratioOf(item) ?? 1) : ratio,
    })),
    badges: badgesOf(draft),
    ...(isTall && { safeArea: TALL_SAFE_AREA }),
  }
}

function foldedText(text: string): PreviewModel['text'] {
  const characters = [...text]
  const folded = characters.length > FOLD_AFTER
  return { shown: folded ? characters.slice(0, FOLD_AFTER).join('') : text, folded }
}

function badgesOf(draft: Draft): string[] {
  const badges: string[] = []
  if (draft.media.some(isVideo)) badges.push('video')
  if (coverOf(draft)) badges.push('cover')
  if (textOf(draft.options.firstComment)) badges.push('first-comment')
  return badges
}

function ratioOf(media: MediaRef | undefined): number | null {
  return media?.width && media.height ? media.width / media.height : null
}

const clamp = (ratio: number) => Math.min(FEED_RATIO.max, Math.max(FEED_RATIO.min, ratio))
