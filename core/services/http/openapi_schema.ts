import type { ObjectSchema, Schema, Validator } from './openapi_types.ts'

export const string: Schema = { type: 'string' }
export const integer: Schema = { type: 'integer' }
export const number: Schema = { type: 'number' }
export const boolean: Schema = { type: 'boolean' }
export const uuid: Schema = { type: 'string', format: 'uuid' }
export const instant: Schema = { type: 'string', format: 'date-time' }
export const uri: Schema = { type: 'string', format: 'uri' }

export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] })
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const described = (description: string, schema: Schema): Schema => ({ ...schema, description })

/** Every property is there in every answer, except those named. */
export function object<Key extends string>(properties: Record<Key, Schema>, optional: NoInfer<Key>[] = []): ObjectSchema<Key> {
  return { type: 'object', properties, required: (Object.keys(properties) as Key[]).filter((key) => !optional.includes(key)) }
}

export const wrapped = (schema: Schema) => object({ data: schema })
export const page = (items: Schema) =>
  object({ data: list(items), nextCursor: described('Give it as `cursor` for the next page; null on the last one.', nullable(string)) })

export function nullable(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [schema.type, 'null'], ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }) }
}

interface Node {
  type: string
  subtype?: string
  fieldName: string
  isOptional: boolean
  allowNull: boolean
  properties?: Node[]
  each?: Node
}

/** What a body may be. Whatever may be left out may also be null, which says the same unless the field knows better. */
export const bodySchema = (validator: Validator) => patched(validator, true)
/** What a query may be; there is no null in an address. */
export const querySchema = (validator: Validator) => patched(validator, false) as ObjectSchema

/**
 * VineJS writes JSON Schema 7 with gaps: nullable fields are missing in `required`, dates are empty, booleans are an
 * enum of spellings, and unknown properties count as forbidden although they are only overlooked. The compiled form
 * of the validator tells what the schema lacks.
 */
function patched(validator: Validator, withNull: boolean): Schema {
  const { schema } = (validator.toJSON() as unknown as { schema: { schema: Node } }).schema
  return patch(structuredClone(validator.toJSONSchema()) as Schema, schema, withNull)
}

function patch(schema: Schema, node: Node, withNull: boolean): Schema {
  if (node.type === 'object') {
    const properties = schema.properties as Record<string, Schema>
    for (const child of node.properties ?? []) {
      const known = patch(properties[child.fieldName], child, withNull)
      properties[child.fieldName] = withNull && child.isOptional && !child.allowNull ? nullable(known) : known
      // The body parser reads an empty text as null, so one that may be left out may be empty.
      if (withNull && child.isOptional) delete properties[child.fieldName].minLength
    }
    delete schema.additionalProperties
    schema.required = (node.properties ?? []).filter(({ isOptional }) => !isOptional).map(({ fieldName }) => fieldName)
    return schema
  }
  if (node.type === 'array' && node.each) return { ...schema, items: patch(schema.items as Schema, node.each, withNull) }
  if (node.subtype === 'date') return { ...instant, ...schema }
  if (node.subtype === 'boolean') return node.allowNull ? nullable(boolean) : boolean
  if (Array.isArray(schema.enum)) return { ...schema, type: schema.enum.every(Number.isInteger) ? 'integer' : 'string' }
  return schema
}
