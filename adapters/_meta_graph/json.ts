import { objectOf, textOf, type Json, type JsonObject } from '@caidence/sdk'

export { numberOf, objectOf, parseLossless, textOf, type JsonObject } from '@caidence/sdk'

/** The `data` list of a Graph collection; an object without one is an empty list. */
export function listOf(value: Json | undefined): JsonObject[] {
  const list = Array.isArray(value) ? value : objectOf(value).data
  return Array.isArray(list) ? list.map(objectOf) : []
}

/** Only read for its query, whether it names its host or not. */
const ANYWHERE = 'https://graph.facebook.com'

/**
 * Where a collection goes on after this page of it. The cursor, not `paging.next`: that is a ready-made URL with the
 * token inside. One that stands still is an end.
 */
export function nextCursor(answer: JsonObject, before: string | undefined): string | undefined {
  const paging = objectOf(answer.paging)
  const next = textOf(paging.next)
  const cursor =
    textOf(objectOf(paging.cursors).after) ?? URL.parse(next ?? '', ANYWHERE)?.searchParams.get('after')
  return next && cursor && cursor !== before ? cursor : undefined
}

/** Ids are strings in the documentation and numbers in some answers. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string' && value !== '') return value
  return typeof value === 'number' ? String(value) : null
}
