import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { MOST_TEMPLATES } from '#services/templates/limits'
import { api, call, createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import type { Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'

const FIELDS = {
  name: 'Launch',
  text: '{{brand.name}} has {{product}} from {{date}}.',
  variants: [{ adapterId: 'instagram', text: 'New: {{product}} ({{price}})' }],
  hashtags: ['launch', '#Spring 2027'],
  variables: [{ name: 'product', description: 'As it is on the label' }, { name: 'price', fallback: '€ 10' }],
}

const ask = (owner: Author, method: string, path = '', body?: unknown) => call(owner, method, `${api}/templates${path}`, body)
const groups = (owner: Author, method: string, path = '', body?: unknown) => call(owner, method, `${api}/hashtag-groups${path}`, body)
const wrong = ({ body }: { body: any }) => body.errors.map(({ path, rule }: any) => `${path} ${rule}`)

test.group('Templates / templates', (group) => {
  group.each.setup(() => forgetLimits())

  test('one is kept, changed, listed and deleted', async ({ assert }) => {
    const owner = await createOwner()
    const made = await ask(owner, 'POST', '', FIELDS)
    const { id } = made.body.data

    const changed = await ask(owner, 'PATCH', `/${id}`, { name: 'Launch of {{product}}' })
    const listed = await ask(owner, 'GET', `?brand=${owner.brandId}`)

    assert.equal(made.status, 201, made.text)
    assert.containsSubset(made.body.data, { brandId: owner.brandId, hashtags: ['#launch', '#Spring2027'], variables: [{ name: 'product', description: 'As it is on the label', fallback: null }, { name: 'price', description: null, fallback: '€ 10' }] })
    assert.containsSubset(changed.body.data, { name: 'Launch of {{product}}', text: FIELDS.text, variants: FIELDS.variants })
    assert.deepEqual(listed.body.data, [changed.body.data])
    assert.equal((await ask(owner, 'DELETE', `/${id}`)).status, 204)
    assert.equal((await ask(owner, 'GET', `/${id}`)).status, 404)
  })

  test('a gap that nothing fills is refused at its place, with the name that was meant', async ({ assert }) => {
    const owner = await createOwner()

    const answer = await ask(owner, 'POST', '', { ...FIELDS, text: '{{prodct}}', variants: [{ adapterId: 'instagram', text: '{{colour}}' }] })

    assert.equal(answer.status, 422)
    assert.deepEqual(wrong(answer), ['text variable.unknown', 'variants.0.text variable.unknown'])
    assert.equal(answer.body.errors[0].message, '{{prodct}} is not a variable of this template. Did you mean {{product}}?')
    const taken = await ask(owner, 'POST', '', FIELDS)
    assert.deepEqual(wrong(await ask(owner, 'PATCH', `/${taken.body.data.id}`, { variables: [] })), ['text variable.unknown', 'variants.0.text variable.unknown', 'variants.0.text variable.unknown'])
  })

  test('variables need names of their own', async ({ assert }) => {
    const owner = await createOwner()
    const names = ['date', 'Product', 'a b', '__proto__', 'x', 'x']

    const answer = await ask(owner, 'POST', '', { name: 'x', text: 'x', variables: names.map((name) => ({ name })), variants: [{ adapterId: 'a', text: 'x' }, { adapterId: 'a', text: 'y' }] })

    assert.deepEqual(wrong(answer), ['variables.0.name variable.builtIn', 'variables.1.name variable.name', 'variables.2.name variable.name', 'variables.3.name variable.name', 'variables.5.name distinct', 'variants.1.adapterId distinct'])
  })

  test('filling puts in what was given, the fallbacks, and the brand’s day; it says what is missing', async ({ assert }) => {
    const owner = await createOwner()
    await call(owner, 'PATCH', `${api}/brands/${owner.brandId}`, { name: 'Northwind', timeZone: 'Europe/Prague' })
    const { body } = await ask(owner, 'POST', '', FIELDS)
    const fill = (values: object) => ask(owner, 'POST', `/${body.data.id}/fill`, values)

    const full = await fill({ values: [{ name: 'product', value: '{{price}} <b>' }], at: '2027-03-01T23:30:00Z' })
    const bare = await fill({})

    assert.equal(full.status, 200, full.text)
    assert.deepEqual(full.body.data, { text: 'Northwind has {{price}} <b> from March 2, 2027.\n\n#launch #Spring2027', variants: [{ adapterId: 'instagram', text: 'New: {{price}} <b> (€ 10)\n\n#launch #Spring2027' }], missing: [] })
    assert.deepEqual(bare.body.data.missing, ['product'])
    assert.include(bare.body.data.text, '{{product}}')
  })

  test('a name is taken once in a brand, whatever its capitals', async ({ assert }) => {
    const owner = await createOwner()
    const second = await createBrand(owner)
    await ask(owner, 'POST', '', FIELDS)

    const [again, other] = [await ask(owner, 'POST', '', { ...FIELDS, name: 'LAUNCH' }), await ask(owner, 'POST', '', { ...FIELDS, brandId: second.id })]

    assert.deepEqual([again.status, wrong(again)], [422, ['name unique']])
    assert.equal(other.status, 201)
  })

  test('a brand has room for so many', async ({ assert }) => {
    const owner = await createOwner()
    await tenantTx(owner.actor, ({ client }) => client.rawQuery(`insert into post_templates (workspace_id, brand_id, name, text) select ?, ?, 'T' || n, 'x' from generate_series(1, ?) n`, [owner.workspaceId, owner.brandId, MOST_TEMPLATES]))

    const { status, body } = await ask(owner, 'POST', '', FIELDS)

    assert.deepEqual([status, body.code], [409, 'E_TOO_MANY_TEMPLATES'])
  })

  test('who may not write posts sees them and changes nothing; in another brand they are not there', async ({ assert }) => {
    const owner = await createOwner()
    const { id } = (await ask(owner, 'POST', '', FIELDS)).body.data
    const group = (await groups(owner, 'POST', '', { name: 'Spring', tags: ['spring'] })).body.data
    const viewer = await createMember(owner, 'viewer')
    const elsewhere = await createMember(owner, 'editor', inBrand((await createBrand(owner)).id))

    const statuses = async (person: Author) => {
      const answers = [
        await ask(person, 'GET', `/${id}`),
        await ask(person, 'POST', `/${id}/fill`, {}),
        await ask(person, 'PATCH', `/${id}`, { name: 'x' }),
        await ask(person, 'DELETE', `/${id}`),
        await groups(person, 'PATCH', `/${group.id}`, { name: 'x' }),
        await groups(person, 'DELETE', `/${group.id}`),
      ]
      return answers.map(({ status }) => status)
    }

    assert.deepEqual(await statuses(viewer), [200, 200, 403, 403, 403, 403])
    assert.deepEqual(await statuses(elsewhere), [404, 404, 404, 404, 404, 404])
    assert.lengthOf((await ask(elsewhere, 'GET')).body.data, 0)
    assert.lengthOf((await groups(elsewhere, 'GET')).body.data, 0)
    assert.equal((await ask(elsewhere, 'POST', '', { ...FIELDS, name: 'y', brandId: owner.brandId })).status, 422)
  })
})

test.group('Templates / groups of hashtags', (group) => {
  group.each.setup(() => forgetLimits())

  test('one is kept with each hashtag once, changed, listed and deleted', async ({ assert }) => {
    const owner = await createOwner()
    const made = await groups(owner, 'POST', '', { name: 'Spring', tags: ['#Spring', 'spring', 'sale 27'] })
    const { id } = made.body.data

    const changed = await groups(owner, 'PATCH', `/${id}`, { tags: ['summer'] })

    assert.equal(made.status, 201)
    assert.deepEqual(made.body.data.tags, ['#Spring', '#sale27'])
    assert.containsSubset(changed.body.data, { name: 'Spring', tags: ['#summer'] })
    assert.deepEqual((await groups(owner, 'GET')).body.data, [changed.body.data])
    assert.equal((await groups(owner, 'DELETE', `/${id}`)).status, 204)
    assert.equal((await groups(owner, 'DELETE', `/${id}`)).status, 404)
    assert.equal((await groups(owner, 'PATCH', `/${randomUUID()}`, { name: 'x' })).status, 404)
  })

  test('what is no hashtag is refused at its place', async ({ assert }) => {
    const owner = await createOwner()

    assert.deepEqual(wrong(await groups(owner, 'POST', '', { name: 'x', tags: ['ok', '!!', '#'] })), ['tags.1 hashtag', 'tags.2 hashtag'])
    assert.equal((await groups(owner, 'POST', '', { name: 'x', tags: [] })).status, 422)
    assert.equal((await groups(owner, 'POST', '', { name: ' ', tags: ['a'] })).status, 422)
  })
})
