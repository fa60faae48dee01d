import type { Fix } from '~/api/types'

/** Needless spaces out, lines and everything else as they were. */
export const tidied = (text: string) => text.replace(/(\S)[ \t]{2,}(?=\S)/g, '$1 ').replace(/[ \t]+$/gm, '')

/** What the fix makes of a text. Words that are added stand in a paragraph of their own, or behind the hashtags that end the text. */
export function fixed(text: string, fix: Fix): string {
  if (fix.kind === 'tidy') return tidied(text)
  const body = text.trimEnd()
  if (!body) return fix.text
  const isTagLine = fix.text.startsWith('#') && /^\s*(#\S+\s*)+$/.test(body.split('\n').at(-1)!)
  return `${body}${isTagLine ? ' ' : '\n\n'}${fix.text}`
}

const ADDRESS = /https?:\/\/[^\s<>"'”’)\]}]+/gi
/** A sentence may end behind an address. */
const ENDING = /[.,;:!?…]+$/

/** Each address in the texts once. */
export const linksIn = (texts: string[]) => [...new Set(texts.flatMap((text) => [...text.matchAll(ADDRESS)].map(([found]) => found.replace(ENDING, '')).filter((url) => URL.canParse(url))))]
