import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { Refused } from './refusals.ts'

const DEFAULT_PAGE = 5

interface Paging {
  kind: string
  max: number
  /** Where the platform's own default is another one. */
  usual?: number
}

/** A list answer. Page tokens are opaque to clients, and a wrong one is refused. */
export function page(
  items: unknown[],
  { query }: Incoming,
  { kind, max, usual = DEFAULT_PAGE }: Paging
): Answer {
  const size = query.maxResults === undefined ? usual : Number(query.maxResults)
  if (!Number.isInteger(size) || size < 0 || size > max)
    throw new Refused(
      400,
      'invalidParameter',
      `Invalid value '${query.maxResults}'. Values must be within the range: [0, ${max}]`,
      'youtube.parameter'
    )
  const from = query.pageToken === undefined ? 0 : offsetIn(query.pageToken)
  const next =
    from + size < items.length
      ? { nextPageToken: Buffer.from(`page:${from + size}`).toString('base64url') }
      : {}
  return json({
    kind,
    ...next,
    pageInfo: { totalResults: items.length, resultsPerPage: size },
    items: items.slice(from, from + size),
  })
}

function offsetIn(token: string): number {
  const offset = Buffer.from(token, 'base64url')
    .toString('latin1')
    .match(/^page:(\d+)$/)?.[1]
  if (offset === undefined)
    throw new Refused(
      400,
      'invalidPageToken',
      'The request specifies an invalid page token.',
      'youtube.parameter'
    )
  return Number(offset)
}

/** Every list and write names its parts; a name nobody knows is refused. */
export function requireParts({ query }: Incoming, known: string[]): string[] {
  const parts = (query.part ?? '').split(',').filter(Boolean)
  if (parts.length === 0)
    throw new Refused(
      400,
      'missingRequiredParameter',
      'No filter selected. Expected: part',
      'youtube.parameter'
    )
  const unknown = parts.find((part) => !known.includes(part))
  if (unknown)
    throw new Refused(400, 'unknownPart', `'${unknown}' is not a known part.`, 'youtube.part')
  return parts
}
