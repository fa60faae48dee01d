import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { grant } from '#tests/support/access'
import { api, call, createBrand, createMember, createOwner, inBrand } from './support.ts'

const path = `${api}/brands`
const names = (answer: { body: any }) => answer.body.data.map(({ name }: { name: string }) => name)

test.group('Brands API', () => {
  test('R6-006 a member of one brand sees that brand, the owner all of them', async ({ assert }) => {
    const owner = await createOwner()
    const second = await createBrand(owner, 'Second')
    const editor = await createMember(owner, 'editor', inBrand(second.id))

    const [all, one] = [await call(owner, 'GET', path), await call(editor, 'GET', path)]

    assert.sameMembers(names(all), ['Stone', 'Second'])
    assert.deepEqual(names(one), ['Second'])
  })

  test('pages follow each other without a gap', async ({ assert }) => {
    const owner = await createOwner()
    for (const name of ['Second', 'Third']) await createBrand(owner, name)

    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const answer = await call(owner, 'GET', `${path}?limit=1${cursor && `&cursor=${cursor}`}`)
      seen.push(...names(answer))
      if (!answer.body.nextCursor) break
      cursor = answer.body.nextCursor
    }

    assert.deepEqual(seen, ['Third', 'Second', 'Stone'])
  })

  test('whoever may in the whole workspace adds one, and it is in the audit', async ({ assert }) => {
    const owner = await createOwner()
    const manager = await createMember(owner, 'account_manager')

    const made = await call(manager, 'POST', path, { name: ' North ', timeZone: 'Europe/Prague', workspaceId: randomUUID(), id: owner.brandId })

    assert.equal(made.status, 201, made.text)
    assert.containsSubset(made.body.data, { name: 'North', timeZone: 'Europe/Prague' })
    assert.notEqual(made.body.data.id, owner.brandId)
    const [entry] = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('action', 'brand.created'))
    assert.containsSubset(entry, { actor_id: manager.user.id, subject_id: made.body.data.id, brand_id: made.body.data.id, decision: 'allowed' })
    assert.include(names(await call(owner, 'GET', path)), 'North')
  })

  test('in one brand alone it cannot be added to, and viewers change none', async ({ assert }) => {
    const owner = await createOwner()
    const manager = await createMember(owner, 'account_manager', inBrand(owner.brandId))
    const viewer = await createMember(owner, 'viewer')

    const answers = [await call(manager, 'POST', path, { name: 'North' }), await call(viewer, 'POST', path, { name: 'North' }), await call(viewer, 'PATCH', `${path}/${owner.brandId}`, { name: 'Taken' })]

    assert.deepEqual(answers.map(({ status }) => status), [403, 403, 403])
    assert.deepEqual(names(await call(owner, 'GET', path)), ['Stone'])
  })

  test('a change says what was before; a brand of others, or one they may not see, is not there', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const second = await createBrand(owner, 'Second')
    const admin = await createMember(owner, 'admin')
    await grant(owner.workspaceId, admin.user.id, 'deny', 'brands.view', inBrand(second.id))

    const changed = await call(owner, 'PATCH', `${path}/${owner.brandId}`, { name: 'New name' })
    const foreign = [await call(stranger, 'PATCH', `${path}/${owner.brandId}`, { name: 'Taken' }), await call(admin, 'PATCH', `${path}/${second.id}`, { name: 'Taken' }), await call(owner, 'PATCH', `${path}/${randomUUID()}`, { name: 'Taken' })]
    const wrong = await call(owner, 'PATCH', `${path}/${owner.brandId}`, { timeZone: 'Mars/Olympus' })

    assert.equal(changed.status, 200, changed.text)
    assert.deepEqual(foreign.map(({ status, body }) => [status, body.code]), Array(3).fill([404, 'E_NOT_FOUND']))
    assert.equal(wrong.status, 422)
    const [entry] = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('action', 'brand.changed'))
    assert.containsSubset(entry, { before: { name: 'Stone' }, after: { name: 'New name' } })
  })
})
