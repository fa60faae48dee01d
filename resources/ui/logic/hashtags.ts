/** With one `#`; what ends a hashtag at the platforms is left out. */
export const asHashtag = (typed: string) => {
  const word = typed.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '')
  return word ? `#${word}` : ''
}
