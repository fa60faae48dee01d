import fc from 'fast-check'
import { pathValue } from './inputs.ts'

type Json = Record<string, any>

/** Formats of the platform that tests connect; without a hint nobody meets these words. */
const FORMATS = ['instagram.feed', 'instagram.reel', 'instagram.story', 'instagram.carousel']
/** Longer lists and texts find nothing that shorter ones do not. */
const [ITEMS_MOST, LETTERS_MOST] = [3, 30]

/** Ids by what they are ids of: of the collection at an address, and of everything. */
export class Pool {
  readonly all: readonly string[]
  /** What fits a field of this name; chance alone would never meet it. */
  readonly hints: Record<string, readonly unknown[]>
  #of = new Map<string, string[]>()

  constructor(all: readonly string[], hints: Record<string, readonly unknown[]> = {}) {
    this.all = all
    this.hints = hints
  }

  of(collection: string) {
    return this.#of.get(collection) ?? []
  }

  /** What an answer names, under the address it was asked at. */
  learn(path: string, body: any) {
    const collection = path.replace(/(\/\{\w+\})?$/, '')
    for (const item of [body?.data].flat()) {
      const id = item?.id ?? item?.userId
      if (typeof id !== 'string' && typeof id !== 'number') continue
      const ids = this.#of.get(collection) ?? []
      if (!ids.includes(String(id))) this.#of.set(collection, [...ids.slice(-9), String(id)])
    }
  }
}

/** The address of an operation, filled with ids of the right kind, of the wrong kind, and with what is none. */
export function address(path: string, parameters: Json[], pool: Pool): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)]
  return fc.tuple(...names.map(({ 1: name, index }) => place(path.slice(0, index - 1), parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}, pool))).map((values) => values.reduce((text, value, at) => text.replace(names[at]![0], value), path))
}

function place(collection: string, schema: Json, pool: Pool): fc.Arbitrary<string> {
  const right = pool.of(collection)
  const own = schema.format === 'uuid' || (schema.type === 'integer' && !right.length) || (!schema.type && !schema.enum) ? [] : [{ arbitrary: fits(schema, pool).map((value) => encodeURIComponent(String(value).toWellFormed()) || 'x'), weight: 4 }]
  return fc.oneof({ arbitrary: pathValue([...pool.all]), weight: 3 }, ...(right.length ? [{ arbitrary: fc.constantFrom(...right), weight: 7 }] : []), ...own)
}

/** Values that a schema allows, and no others, as far as it says. */
export function fits(schema: Json, pool: Pool, name = ''): fc.Arbitrary<unknown> {
  if (name === 'format') return fc.constantFrom(...FORMATS)
  const hinted = pool.hints[name]
  if (hinted && schema.type !== 'array') return fc.constantFrom(...hinted)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one: Json) => fits(one, pool, name)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const types: string[] = [schema.type].flat()
  // A field that may be null mostly is not.
  if (types.includes('null') && types.length > 1) return fc.oneof({ arbitrary: fits({ ...schema, type: types.find((type) => type !== 'null') }, pool, name), weight: 4 }, fc.constant(null))
  const { minimum: min = 0, maximum: max = 200 } = schema
  switch (types[0]) {
    case 'object':
      return schema.properties ? fc.record(Object.fromEntries(Object.entries<Json>(schema.properties).map(([key, property]) => [key, fits(property, pool, key === 'id' ? `${name}.id` : key)])), { requiredKeys: schema.required ?? [] }) : fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.boolean(), { maxKeys: 2 })
    case 'array':
      return fc.array(fits(schema.items ?? {}, pool, name), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? ITEMS_MOST, ITEMS_MOST)) })
    case 'integer':
      return fc.integer({ min: Math.ceil(min), max: Math.floor(Math.min(max, min + 1_000)) })
    case 'number':
      return fc.double({ min, max, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return fitsText(schema, pool)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function fitsText(schema: Json, pool: Pool): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.constantFrom(...pool.all)
  if (schema.format === 'date-time') return fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2029-01-01') }).map((date) => date.toISOString())
  if (schema.format === 'date') return fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2029-01-01') }).map((date) => date.toISOString().slice(0, 10))
  if (schema.format === 'email') return fc.integer({ min: 1, max: 9_999 }).map((number) => `f${number}@example.test`)
  if (schema.format === 'uri') return fc.constantFrom('https://example.com/', 'https://example.com/a?b=c')
  if (schema.examples?.length) return fc.constantFrom(...schema.examples)
  if (schema.pattern && !schema.pattern.includes('(?')) return fc.stringMatching(new RegExp(schema.pattern))
  const least = schema.minLength ?? 0
  return fc.string({ minLength: least, maxLength: Math.max(least, Math.min(schema.maxLength ?? LETTERS_MOST, LETTERS_MOST)) })
}
