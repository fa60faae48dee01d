/*
 * The platform's "little text format": https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format,
 * read 2026-09-19. A reserved sign that is not escaped cuts a post off without any error.
 */

const RESERVED = /[\\|{}@[\]()<>#*_~]/g
/** `@[Exact Name](urn:li:organization:123)`, or `#word` with at least one letter in it. */
const ELEMENT =
  /@\[(?<name>[^\]\n]+)\]\((?<urn>urn:li:[A-Za-z]+:[A-Za-z0-9_-]+)\)|(?<![\p{L}\p{N}_&/#])#(?<tag>[\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu
const WRITTEN =
  /\\(?<sign>[^])|\{hashtag\|\\?#\|(?<tag>(?:\\[^]|[^}\\])+)\}|@\[(?<name>(?:\\[^]|[^\]\\])*)\]\([^)]*\)/g

const escaped = (text: string) => text.replace(RESERVED, (sign) => `\\${sign}`)
const unescaped = (text: string) => text.replace(/\\([^])/g, '$1')

/** What an author wrote, as the platform wants it: mentions and hashtags stay what they are, everything else is literal. */
export function toLittleText(text: string): string {
  let written = ''
  let at = 0
  for (const match of text.matchAll(ELEMENT)) {
    const { name, urn, tag } = match.groups!
    written += escaped(text.slice(at, match.index))
    written += tag === undefined ? `@[${escaped(name)}](${urn})` : `{hashtag|\\#|${escaped(tag)}}`
    at = match.index + match[0].length
  }
  return written + escaped(text.slice(at))
}

/** What people read: the names of mentions, `#word` for hashtags. */
export function plainTextOf(written: string): string {
  return written.replace(WRITTEN, (whole, ...rest) => {
    const { sign, tag, name } = rest.at(-1) as Record<string, string | undefined>
    if (sign !== undefined) return sign
    if (tag !== undefined) return `#${unescaped(tag)}`
    return name === undefined ? whole : unescaped(name)
  })
}

/** Whether two commentaries say the same, in whatever form the platform gives one back. */
export function saysTheSame(one: string, other: string): boolean {
  const plain = (written: string) => plainTextOf(written).replace(/\s+/g, ' ').trim()
  return plain(one) === plain(other)
}
