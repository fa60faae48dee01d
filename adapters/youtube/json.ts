import { AdapterFault, type Json } from '@caidence/sdk'

export type JsonObject = { [key: string]: Json }

/** Parses without losing digits: counters are documented as strings, and where one comes bare it may exceed 2^53. */
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

/** The `items` of a list answer; an answer without them is an empty list. */
export function itemsOf(body: JsonObject): JsonObject[] {
  return Array.isArray(body.items) ? body.items.map(objectOf) : []
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function requireText(value: Json | undefined): string {
  const text = textOf(value)
  if (text === undefined) throw incomplete()
  return text
}

/** The platform answered, but not with what it documents: asked again, it usually does. */
export const incomplete = (status?: number) =>
  new AdapterFault('E_REMOTE_DOWN', { ...(status && { status }), remoteCode: 'incomplete-answer' })
