import type { Field } from './manifest.ts'
import type { Json } from './types.ts'

/** One broken rule of one field. `rule` is a stable id; the sentence comes from the language files. */
export interface FieldIssue {
  key: string
  rule: 'required' | 'type' | 'max' | 'min' | 'pattern' | 'url' | 'option' | 'unknown'
  params?: Record<string, Json>
}

export type FieldValues = Record<string, Json | undefined>

/** Longest text accepted where a field names no limit: nobody types more, and it bounds what is stored. */
export const TEXT_CEILING = 10_000

/** The fields that count for these values: one hidden by `when` is neither shown nor validated. */
export function activeFields(fields: Field[], values: FieldValues): Field[] {
  return fields.filter(({ when }) => !when || holds(when, fields, values))
}

/** Whether a `when` is met. Settings are stored as text, so `true` and `3` may have been kept as "true" and "3". */
export function holds(
  { key, is }: NonNullable<Field['when']>,
  fields: Field[],
  values: FieldValues
): boolean {
  const other = fields.find((field) => field.key === key)
  const given = values[key] === '' ? undefined : values[key]
  const value = given ?? other?.default ?? null
  const isKeptAsText = other?.kind === 'switch' || other?.kind === 'number'
  return value === is || (isKeptAsText && value !== null && String(value) === String(is))
}

/** Every rule the values break. Pure; the same function serves settings, format options and remote choices. */
export function fieldIssues(fields: Field[], values: FieldValues, strict = false): FieldIssue[] {
  const issues = activeFields(fields, values).flatMap((field) => issuesOf(field, values[field.key]))
  if (!strict) return issues

  const known = new Set(fields.map(({ key }) => key))
  const unknown = Object.keys(values).filter((key) => !known.has(key))
  return [...issues, ...unknown.map((key): FieldIssue => ({ key, rule: 'unknown' }))]
}

function issuesOf(field: Field, given: Json | undefined): FieldIssue[] {
  const value = given === '' ? undefined : given
  if (value === undefined || value === null) {
    return field.required && field.default === undefined ? [issue(field, 'required')] : []
  }

  switch (field.kind) {
    case 'number':
      return numberIssues(field, value)
    case 'switch':
      return isSwitch(value) ? [] : [issue(field, 'type', { expected: 'switch' })]
    case 'select':
      return field.options.some((option) => option.value === value)
        ? []
        : [issue(field, 'option', { options: field.options.map((option) => option.value) })]
    case 'remote-select':
      return typeof value === 'string' ? [] : [issue(field, 'type', { expected: 'text' })]
    default:
      return textIssues(field, value)
  }
}

function numberIssues(field: Field & { kind: 'number' }, value: Json): FieldIssue[] {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    return [issue(field, 'type', { expected: 'number' })]
  }
  if (field.min !== undefined && number < field.min)
    return [issue(field, 'min', { limit: field.min, actual: number })]
  if (field.max !== undefined && number > field.max)
    return [issue(field, 'max', { limit: field.max, actual: number })]
  return []
}

/** The value never appears in `params`: this also runs over secrets. */
function textIssues(
  field: Field & { kind: 'text' | 'secret' | 'url' | 'longtext' },
  value: Json
): FieldIssue[] {
  if (typeof value !== 'string') return [issue(field, 'type', { expected: 'text' })]
  const limit = field.max ?? TEXT_CEILING
  if (value.length > limit) return [issue(field, 'max', { limit, actual: value.length })]
  if (field.pattern && !new RegExp(`^(?:${field.pattern})$`, 'u').test(value))
    return [issue(field, 'pattern')]
  if (field.kind === 'url' && !/^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    return [issue(field, 'url')]
  return []
}

/** Settings are stored as text, so a switch may arrive as "true". */
function isSwitch(value: Json): boolean {
  return typeof value === 'boolean' || value === 'true' || value === 'false'
}

function issue(field: Field, rule: FieldIssue['rule'], params?: Record<string, Json>): FieldIssue {
  return params ? { key: field.key, rule, params } : { key: field.key, rule }
}

/** The same fields as JSON Schema (2020-12), for tools that know no other language. */
export function fieldsToJsonSchema(fields: Field[], title?: string): { [key: string]: Json } {
  const always = fields.filter(({ when }) => !when)
  const conditional = fields.filter(({ when }) => when)
  const schema: { [key: string]: Json } = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)])),
    required: requiredKeys(always),
    additionalProperties: false,
  }
  if (title) schema.title = title
  if (conditional.length) {
    schema.allOf = conditional.filter(isNeeded).map((field) => ({
      if: {
        properties: { [field.when!.key]: { const: field.when!.is } },
        required: [field.when!.key],
      },
      then: { required: [field.key] },
    }))
  }
  return schema
}

const isNeeded = (field: Field) => field.required === true && field.default === undefined
const requiredKeys = (fields: Field[]) => fields.filter(isNeeded).map(({ key }) => key)

function propertyOf(field: Field): { [key: string]: Json } {
  const property: { [key: string]: Json } = { title: field.label, ...shapeOf(field) }
  if (field.help) property.description = field.help
  if (field.default !== undefined) property.default = field.default
  return property
}

function shapeOf(field: Field): { [key: string]: Json } {
  switch (field.kind) {
    case 'number':
      return {
        type: 'number',
        ...(field.min !== undefined && { minimum: field.min }),
        ...(field.max !== undefined && { maximum: field.max }),
      }
    case 'switch':
      return { type: 'boolean' }
    case 'select':
      return { oneOf: field.options.map(({ value, label }) => ({ const: value, title: label })) }
    case 'remote-select':
      return { type: 'string' }
    default:
      return {
        type: 'string',
        maxLength: field.max ?? TEXT_CEILING,
        ...(field.pattern && { pattern: `^(?:${field.pattern})$` }),
        ...(field.kind === 'url' && { format: 'uri' }),
        ...(field.kind === 'secret' && { writeOnly: true }),
      }
  }
}
