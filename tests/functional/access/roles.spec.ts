import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { forgetLimits } from '#tests/support/accounts'
import { api, brandScope, call, createMember, createOwner, give, workspaceScope } from './support.ts'

const roles = `${api}/roles`
const fields = { name: 'Community', rank: 35, permissions: ['posts.view', 'posts.create'] }

test.group('Access / roles', (group) => {
  group.each.setup(() => forgetLimits())

  test('R2-001 a workspace makes a role, gives it, changes it, and it counts with the next request', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const made = await call(owner, 'POST', roles, fields)
    assert.equal(made.status, 201)
    await give(owner, person, made.body.data.id)
    assert.equal((await call(person, 'POST', `${api}/posts`, { text: 'Mine' })).status, 201)

    const changed = await call(owner, 'PUT', `${roles}/${made.body.data.id}`, { ...fields, permissions: ['posts.view'], version: 1 })

    assert.equal(changed.body.data.version, 2)
    assert.equal((await call(person, 'POST', `${api}/posts`, { text: 'Not any more' })).status, 403)
    assert.equal((await call(person, 'GET', `${api}/posts`)).status, 200)
  })

  test('R2-001 a stale editor is refused and gets what is there now', async ({ assert }) => {
    const owner = await createOwner()
    const { id } = (await call(owner, 'POST', roles, fields)).body.data
    await call(owner, 'PUT', `${roles}/${id}`, { ...fields, name: 'Renamed', version: 1 })

    const stale = await call(owner, 'PUT', `${roles}/${id}`, { ...fields, rank: 5, version: 1 })

    assert.equal(stale.status, 409)
    assert.equal(stale.body.current.name, 'Renamed')
  })

  test('R2-002 system roles of each profile type are there, by rank, and stay as they are', async ({ assert }) => {
    const ranks = async (type: 'agency' | 'brand' | 'creator') => {
      const { body } = await call(await createOwner(type), 'GET', roles)
      return body.data.map(({ id, rank }: any) => `${id} ${rank}`)
    }
    assert.deepEqual(await ranks('agency'), ['owner 100', 'admin 90', 'account_manager 70', 'strategist 60', 'editor 50', 'analyst 40', 'client_approver 30', 'creator 20', 'viewer 10'])
    assert.deepEqual(await ranks('brand'), ['owner 100', 'admin 90', 'marketing_manager 70', 'editor 50', 'approver 40', 'analyst 40', 'viewer 10'])
    assert.deepEqual(await ranks('creator'), ['owner 100', 'manager 80', 'collaborator 50', 'viewer 10'])
    const owner = await createOwner()
    assert.equal((await call(owner, 'PUT', `${roles}/editor`, { ...fields, version: 1 })).body.code, 'E_SYSTEM_ROLE')
    assert.equal((await call(owner, 'DELETE', `${roles}/editor`)).status, 409)
  })

  test('R3-001 a role holds what its parents hold, and a circle is refused with its path', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const base = (await call(owner, 'POST', roles, { ...fields, name: 'Base', parents: ['viewer'] })).body.data
    const top = (await call(owner, 'POST', roles, { name: 'Top', rank: 40, permissions: [], parents: [base.id] })).body.data
    assert.includeMembers(top.permissions, ['posts.create', 'media.view'])
    await give(owner, person, top.id)
    assert.equal((await call(person, 'GET', `${api}/media`)).status, 200)

    const circle = await call(owner, 'PUT', `${roles}/${base.id}`, { ...fields, name: 'Base', parents: [top.id], version: 1 })

    assert.equal(circle.status, 422)
    assert.include(circle.body.detail, 'Base → Top → Base')
  })

  test('R3-001 two changes at once cannot close a circle', async ({ assert }) => {
    const owner = await createOwner()
    const [one, two] = [(await call(owner, 'POST', roles, { ...fields, name: 'One' })).body.data, (await call(owner, 'POST', roles, { ...fields, name: 'Two' })).body.data]

    const answers = await Promise.all([
      call(owner, 'PUT', `${roles}/${one.id}`, { ...fields, name: 'One', parents: [two.id], version: 1 }),
      call(owner, 'PUT', `${roles}/${two.id}`, { ...fields, name: 'Two', parents: [one.id], version: 1 }),
    ])

    assert.sameMembers(answers.map(({ status }) => status), [200, 422])
  })

  test('R1-003 nobody makes a role above themselves, or wider, not by inheritance either', async ({ assert }) => {
    const owner = await createOwner()
    const admin = await createMember(owner, 'admin')

    assert.equal((await call(admin, 'POST', roles, { ...fields, rank: 90 })).status, 403)
    assert.equal((await call(admin, 'POST', roles, { ...fields, name: 'Fine', rank: 89 })).status, 201)
    const editor = await createMember(owner, 'editor')
    assert.equal((await call(editor, 'POST', roles, fields)).status, 403)
    await call(owner, 'POST', `${api}/permission-grants`, { userId: admin.user.id, effect: 'deny', permission: 'posts.publish', ...workspaceScope(owner) })
    assert.equal((await call(admin, 'POST', roles, { name: 'Heir', rank: 20, permissions: [], parents: ['editor'] })).status, 403)
  })

  test('a role that people have is not deleted behind their backs; another takes its place', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const role = (await call(owner, 'POST', roles, fields)).body.data
    await give(owner, person, role.id)
    await give(owner, person, role.id, brandScope(owner.brandId))

    const kept = await call(owner, 'DELETE', `${roles}/${role.id}`)
    const gone = await call(owner, 'DELETE', `${roles}/${role.id}?replaceWith=editor`)

    assert.equal(kept.body.code, 'E_ROLE_IN_USE')
    assert.include(kept.body.detail, '1 person')
    assert.equal(gone.status, 204)
    const left = (await call(owner, 'GET', `${api}/role-assignments?user=${person.user.id}`)).body.data
    assert.deepEqual(left.map(({ roleId }: any) => roleId), ['editor', 'editor'])
  })

  test('a role given while it is deleted leaves nothing behind, and nothing breaks', async ({ assert }) => {
    const owner = await createOwner()
    for (let round = 0; round < 5; round++) {
      const person = await createMember(owner)
      const role = (await call(owner, 'POST', roles, { ...fields, name: `Short ${round}` })).body.data
      const answers = await Promise.all([give(owner, person, role.id), call(owner, 'DELETE', `${roles}/${role.id}`)])
      assert.deepEqual(answers.filter(({ status }) => status >= 500), [])
    }
    const dangling = await tenantTx({ workspaceId: owner.workspaceId, userId: null }, ({ client }) =>
      client.from('role_assignments').whereNotNull('role_id').whereRaw('not exists (select from roles r where r.id = role_id)')
    )
    assert.lengthOf(dangling, 0)
  })

  test('R2-001 what would change is told before it does, by name, and nothing is kept', async ({ assert }) => {
    const owner = await createOwner()
    const people = await Promise.all([createMember(owner), createMember(owner), createMember(owner)])
    const role = (await call(owner, 'POST', roles, { ...fields, permissions: ['posts.view', 'posts.publish'] })).body.data
    await give(owner, people[0]!, role.id)
    await give(owner, people[1]!, role.id, brandScope(owner.brandId))
    await give(owner, people[2]!, role.id)
    await give(owner, people[2]!, 'editor')

    const { body } = await call(owner, 'POST', `${roles}/preview`, { id: role.id, role: { ...fields, permissions: ['posts.view', 'media.view'] } })

    const losses = body.data.losses.map(({ userId, permission, scopeType }: any) => [userId, permission, scopeType])
    assert.sameDeepMembers(losses, [
      [people[0]!.user.id, 'posts.publish', 'workspace'],
      [people[1]!.user.id, 'posts.publish', 'brand'],
    ])
    assert.includeDeepMembers(body.data.gains.map(({ userId, permission }: any) => [userId, permission]), [[people[0]!.user.id, 'media.view']])
    assert.equal((await call(owner, 'GET', `${roles}/${role.id}`)).body.data.version, 1)
    const removal = await call(owner, 'POST', `${roles}/preview`, { id: role.id, remove: true })
    assert.equal(removal.body.code, 'E_ROLE_IN_USE')
  })

  test('T2 nothing but what a role may be told is taken over', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createOwner()
    const junk = { id: owner.user.id, workspaceId: other.workspaceId, workspace_id: other.workspaceId, createdBy: other.user.id, created_by: other.user.id, isSystem: true, version: 99, people: 7, __proto__: { rank: 1 }, constructor: { prototype: { x: 1 } } }

    const { status, body } = await call(owner, 'POST', roles, JSON.stringify({ ...junk, ...fields }).replace('{', '{"__proto__":{"rank":99},'))

    assert.equal(status, 201)
    const rows = await tenantTx({ workspaceId: owner.workspaceId, userId: null }, ({ client }) => client.from('roles').where('id', body.data.id))
    assert.deepInclude(rows[0], { workspace_id: owner.workspaceId, created_by: owner.user.id, version: 1, rank: 35 })
  })
})
