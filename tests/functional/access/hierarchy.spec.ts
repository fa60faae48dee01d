import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createRole, grant } from '#tests/support/access'
import { forgetLimits } from '#tests/support/accounts'
import { api, brandScope, call, createBrand, createMember, createOwner, give, inBrand, workspaceScope } from './support.ts'

const assignments = `${api}/role-assignments`

test.group('Access / hierarchy', (group) => {
  group.each.setup(() => forgetLimits())

  test('R1-003 nobody gives a role of their own rank or above, except owners an owner', async ({ assert }) => {
    const owner = await createOwner()
    const [admin, manager, person] = [await createMember(owner, 'admin'), await createMember(owner, 'account_manager'), await createMember(owner)]

    assert.equal((await give(admin, person, 'admin')).status, 403)
    assert.equal((await give(admin, person, 'owner')).body.code, 'E_HIERARCHY')
    assert.equal((await give(manager, person, 'account_manager')).status, 403)
    assert.equal((await give(manager, person, 'editor')).status, 201)
    assert.equal((await give(admin, person, 'account_manager')).status, 201)
    assert.equal((await give(owner, person, 'owner')).status, 201)
  })

  test('R1-003 nobody gives a permission they do not hold there', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const humble = await createRole(owner.workspaceId, { name: 'Humble boss', rank: 80, permissions: ['roles.assign', 'roles.view', 'members.view', 'posts.view'] })
    const wide = await createRole(owner.workspaceId, { name: 'Wide', rank: 10, permissions: ['posts.view', 'posts.publish'] })
    const boss = await createMember(owner, humble.id)

    const refused = await give(boss, person, wide.id)

    assert.equal(refused.status, 403)
    assert.include(refused.body.detail, 'Schedule and publish')
    await grant(owner.workspaceId, boss.user.id, 'allow', 'posts.publish')
    assert.equal((await give(boss, person, wide.id)).status, 201)
  })

  test('R1-003 nobody gives, sees or takes anything outside their brands', async ({ assert }) => {
    const owner = await createOwner()
    const [mine, other] = [await createBrand(owner, 'Mine'), await createBrand(owner, 'Other')]
    const manager = await createMember(owner, 'account_manager', inBrand(mine.id))
    const [here, there] = [await createMember(owner, 'creator', inBrand(mine.id)), await createMember(owner, 'creator', inBrand(other.id))]

    assert.equal((await give(manager, here, 'editor', brandScope(mine.id))).status, 201)
    assert.equal((await give(manager, here, 'editor', brandScope(other.id))).status, 404)
    assert.equal((await give(manager, here, 'editor', workspaceScope(owner))).status, 403)
    const listed = (await call(manager, 'GET', assignments)).body.data
    assert.deepEqual([...new Set(listed.map(({ scopeId }: any) => scopeId))], [mine.id])
    const members = (await call(manager, 'GET', `${api}/members`)).body.data.map(({ userId }: any) => userId)
    assert.sameMembers(members, [manager.user.id, here.user.id])
    assert.equal((await call(manager, 'GET', `${api}/members/${there.user.id}`)).status, 404)
    const foreign = (await call(owner, 'GET', `${assignments}?user=${there.user.id}`)).body.data[0]
    assert.equal((await call(manager, 'DELETE', `${assignments}/${foreign.id}`)).status, 404)
  })

  test('R6-004 a role is given in its profile types and at its places only', async ({ assert }) => {
    const [agency, creator] = [await createOwner('agency'), await createOwner('creator')]
    const [client, helper] = [await createMember(agency), await createMember(creator)]

    assert.equal((await give(agency, client, 'client_approver')).status, 422)
    assert.equal((await give(agency, client, 'client_approver', brandScope(agency.brandId))).status, 201)
    assert.equal((await give(creator, helper, 'client_approver', brandScope(creator.brandId))).status, 404)
    assert.equal((await give(creator, helper, 'collaborator')).status, 201)
    const shift = await call(creator, 'PUT', `${api}/workspace`, { profileType: 'agency' })
    assert.equal(shift.status, 422)
    assert.include(shift.body.detail, 'Collaborator')
  })

  test('R1-003 the last owner can neither go, be taken, nor step down; not from twenty sides at once either', async ({ assert }) => {
    const owner = await createOwner()
    const second = await createMember(owner, 'owner')
    const list = (await call(owner, 'GET', `${assignments}?role=owner`)).body.data
    assert.lengthOf(list, 2)

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const who = index % 2 ? owner : second
        return index < 10 ? call(who, 'DELETE', `${assignments}/${list[index % 2].id}`) : call(who, 'DELETE', `${api}/members/${(index % 2 ? second : owner).user.id}`)
      })
    )

    assert.deepEqual([...new Set(answers.map(({ status }) => status))].filter((status) => status >= 500), [])
    const rows = await tenantTx({ workspaceId: owner.workspaceId, userId: null }, ({ client }) => client.from('role_assignments').where({ role_key: 'owner' }))
    assert.lengthOf(rows, 1)
    const last = rows[0].user_id === owner.user.id ? owner : second
    assert.equal((await call(last, 'DELETE', `${api}/members/${last.user.id}`)).body.code, 'E_LAST_OWNER')
    assert.equal((await call(last, 'DELETE', `${assignments}/${rows[0].id}`)).status, 409)
  })

  test('R1-003 a denial is for people below, and nobody lifts their own', async ({ assert }) => {
    const owner = await createOwner()
    const [admin, editor] = [await createMember(owner, 'admin'), await createMember(owner, 'editor')]
    const deny = (by: typeof owner, to: typeof owner) => call(by, 'POST', `${api}/permission-grants`, { userId: to.user.id, effect: 'deny', permission: 'posts.publish', ...workspaceScope(owner) })

    assert.equal((await deny(admin, owner)).status, 403)
    assert.equal((await deny(admin, admin)).status, 403)
    const made = await deny(admin, editor)
    assert.equal(made.status, 201)
    assert.equal((await call(editor, 'DELETE', `${api}/permission-grants/${made.body.data.id}`)).status, 403)
    const onAdmin = await deny(owner, admin)
    assert.equal((await call(admin, 'DELETE', `${api}/permission-grants/${onAdmin.body.data.id}`)).status, 403)
    assert.equal((await call(owner, 'DELETE', `${api}/permission-grants/${onAdmin.body.data.id}`)).status, 204)
  })

  test('T1 ids of another workspace are not there: people, roles, brands, assignments', async ({ assert }) => {
    const [owner, other] = [await createOwner(), await createOwner()]
    const person = await createMember(owner)
    const foreignRole = await createRole(other.workspaceId, { name: 'Foreign', rank: 10, permissions: ['posts.view'] })
    const foreign = (await call(other, 'GET', assignments)).body.data[0]

    const statuses = [
      (await give(owner, other, 'editor')).status,
      (await give(owner, person, foreignRole.id)).status,
      (await give(owner, person, 'editor', brandScope(other.brandId))).status,
      (await give(owner, person, 'editor', workspaceScope(other))).status,
      (await give(owner, person, 'editor', { scopeType: 'social_post', scopeId: randomUUID() })).status,
      (await call(owner, 'DELETE', `${assignments}/${foreign.id}`)).status,
      (await call(owner, 'GET', `${api}/members/${other.user.id}`)).status,
      (await call(owner, 'DELETE', `${api}/members/${other.user.id}`)).status,
      (await call(owner, 'GET', `${api}/roles/${foreignRole.id}`)).status,
      (await call(owner, 'GET', `${api}/access/explain?user=${other.user.id}&permission=posts.view`)).status,
    ]

    assert.deepEqual([...new Set(statuses)], [404])
  })
})
