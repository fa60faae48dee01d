import { isVideo, type Draft, type MediaRef, type PreviewModel } from '@caidence/sdk'
import { numberOf, textOf } from '@caidence/meta-graph'
import { coverOf } from './containers.ts'

/** The feed shows about this much of a caption before "more". */
const FOLD_AFTER = 125
const TALL = 9 / 16
/** Feed pictures are shown between 4:5 and 1.91:1. */
const FEED_RATIO = { min: 0.8, max: 1.91 }
/** Parts of the screen covered by the app's own controls, as shares of height and width. */
const REEL_SAFE_AREA = { top: 0.14, right: 0.12, bottom: 0.35, left: 0.06 }
const STORY_SAFE_AREA = { top: 0.14, right: 0.05, bottom: 0.2, left: 0.05 }

export function previewOf(draft: Draft): PreviewModel {
  const isStory = draft.format === 'instagram.story'
  const isTall = isStory || draft.format === 'instagram.reel'
  const ratio = isTall ? TALL : clamp(ratioOf(draft.media[0]) ?? 1)
  const model: PreviewModel = {
    layout: draft.format,
    ratio,
    text: isStory ? { shown: '', folded: false } : foldedText(draft.text),
    media: draft.media.filter((item) => item !== coverOf(draft)).map(({ id }) => ({ id, ratio })),
    badges: badgesOf(draft),
  }
  if (isTall) model.safeArea = isStory ? STORY_SAFE_AREA : REEL_SAFE_AREA
  return model
}

function foldedText(text: string): PreviewModel['text'] {
  const characters = [...text]
  const folded = characters.length > FOLD_AFTER
  return { shown: folded ? characters.slice(0, FOLD_AFTER).join('') : text, folded }
}

function badgesOf({ format, media, options }: Draft): string[] {
  const badges: string[] = []
  if (format === 'instagram.carousel') badges.push(`1/${media.length}`)
  if (media[0] && isVideo(media[0]) && numberOf(media[0].seconds)) badges.push('video')
  if (options.aiGenerated === true) badges.push('ai')
  if (textOf(options.firstComment)) badges.push('first-comment')
  if (textOf(options.trial)) badges.push('trial')
  if (format === 'instagram.reel' && options.shareToFeed === false) badges.push('reels-tab-only')
  return badges
}

function ratioOf(media: MediaRef | undefined): number | null {
  return media?.width && media.height ? media.width / media.height : null
}

const clamp = (ratio: number) => Math.min(FEED_RATIO.max, Math.max(FEED_RATIO.min, ratio))
