import { test } from '@japa/runner'
import User from '#models/user'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { api, brandScope, call, createBrand, createMember, createOwner, give, inBrand } from './support.ts'

const json = { accept: 'application/json' }

test.group('Access / members', (group) => {
  group.each.setup(() => forgetLimits())

  test('R5-001 the people of a workspace with what they have where, found by name, page by page', async ({ assert }) => {
    const owner = await createOwner()
    const people = [await createMember(owner, 'editor'), await createMember(owner, 'viewer', inBrand(owner.brandId))]

    const { body } = await call(owner, 'GET', `${api}/members?limit=2`)
    const next = await call(owner, 'GET', `${api}/members?limit=2&cursor=${body.nextCursor}`)
    const found = await call(owner, 'GET', `${api}/members?search=${encodeURIComponent(people[1]!.user.fullName)}`)

    assert.deepEqual([...body.data, ...next.body.data].map(({ userId }: any) => userId), [people[1]!.user.id, people[0]!.user.id, owner.user.id])
    assert.isNull(next.body.nextCursor)
    assert.deepEqual(found.body.data[0].roles.map(({ roleName, scopeType, scopeName }: any) => [roleName, scopeType, scopeName]), [['Viewer', 'brand', 'Stone']])
    assert.lengthOf((await call(owner, 'GET', `${api}/members?search=%25`)).body.data, 0)
  })

  test('S2 whoever is removed is out with the next request: session, token and invitations', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner, 'editor')
    const { visitor } = await signIn(person.user.email)
    await visitor.post(`/workspaces/${owner.workspaceId}/select`, {})
    assert.equal((await visitor.get(`${api}/members`, json)).status, 200)

    assert.equal((await call(owner, 'DELETE', `${api}/members/${person.user.id}`)).status, 204)

    assert.equal((await call(person, 'GET', `${api}/posts`)).status, 401)
    const ids = (await visitor.get(`${api}/members`, json)).json.data.map(({ userId }: any) => userId)
    assert.notInclude(ids, owner.user.id)
    assert.notEqual((await visitor.post(`/workspaces/${owner.workspaceId}/select`, {})).location, '/posts')
    assert.equal((await call(owner, 'DELETE', `${api}/members/${person.user.id}`)).status, 404)
  })

  test('R1-003 nobody removes somebody of their rank, and anybody may leave', async ({ assert }) => {
    const owner = await createOwner()
    const [admin, peer, viewer] = [await createMember(owner, 'admin'), await createMember(owner, 'admin'), await createMember(owner, 'viewer')]
    const remove = (by: typeof owner, who: typeof owner) => call(by, 'DELETE', `${api}/members/${who.user.id}`)

    assert.equal((await remove(admin, peer)).status, 403)
    assert.equal((await remove(admin, owner)).status, 403)
    assert.equal((await remove(viewer, admin)).status, 404, 'a viewer sees no members')
    assert.equal((await remove(peer, peer)).status, 204)
    assert.equal((await remove(admin, viewer)).status, 204)
  })

  test('R6-005 a right on a single post opens that post, and nothing else', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const [one, two] = [(await call(owner, 'POST', `${api}/posts`, { text: 'One' })).body.data, (await call(owner, 'POST', `${api}/posts`, { text: 'Two' })).body.data]

    assert.equal((await call(person, 'GET', `${api}/posts`)).status, 403)
    assert.equal((await give(owner, person, 'viewer', { scopeType: 'social_post', scopeId: one.id })).status, 201)

    assert.deepEqual((await call(person, 'GET', `${api}/posts`)).body.data.map(({ id }: any) => id), [one.id])
    assert.equal((await call(person, 'GET', `${api}/posts/${one.id}`)).status, 200)
    assert.equal((await call(person, 'GET', `${api}/posts/${two.id}`)).status, 404)
    assert.equal((await call(person, 'PATCH', `${api}/posts/${one.id}`, { text: 'x' })).status, 403)
    const grant = { userId: person.user.id, effect: 'allow', permission: 'posts.edit', scopeType: 'social_post', scopeId: one.id }
    assert.equal((await call(owner, 'POST', `${api}/permission-grants`, grant)).status, 201)
    assert.equal((await call(person, 'PATCH', `${api}/posts/${one.id}`, { text: 'Now' })).status, 200)
    assert.equal((await call(person, 'PATCH', `${api}/posts/${two.id}`, { text: 'x' })).status, 404)
  })

  test('R6-006 a client sees the brands assigned to them, and no trace of others', async ({ assert }) => {
    const owner = await createOwner()
    const other = await createBrand(owner, 'Rival')
    await call(owner, 'POST', `${api}/posts`, { text: 'For the rival', brandId: other.id })
    const mine = (await call(owner, 'POST', `${api}/posts`, { text: 'For the client', brandId: owner.brandId })).body.data
    const client = await createMember(owner, 'client_approver', inBrand(owner.brandId))

    const { body, text } = await call(client, 'GET', `${api}/posts`)
    const rights = (await call(client, 'GET', `${api}/me/permissions`)).body.data

    assert.deepEqual(body.data.map(({ id }: any) => id), [mine.id])
    assert.notInclude(text, 'rival')
    assert.deepEqual(rights.permissions['posts.view'], { everywhere: false, brands: [owner.brandId], rows: [], exceptBrands: [], exceptRows: [] })
    assert.notProperty(rights.permissions, 'posts.create')
    assert.deepEqual((await call(client, 'GET', `${api}/posts?brand=${other.id}`)).body.data, [])
  })

  test('R6-001 why, and why not: rule, role, who gave it, or what would allow it', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    await give(owner, person, 'analyst', brandScope(owner.brandId))
    const ask = (query: string, by = owner) => call(by, 'GET', `${api}/access/explain?user=${person.user.id}&${query}`)

    const yes = (await ask(`permission=posts.view&resourceType=brand&resourceId=${owner.brandId}`)).body.data
    const no = (await ask(`permission=posts.publish&resourceType=brand&resourceId=${owner.brandId}`)).body.data

    assert.isTrue(yes.allowed)
    assert.deepInclude(yes.by, { kind: 'assignment', roleName: 'Analyst', grantedBy: owner.user.id, grantedByName: owner.user.fullName, scopeType: 'brand' })
    assert.deepEqual(yes.path.map(({ type }: any) => type), ['workspace', 'brand'])
    assert.isFalse(no.allowed)
    assert.isNull(no.by)
    assert.deepInclude(no.nearest, { roleId: 'editor', scopeType: 'brand' })
    assert.include(no.nearest.givenBy, owner.user.fullName)
    assert.equal((await ask('permission=posts.view', await createMember(owner, 'viewer'))).status, 403)
    assert.equal((await call(person, 'GET', `${api}/access/explain?permission=posts.publish`)).body.data.allowed, false)
    assert.equal((await ask('permission=posts.fly')).status, 422)
  })

  test('a role until a date ends by itself', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    const past = await call(owner, 'POST', `${api}/role-assignments`, { userId: person.user.id, roleId: 'editor', scopeType: 'workspace', scopeId: owner.workspaceId, expiresAt: '2020-01-01T00:00:00Z' })
    const soon = await call(owner, 'POST', `${api}/role-assignments`, { userId: person.user.id, roleId: 'editor', scopeType: 'workspace', scopeId: owner.workspaceId, expiresAt: new Date(Date.now() + 2_500).toISOString() })

    assert.equal(past.status, 422)
    assert.equal(soon.status, 201)
    assert.equal((await call(person, 'GET', `${api}/posts`)).status, 200)
    for (let tries = 0; tries < 100; tries++) {
      if ((await call(person, 'GET', `${api}/posts`)).status === 403) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    assert.equal((await call(person, 'GET', `${api}/posts`)).status, 403)
    assert.isNotNull(await User.find(person.user.id))
  })
})
