import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Membership from '#models/membership'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createUser, forgetLimits } from '#tests/support/accounts'
import { api, call, createMember, createOwner, inBrand } from '../access/support.ts'

const path = `${api}/creators`
const names = ({ body }: { body: any }) => body.data.map(({ name }: { name: string }) => name)

test.group('Creators API', (group) => {
  group.each.setup(() => forgetLimits())

  test('a creator is added, changed and removed, and the audit says so', async ({ assert }) => {
    const owner = await createOwner()
    const manager = await createMember(owner, 'account_manager')

    const made = await call(manager, 'POST', path, { name: ' Ada ', brandId: owner.brandId })
    const { id } = made.body.data
    const changed = await call(manager, 'PATCH', `${path}/${id}`, { name: 'Ada L.', brandId: null })
    const gone = await call(manager, 'DELETE', `${path}/${id}`)

    assert.deepEqual([made.status, changed.status, gone.status], [201, 200, 204], made.text)
    assert.containsSubset(made.body.data, { name: 'Ada', brandId: owner.brandId, userId: null, displayName: null })
    assert.containsSubset(changed.body.data, { name: 'Ada L.', brandId: null })
    assert.equal((await call(owner, 'GET', `${path}/${id}`)).status, 404)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where('subject_type', 'creator').orderBy('seq'))
    assert.deepEqual(entries.map(({ action }) => action), ['creator.created', 'creator.changed', 'creator.deleted'])
  })

  test('pages follow each other without a gap', async ({ assert }) => {
    const owner = await createOwner()
    for (const name of ['One', 'Two', 'Three']) await call(owner, 'POST', path, { name })

    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const answer = await call(owner, 'GET', `${path}?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...names(answer))
      if (!answer.body.nextCursor) break
      cursor = answer.body.nextCursor
    }

    assert.deepEqual(seen, ['Three', 'Two', 'One'])
  })

  test('a person and a brand belong to one creator; strangers and foreign brands to none', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const member = await createMember(owner, 'creator')
    const { user: outsider } = await createUser()
    await call(owner, 'POST', path, { name: 'Ada', userId: member.user.id, brandId: owner.brandId })

    const taken = [await call(owner, 'POST', path, { name: 'Bob', userId: member.user.id }), await call(owner, 'POST', path, { name: 'Bob', brandId: owner.brandId })]
    const unknown = [await call(owner, 'POST', path, { name: 'Bob', userId: outsider.id }), await call(owner, 'POST', path, { name: 'Bob', userId: stranger.user.id }), await call(owner, 'POST', path, { name: 'Bob', brandId: stranger.brandId }), await call(owner, 'POST', path, { name: 'Bob', brandId: randomUUID() })]

    assert.deepEqual(taken.map(({ status, body }) => [status, body.code]), Array(2).fill([409, 'E_CREATOR_TAKEN']))
    assert.deepEqual(unknown.map(({ status, body }) => [status, body.errors[0].path]), [[422, 'userId'], [422, 'userId'], [422, 'brandId'], [422, 'brandId']])
    assert.deepEqual(names(await call(owner, 'GET', path)), ['Ada'])
  })

  test('T1 creators of others are not there, and the roster takes a permission in the whole workspace', async ({ assert }) => {
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const { body } = await call(owner, 'POST', path, { name: 'Ada' })
    const inside = await createMember(owner, 'account_manager', inBrand(owner.brandId))
    const editor = await createMember(owner, 'editor')
    const one = `${path}/${body.data.id}`

    const missing = [await call(stranger, 'GET', one), await call(stranger, 'PATCH', one, { name: 'Taken' }), await call(stranger, 'DELETE', one), await call(inside, 'GET', one), await call(owner, 'GET', `${path}/${randomUUID()}`)]
    const forbidden = [await call(editor, 'POST', path, { name: 'Bob' }), await call(editor, 'PATCH', one, { name: 'Bob' }), await call(editor, 'DELETE', one), await call(inside, 'POST', path, { name: 'Bob' })]

    assert.deepEqual(missing.map(({ status }) => status), Array(5).fill(404))
    assert.deepEqual(forbidden.map(({ status }) => status), Array(4).fill(403))
    assert.deepEqual([names(await call(editor, 'GET', path)), names(await call(inside, 'GET', path))], [['Ada'], []])
  })

  test('whoever leaves the workspace is no creator’s person any more; the creator stays', async ({ assert }) => {
    const owner = await createOwner()
    const member = await createMember(owner, 'creator')
    const { body } = await call(owner, 'POST', path, { name: 'Ada', userId: member.user.id })

    await tenantTx({ workspaceId: owner.workspaceId, userId: null }, () => Membership.query().where('user_id', member.user.id).delete())

    assert.isNull((await call(owner, 'GET', `${path}/${body.data.id}`)).body.data.userId)
  })
})
