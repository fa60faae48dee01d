import type { Instant, Json } from '@caidence/sdk'
import { DateTime } from 'luxon'

export type JsonObject = { [key: string]: Json }

/** Parses without losing digits: notification ids exceed 2^53 and arrive as bare numbers. Such numbers come back as strings. */
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

export function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}

/** The `elements` of a Rest.li collection; an answer without them is an empty list. */
export const elementsOf = (value: Json | undefined): JsonObject[] =>
  listOf(objectOf(value).elements)

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Ids are numbers in some answers and text in others. */
export function idOf(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value)
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : []
}

export function instantOf(time: Date | number): Instant {
  return DateTime.fromMillis(Number(time)).toUTC().toISO()!
}
