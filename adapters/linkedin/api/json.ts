import { objectOf, textOf, type Instant, type Json, type JsonObject } from '@caidence/sdk'
import { DateTime } from 'luxon'

export { numberOf, objectOf, parseLossless, textOf, type JsonObject } from '@caidence/sdk'

export function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf) : []
}

/** The `elements` of a Rest.li collection; an answer without them is an empty list. */
export const elementsOf = (value: Json | undefined): JsonObject[] =>
  listOf(objectOf(value).elements)

/** Ids are numbers in some answers and text in others. */
export function idOf(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value)
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : []
}

export function instantOf(time: Date | number): Instant {
  return DateTime.fromMillis(Number(time)).toUTC().toISO()!
}
