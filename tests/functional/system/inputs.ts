import fc from 'fast-check'

type Json = Record<string, any>

/** What nobody means, and somebody sends. `@huge` becomes a number beyond every double. */
export const JUNK: unknown[] = [
  null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, '@huge', '', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\u202e', '﻿', 'null', 'undefined', 'NaN', '__proto__', '%00', '../..', "' or 1=1 --", '$1', '{{7*7}}',
  'x'.repeat(300), '9'.repeat(400), [], [[]], [null], ['x'], {}, { a: 1 }, { length: 5 }, { toString: 'x' }, { $ne: null }, '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+99:99', '+275760-09-13T00:00:00.001Z', '-271821-04-20T00:00:00Z', '0000-00-00T00:00:00Z', '9999-12-31T23:59:59Z', '2026-01-01T24:00:00Z', '2026-W01-1T00:00Z',
]

const junk = fc.constantFrom(...JUNK)

/** Values that fit a schema or nearly do. `known` are ids that exist: of this workspace, of its neighbour. */
export function near(schema: Json, known: string[], depth = 0): fc.Arbitrary<unknown> {
  const fitting = fit(schema, known, depth)
  return fc.oneof({ arbitrary: fitting, weight: 8 }, { arbitrary: junk, weight: 1 }, { arbitrary: fitting.map((value) => [value]), weight: 1 })
}

function fit(schema: Json, known: string[], depth: number): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one: Json) => near(one, known, depth)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return fitObject(schema, known, depth)
  if (type === 'array') return fc.array(near(schema.items ?? {}, known, depth + 1), { maxLength: 3 })
  if (type === 'number') return fc.oneof({ arbitrary: fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 200, noNaN: true }), weight: 4 }, fc.double())
  if (type === 'integer') return fc.oneof({ arbitrary: fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 200 }), weight: 4 }, fc.maxSafeInteger(), fc.double())
  if (type === 'boolean') return fc.boolean()
  if (type === 'string') return fitString(schema, known)
  return fc.jsonValue({ maxDepth: 2 })
}

function fitString(schema: Json, known: string[]): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 6 }, fc.uuid(), fc.constantFrom(...known).map((id) => id.toUpperCase()))
  if (schema.format === 'date-time') return fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2030-01-01') }).map((date) => date.toISOString())
  if (schema.format === 'uri') return fc.webUrl()
  const samples: string[] = schema.examples ?? []
  return fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), ...(samples.length ? [{ arbitrary: fc.constantFrom(...samples), weight: 4 }] : []))
}

function fitObject(schema: Json, known: string[], depth: number): fc.Arbitrary<unknown> {
  if (!schema.properties) return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: depth > 2 ? 0 : 3 }), { maxKeys: 3 })
  const shape = Object.fromEntries(Object.entries<Json>(schema.properties).map(([name, property]) => [name, special(name) ?? near(property, known, depth + 1)]))
  return fc.record(shape, { requiredKeys: (schema.required ?? []).filter(() => depth > 0) })
}

/** Without a hint these words are never met. */
const special = (name: string) => (name === 'format' ? fc.oneof({ arbitrary: fc.constantFrom('instagram.feed', 'instagram.reel', 'instagram.story', 'instagram.carousel'), weight: 6 }, junk) : undefined)

/** The same value as text, with things that no object literal can hold. */
export const asText = (value: unknown) =>
  fc.constantFrom('', '"__proto__":{"isAdmin":true},', '"constructor":{"prototype":{"a":1}},', '"text":"first","text":["twice"],', '"version":1,"version":"1",', `"deep":${'['.repeat(900)}${']'.repeat(900)},`).map((prefix) => {
    const text = JSON.stringify(value ?? null).replaceAll('"@huge"', '1e999')
    return prefix && text.startsWith('{') && text !== '{}' ? `{${prefix}${text.slice(1)}` : text
  })

export const brokenText = fc.constantFrom('', '{', '[', ']', 'null', '"x"', '1', 'true', '{"text":}', '{"text":"a"', '\ufeff{}', '{}{}', "{'text':'a'}", '{"text":"\\ud800"}', '{"a":1e999}', '\0', '{"text":"\\u0000"}', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, `{"text":"${'x'.repeat(1_050_000)}"}`)

export const contentTypes = fc.oneof(
  { arbitrary: fc.constant('application/json'), weight: 8 },
  fc.constantFrom('application/json; charset=utf-16', 'application/json;charset=latin1', 'APPLICATION/JSON', 'text/plain', 'text/html', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/problem+json', 'x', ';', '')
)

export const headerJunk = fc.oneof({ arbitrary: fc.constant<Record<string, string>>({}), weight: 8 }, fc.constantFrom<Record<string, string>>(
  { 'idempotency-key': 'a b' }, { 'idempotency-key': 'same' }, { 'idempotency-key': 'k'.repeat(300) }, { 'accept': 'text/html' }, { 'accept': 'x/y;q=z' }, { 'accept-language': 'cs;q=x,*' }, { 'content-encoding': 'gzip' }, { 'content-encoding': 'br' },
  { 'x-forwarded-for': '1.2.3.4, x' }, { 'x-http-method-override': 'DELETE' }, { 'range': 'bytes=0-1' }, { 'if-none-match': '*' }
))

/** Path parameters: an id that is there, one that is not, or something that is none. */
export const pathValue = (known: string[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 6 }, fc.uuid(), fc.constantFrom('0', '-1', 'x', '%00', '%2e%2e', 'a%2fb', '9'.repeat(30), '%F0%9F%98%80', 'undefined', '%27', 'instagram', 'a'.repeat(3_000)))

/** Query strings: fitting values, and the tricks of parsers. */
export const queryText = (parameters: Json[], known: string[]) =>
  fc.tuple(
    ...parameters.map(({ name, schema }) =>
      fc.option(near(schema, known).map((value) => `${name}=${encodeURIComponent(typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value) ?? '')}`), { nil: '' })
    ),
    fc.oneof({ arbitrary: fc.constant(''), weight: 6 }, fc.constantFrom('limit[]=1', 'limit=1&limit=2', 'cursor[a][b]=c', '__proto__[x]=1', 'a=%00', '&&&', 'brand=%F0%9F', 'state[]=draft&state[]=live', `x=${'y'.repeat(3_000)}`, 'limit=0x10', 'limit=+5', 'cursor=MTox', '[]=1', 'a[5000]=1'))
  ).map((parts) => parts.filter(Boolean).join('&'))
