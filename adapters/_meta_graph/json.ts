import type { Json } from '@caidence/sdk'

export type JsonObject = { [key: string]: Json }

/**
 * Parses without losing digits: account ids exceed 2^53, and some endpoints send them as bare numbers. Such
 * numbers come back as strings.
 */
export function parseLossless(text: string): Json | undefined {
  try {
    return JSON.parse(text, (_key, value: Json, context?: { source?: string }) =>
      typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
        ? (context?.source ?? String(value))
        : value
    ) as Json
  } catch {
    return undefined
  }
}

export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** The `data` list of a Graph collection; an object without one is an empty list. */
export function listOf(value: Json | undefined): JsonObject[] {
  const list = Array.isArray(value) ? value : objectOf(value).data
  return Array.isArray(list) ? list.map(objectOf) : []
}

/**
 * Where a collection goes on after this page of it. The cursor, not `paging.next`: that is a ready-made URL with the
 * token inside. One that stands still is an end.
 */
export function nextCursor(answer: JsonObject, before: string | undefined): string | undefined {
  const paging = objectOf(answer.paging)
  const next = textOf(paging.next)
  const cursor =
    textOf(objectOf(paging.cursors).after) ?? URL.parse(next ?? '')?.searchParams.get('after')
  return next && cursor && cursor !== before ? cursor : undefined
}

/** Ids are strings in the documentation and numbers in some answers. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string' && value !== '') return value
  return typeof value === 'number' ? String(value) : null
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
