import type { Format } from '~/api/types'

/** The same three ways of counting that platforms use, so that the ring moves with the keys and the server confirms it. */
export function countText(text: string, countAs: Format['text']['countAs']): number {
  if (countAs === 'utf16') return text.length
  if (countAs === 'codepoints') return [...text].length
  return [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length
}
