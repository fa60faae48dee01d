/** Hashtags as texts have them. The browser puts them in by the very same lines, so nothing here imports anything. */

const WORD = /#[\p{L}\p{M}\p{N}_]+/gu

/** With one `#`; what ends a hashtag at the platforms is left out. Empty where nothing is left. */
export const asHashtag = (typed: string): string => {
  const word = typed.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '')
  return word ? `#${word}` : ''
}

/** Each once, whatever its capitals. */
export function asHashtags(typed: readonly string[]): string[] {
  const seen = new Map(typed.map(asHashtag).filter(Boolean).reverse().map((tag) => [tag.toLowerCase(), tag]))
  return [...seen.values()].reverse()
}

/** Those it does not have yet, at its end: behind the hashtags that are there, or below the text. */
export function withHashtags(text: string, tags: readonly string[]): string {
  const present = new Set((text.match(WORD) ?? []).map((tag) => tag.toLowerCase()))
  const missing = asHashtags(tags).filter((tag) => !present.has(tag.toLowerCase()))
  const body = text.trimEnd()
  if (!missing.length) return text
  if (!body) return missing.join(' ')
  const lastLine = body.slice(body.lastIndexOf('\n') + 1)
  const isTags = lastLine.split(/\s+/).every((word) => /^#[\p{L}\p{M}\p{N}_]+$/u.test(word))
  return `${body}${isTags ? ' ' : '\n\n'}${missing.join(' ')}`
}
