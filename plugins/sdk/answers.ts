import type { Json } from './types.ts'

/*
 * Reading what a platform answered, which is what its documentation says on most days. None of these throws: a field
 * that is missing or of another type is a thing to decide about, not an exception.
 */

export type JsonObject = { [key: string]: Json }

/**
 * Parses without losing digits: ids exceed 2^53, and some endpoints send them as bare numbers. Such numbers come back
 * as strings. Undefined for what is no JSON.
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

/** An empty object for everything that is none. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

/** An empty text is none. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Counters come as numbers and as text. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
