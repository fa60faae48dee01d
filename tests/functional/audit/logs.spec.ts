import { test } from '@japa/runner'
import { audit } from '#services/audit/audit'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { api, call, createBrand, createMember, createOwner, give, inBrand } from '#tests/functional/access/support'

const json = { accept: 'application/json' }

test.group('Audit / logs', (group) => {
  group.each.setup(() => forgetLimits())

  test('L1 R4-001 what was done to rights is in the audit: who, what, before and after, from where', async ({ assert }) => {
    const owner = await createOwner()
    const person = await createMember(owner)
    await give(owner, person, 'editor')
    const role = (await call(owner, 'POST', `${api}/roles`, { name: 'Helper', rank: 10, permissions: ['posts.view'] })).body.data
    await call(owner, 'PUT', `${api}/roles/${role.id}`, { name: 'Helper', rank: 11, permissions: [], version: 1 })

    const { body } = await call(owner, 'GET', `${api}/audit-logs`)
    const [changed, created, assigned] = body.data

    assert.deepEqual([changed.action, created.action, assigned.action], ['role.changed', 'role.created', 'role.assigned'])
    assert.equal(changed.before.rank, 10)
    assert.equal(changed.after.rank, 11)
    assert.deepInclude(assigned, { actorName: owner.user.fullName, subjectName: person.user.fullName, actorId: owner.user.id, impersonatorId: null })
    assert.match(assigned.ip, /^[\d.:a-f]+$/)
    assert.isNotNull(assigned.requestId)
    assert.deepEqual((await call(owner, 'GET', `${api}/audit-logs?action=role.created`)).body.data.map(({ id }: any) => id), [created.id])
    assert.lengthOf((await call(owner, 'GET', `${api}/audit-logs?limit=1&cursor=${(await call(owner, 'GET', `${api}/audit-logs?limit=1`)).body.nextCursor}`)).body.data, 1)
    assert.isEmpty((await call(owner, 'GET', `${api}/audit-logs?person=${person.user.id}`)).body.data)
  })

  test('R4-001 every refusal, and every allowance of something sensitive, is in the access log', async ({ assert }) => {
    const owner = await createOwner()
    const viewer = await createMember(owner, 'viewer')
    await call(viewer, 'POST', `${api}/posts`, { text: 'x' })
    const post = (await call(owner, 'POST', `${api}/posts`, { text: 'Mine' })).body.data
    await call(viewer, 'PATCH', `${api}/posts/${post.id}`, { text: 'x' })
    await call(owner, 'DELETE', `${api}/posts/${post.id}`)

    const { body } = await call(owner, 'GET', `${api}/access-logs`)
    const lines = body.data.map(({ actorId, permission, allowed, resourceType }: any) => [actorId === owner.user.id ? 'owner' : 'viewer', permission, allowed, resourceType])

    assert.includeDeepMembers(lines, [
      ['owner', 'posts.delete', true, 'social_post'],
      ['viewer', 'posts.create', false, null],
      ['viewer', 'posts.edit', false, null],
    ])
    assert.notIncludeDeepMembers(lines, [['owner', 'posts.create', true, null]])
    const denied = await call(owner, 'GET', `${api}/access-logs?allowed=false&person=${viewer.user.id}&permission=posts.edit`)
    assert.lengthOf(denied.body.data, 1)
    assert.deepInclude(denied.body.data[0], { actorName: viewer.user.fullName, route: 'api.posts.update' })
  })

  test('R6-006 the logs are for those who see the whole workspace, and never another one’s', async ({ assert }) => {
    const [owner, other] = [await createOwner(), await createOwner()]
    const brand = await createBrand(owner)
    const manager = await createMember(owner, 'account_manager', inBrand(brand.id))
    await give(other, await createMember(other), 'editor')

    for (const path of ['audit-logs', 'access-logs', 'audit-logs/export', 'access-logs/export']) assert.equal((await call(manager, 'GET', `${api}/${path}`)).status, 403, path)
    assert.isEmpty((await call(owner, 'GET', `${api}/audit-logs`)).body.data)
    assert.isEmpty((await call(owner, 'GET', `${api}/audit-logs?person=${other.user.id}`)).body.data)
  })

  test('W7 the export is CSV that no spreadsheet calculates, and is itself noted', async ({ assert }) => {
    const owner = await createOwner()
    await call(owner, 'POST', `${api}/roles`, { name: '=HYPERLINK("http://x")', rank: 10, permissions: [] })
    await tenantTx(owner.actor, ({ client }) => client.from('users').where('id', owner.user.id).update({ full_name: '=1+1, "Ada"' }))

    const { status, headers, text } = await call(owner, 'GET', `${api}/audit-logs/export`)
    const lines = text.trim().split('\r\n')

    assert.equal(status, 200)
    assert.match(headers.get('content-type')!, /^text\/csv/)
    assert.match(headers.get('content-disposition')!, /attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"/)
    assert.match(lines[0]!, /^seq,at,actorName/)
    assert.include(text, `"'=1+1, ""Ada"""`)
    assert.notMatch(text, /(^|,)"?=/m)
    assert.equal((await call(owner, 'GET', `${api}/audit-logs?action=log.exported`)).body.data.length, 1)
  })

  test('A8 an export asks a session to confirm who it is, when that was a while ago', async ({ assert, client }) => {
    const owner = await createOwner()
    const { visitor } = await signIn(owner.user.email)

    for (const path of ['audit-logs/export', 'access-logs/export']) {
      const unproved = await client.get(`${api}/${path}`).loginAs(owner.user).accept('json')

      assert.deepEqual([unproved.status(), unproved.body().code], [403, 'E_STEP_UP_REQUIRED'], path)
      assert.equal((await visitor.get(`${api}/${path}`, json)).status, 200, path)
    }
    assert.equal((await client.get(`${api}/audit-logs`).loginAs(owner.user).accept('json')).status(), 200)
    assert.lengthOf((await call(owner, 'GET', `${api}/audit-logs?action=log.exported`)).body.data, 2)
  })

  test('the pages show the same, and a filter that makes no sense is overlooked', async ({ assert }) => {
    const owner = await createOwner()
    await give(owner, await createMember(owner), 'editor')
    const { visitor } = await signIn(owner.user.email)

    for (const [path, component] of [['/audit', 'audit/index'], ['/audit/access', 'audit/access']] as const) {
      const { status, page } = await visitor.get(path)
      assert.deepEqual([status, page?.component], [200, component])
      assert.isNotEmpty(page?.props.entries)
      const odd = await visitor.get(`${path}?person=nobody&from=yesterday&cursor=first&brand[]=x&action[a]=b&limit=0`)
      assert.equal(odd.status, 200, `${path} ${odd.location}`)
      assert.isNotEmpty(odd.page?.props.entries, path)
    }
  })

  test('a log of several pages is exported whole', async ({ assert }) => {
    const owner = await createOwner()
    await tenantTx(owner.actor, async () => {
      for (let index = 0; index < 1_050; index++) await audit({ action: 'test.made', subject: { type: 'thing', id: String(index) } })
    })

    const { text } = await call(owner, 'GET', `${api}/audit-logs/export?action=test.made`)
    const places = text.trim().split('\r\n').slice(1).map((line) => Number(line.split(',')[0]))

    assert.deepEqual(places, Array.from({ length: 1_050 }, (_, index) => 1_050 - index))
  })

  test('the chain is verified on demand', async ({ assert }) => {
    const owner = await createOwner()
    await give(owner, await createMember(owner), 'editor')

    const { body } = await call(owner, 'POST', `${api}/audit-logs/verify`)

    assert.deepInclude(body.data, { isWhole: true, entries: 1, firstSeq: 1, faults: [] })
  })
})
