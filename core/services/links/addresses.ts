import { LONGEST_URL } from './limits.ts'

/** Addresses of pages in texts. The browser finds them by the very same lines, so nothing here imports more than numbers. */

/** With http or https in front: what is a link everywhere, and meant as one. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»„]+/giu
/** Ends a sentence more often than an address. */
const SENTENCE_END = /[.,;:!?…'’‘*_~|。、，！？：；]$/u
const BRACKETS: Record<string, string> = { ')': '(', ']': '[', '}': '{', '）': '（', '】': '【', '」': '「' }

export interface Found {
  /** Where it begins. */
  at: number
  url: string
}

/** The addresses of pages in a text, in order, without what belongs to the sentence around them. */
export function addressesIn(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ 0: found, index }) => {
    const url = trimmed(found)
    return pageOf(url) ? [{ at: index, url }] : []
  })
}

/** The text with another address in the place of some of them; null leaves one as it is. */
export function replaceAddresses(text: string, by: (url: string) => string | null): string {
  let [done, from] = ['', 0]
  for (const { at, url } of addressesIn(text)) {
    done += text.slice(from, at) + (by(url) ?? url)
    from = at + url.length
  }
  return done + text.slice(from)
}

/**
 * Where it leads, as a browser writes it, so that it can stand in a header; null for what is no page for everybody:
 * another protocol, a name and password in it, or a host without a dot.
 */
export function pageOf(address: string): URL | null {
  const url = address.length <= LONGEST_URL && URL.canParse(address) ? new URL(address) : null
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password || !url.hostname.includes('.')) return null
  return url
}

/** Signs are counted once: a text of nothing but brackets is no more work than any other. */
function trimmed(found: string): string {
  const counts = new Map<string, number>()
  const count = (sign: string, by: number) => counts.set(sign, (counts.get(sign) ?? 0) + by)
  for (const sign of found) count(sign, 1)
  let end = found.length
  while (end > 0) {
    const last = found[end - 1]
    const opening = BRACKETS[last]
    const isClosing = opening && (counts.get(last) ?? 0) > (counts.get(opening) ?? 0)
    if (!isClosing && !SENTENCE_END.test(last)) break
    count(last, -1)
    end--
  }
  return found.slice(0, end)
}
