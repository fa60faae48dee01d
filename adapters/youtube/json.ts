import { AdapterFault, objectOf, textOf, type Json, type JsonObject } from '@caidence/sdk'

export { numberOf, objectOf, parseLossless, textOf, type JsonObject } from '@caidence/sdk'

/** The `items` of a list answer; an answer without them is an empty list. */
export function itemsOf(body: JsonObject): JsonObject[] {
  return Array.isArray(body.items) ? body.items.map(objectOf) : []
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
