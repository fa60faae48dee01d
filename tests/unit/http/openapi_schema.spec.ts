import { test } from '@japa/runner'
import vine from '@vinejs/vine'
import { bodySchema, nullable, querySchema } from '#services/http/openapi_schema'
import { createPostValidator, updatePostValidator } from '#validators/publishing/post'

const properties = (schema: any) => schema.properties

test.group('HTTP / schemas from validators', () => {
  test('what must be given is required, also when it may be null', ({ assert }) => {
    const validator = vine.create({ a: vine.string().nullable(), b: vine.string().nullable().optional(), c: vine.string(), d: vine.string().optional() })

    const schema: any = bodySchema(validator)

    assert.deepEqual(schema.required, ['a', 'c'])
    assert.deepEqual(schema.properties.a, { type: ['string', 'null'] })
  })

  test('what may be left out of a body may be null, and never is in a query', ({ assert }) => {
    const validator = vine.create({ a: vine.enum(['x', 'y']).optional(), list: vine.array(vine.object({ b: vine.number().optional() })) })

    assert.deepEqual(properties(bodySchema(validator)).a, { type: ['string', 'null'], enum: ['x', 'y', null] })
    assert.deepEqual(properties(bodySchema(validator)).list.items.properties.b.type, ['number', 'null'])
    assert.deepEqual(properties(querySchema(validator)).a, { type: 'string', enum: ['x', 'y'] })
  })

  test('dates and booleans are what they are in JSON', ({ assert }) => {
    const validator = vine.create({ at: vine.date(), is: vine.boolean(), maybe: vine.boolean().nullable() })

    assert.deepEqual(properties(bodySchema(validator)), { at: { type: 'string', format: 'date-time' }, is: { type: 'boolean' }, maybe: { type: ['boolean', 'null'] } })
  })

  test('unknown properties are overlooked, so the schema does not forbid them', ({ assert }) => {
    assert.notInclude(JSON.stringify(bodySchema(createPostValidator)), 'additionalProperties')
  })

  test('rules of our own say what they want', ({ assert }) => {
    const { publishAt, timeZone, text, targets } = properties(bodySchema(createPostValidator))

    assert.containsSubset(publishAt, { type: ['string', 'null'], format: 'date-time' })
    assert.deepEqual(timeZone.examples, ['Europe/Prague'])
    assert.equal(text.pattern, '^[^\\u0000]*$')
    assert.deepEqual(targets.items.properties.options.type, ['object', 'null'])
    assert.notProperty(targets.items.properties.options, 'anyOf')
    assert.deepEqual(properties(bodySchema(updatePostValidator)).version, { type: ['integer', 'null'], minimum: 1 })
  })

  test('null beside a reference needs a union', ({ assert }) => {
    assert.deepEqual(nullable({ $ref: '#/x' }), { anyOf: [{ $ref: '#/x' }, { type: 'null' }] })
  })
})
