import type { Draft, PreviewModel } from '@caidence/sdk'
import { SHORT, thumbnailOf, videoOf } from './formats.ts'
import { isOn, privacyOf, publishAtOf, titleOf } from './metadata.ts'

/** The watch page shows about this much of a description before "more". */
const FOLD_AFTER = 120
const WIDE = 16 / 9
const TALL = 9 / 16
/** Parts of a Short covered by the app's own controls, as shares of height and width. */
const SHORT_SAFE_AREA = { top: 0.1, right: 0.16, bottom: 0.25, left: 0.04 }

export function previewOf(draft: Draft): PreviewModel {
  const isShort = draft.format === SHORT
  const ratio = isShort ? TALL : WIDE
  const shown = [thumbnailOf(draft)?.file, videoOf(draft)].filter((item) => item !== undefined)
  const model: PreviewModel = {
    layout: draft.format,
    ratio,
    text: textShown(draft, isShort),
    media: shown.map(({ id }) => ({ id, ratio })),
    badges: badgesOf(draft),
  }
  if (isShort) model.safeArea = SHORT_SAFE_AREA
  return model
}

/** A Short shows its title only; a video has its description folded beneath it. */
function textShown(draft: Draft, isShort: boolean): PreviewModel['text'] {
  const title = titleOf(draft)
  if (isShort) return { shown: title, folded: draft.text !== '' }
  const characters = [...draft.text]
  const folded = characters.length > FOLD_AFTER
  const description = folded ? characters.slice(0, FOLD_AFTER).join('') : draft.text
  return { shown: [title, description].filter(Boolean).join('\n'), folded }
}

function badgesOf(draft: Draft): string[] {
  const badges = ['video']
  if (publishAtOf(draft)) badges.push('scheduled')
  else if (privacyOf(draft) !== 'public') badges.push(privacyOf(draft))
  if (isOn(draft.options.madeForKids)) badges.push('made-for-kids')
  if (isOn(draft.options.syntheticMedia)) badges.push('ai')
  return badges
}
