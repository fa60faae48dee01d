/** The five that measuring programs read, in the order in which they are put on an address. */
export const UTM_NAMES = ['source', 'medium', 'campaign', 'term', 'content'] as const
export type UtmName = (typeof UTM_NAMES)[number]
export type Tags = Partial<Record<UtmName, string | null>>

/**
 * The address with its tags. What stands in it stays to the letter: query, order, fragment, and tags that somebody put
 * there by hand. So doing it twice changes nothing.
 */
export function tagged(url: string, tags: Tags): string {
  const [address, fragment] = cut(url, '#')
  const [path, query] = cut(address, '?')
  const present = new Set(query.slice(1).split('&').map((part) => nameOf(part)))
  const added = UTM_NAMES.flatMap((name) => (tags[name] && !present.has(`utm_${name}`) ? [`utm_${name}=${encodeURIComponent(tags[name])}`] : []))
  if (!added.length) return url
  const joined = query.length <= 1 || query.endsWith('&') ? query || '?' : `${query}&`
  return `${path}${joined}${added.join('&')}${fragment}`
}

/** In two at the first of its kind, which begins the second part. */
function cut(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)]
}

/** As servers read it: whatever its capitals and however it is written. */
function nameOf(part: string): string {
  const [name] = part.split('=', 1)
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).trim().toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}

export interface BrandTags {
  source: string | null
  medium: string | null
  campaign: string | null
  term: string | null
  content: string | null
  /** Id of an adapter → what its channels are called as a source. */
  sources: Record<string, string>
}

export const NO_TAGS: BrandTags = { source: null, medium: null, campaign: null, term: null, content: null, sources: {} }
/** As measuring programs group channels like these. */
const USUAL_MEDIUM = 'social'

/**
 * What one link is tagged with: what was asked for, else what its brand has for the channel, else for all, else the
 * channel's own name. Without a source the others say nothing, so there are none.
 */
export function tagsFor(brand: BrandTags, asked: Tags, adapterId: string | null): Tags {
  const source = asked.source || (adapterId && Object.hasOwn(brand.sources, adapterId) && brand.sources[adapterId]) || brand.source || adapterId
  if (!source) return {}
  return {
    source,
    medium: asked.medium || brand.medium || USUAL_MEDIUM,
    campaign: asked.campaign || brand.campaign,
    term: asked.term || brand.term,
    content: asked.content || brand.content,
  }
}
