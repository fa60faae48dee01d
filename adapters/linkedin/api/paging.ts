import { elementsOf, listOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts'

/** Only read for its query; the links of the platform have no host. */
const ANYWHERE = 'https://api.linkedin.com'

/**
 * Where the answer after this one begins, or undefined after the last. The platform may serve fewer entries than were
 * asked for, and leave out some it counted, so its own word on the place goes before any reckoning:
 * https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/pagination, read 2026-09-19.
 */
export function nextStart(answer: JsonObject, start: number, asked: number): number | undefined {
  const paging = objectOf(answer.paging)
  const size = Math.min(asked, Math.max(1, numberOf(paging.count) ?? asked))
  const next = listOf(paging.links).find(({ rel }) => rel === 'next')
  if (next) {
    const named = numberOf(URL.parse(textOf(next.href) ?? '', ANYWHERE)?.searchParams.get('start'))
    return named !== undefined && named > start ? named : start + size
  }
  const total = numberOf(paging.total)
  const isMore = elementsOf(answer).length >= size || (total ?? 0) > start + size
  return isMore ? start + size : undefined
}
