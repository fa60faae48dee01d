import { isVideo, type Draft, type MediaRef, type PreviewModel } from '@caidence/sdk'
import { textOf } from '../api/json.ts'
import { choicesOf } from './body.ts'
import { plainTextOf, toLittleText } from './little_text.ts'

/** The feed shows about this much of a text before "…more". */
const FOLD_AFTER = 210
/** Feed pictures and videos are shown between these; documents show their pages upright. */
const RATIO = { min: 0.8, max: 1.91 }
const PAGE_RATIO = 1 / Math.SQRT2

export function previewOf(draft: Draft): PreviewModel {
  const ratio = draft.format === 'linkedin.document' ? PAGE_RATIO : shownRatio(draft.media[0])
  return {
    layout: draft.format,
    ratio,
    text: foldedText(plainTextOf(toLittleText(draft.text))),
    media: draft.media.map(({ id }) => ({ id, ratio })),
    badges: badgesOf(draft),
  }
}

function foldedText(text: string): PreviewModel['text'] {
  const characters = [...text]
  const folded = characters.length > FOLD_AFTER
  return { shown: folded ? characters.slice(0, FOLD_AFTER).join('') : text, folded }
}

function badgesOf({ format, media, options }: Draft): string[] {
  const badges: string[] = []
  if (format === 'linkedin.images') badges.push(`1/${media.length}`)
  if (media.some(isVideo)) badges.push('video')
  if (format === 'linkedin.document') badges.push('pdf')
  if (format === 'linkedin.poll') badges.push(`poll-${choicesOf(options).length}`)
  if (textOf(options.visibility) === 'CONNECTIONS') badges.push('connections')
  return badges
}

function shownRatio(media: MediaRef | undefined): number {
  const ratio = media?.width && media.height ? media.width / media.height : RATIO.max
  return Math.min(RATIO.max, Math.max(RATIO.min, ratio))
}
