import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Impersonation from '#models/impersonation'
import User from '#models/user'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { becomes, grant } from '#tests/support/access'
import { forgetLimits, mailTo, signIn } from '#tests/support/accounts'
import { created, posts, shown, type Author } from '#tests/functional/publishing/support'
import type { Visitor } from '#tests/support/visitor'
import { api, call, createBrand, createMember, createOwner, inBrand } from './support.ts'

const json = { accept: 'application/json' }
const REASON = 'They cannot find the drafts of May'

const begin = (visitor: Visitor, userId: string, values: Record<string, unknown> = {}) => visitor.post(`${api}/impersonations`, { userId, reason: REASON, ...values }, json)
const end = (visitor: Visitor) => visitor.post('/workspaces/impersonation/end')
/** As whom the pages show the workspace, if as somebody else. */
const seenAs = async (visitor: Visitor) => (await visitor.get('/posts')).page?.props.impersonation?.subjectName
const nobody = ({ workspaceId }: Author) => ({ workspaceId, userId: null })
const rowsOf = (owner: Author) => tenantTx(nobody(owner), () => Impersonation.query().orderBy('startedAt'))
const auditOf = (owner: Author, action: string) => tenantTx(nobody(owner), ({ client }) => client.from('audit_logs').where('action', action).orderBy('seq'))

/** An agency with two brands, an admin who is signed in, and a creator in the first brand only. */
async function agency() {
  const owner = await createOwner()
  const second = await createBrand(owner)
  const admin = await createMember(owner, 'admin')
  const creator = await createMember(owner, 'creator', inBrand(owner.brandId))
  const { visitor } = await signIn(admin.user.email)
  return { owner, second, admin, creator, visitor }
}

test.group('Impersonation', (group) => {
  group.each.setup(() => forgetLimits())

  test('R6-001 an admin sees what the creator sees, and nothing more, until they end it', async ({ assert }) => {
    const { owner, second, creator, visitor } = await agency()
    const [mine, theirs] = [await created(owner, { brandId: owner.brandId, text: 'Ours' }), await created(owner, { brandId: second.id, text: 'The other brand' })]
    const listed = async () => (await visitor.get(posts, json)).json.data.map(({ id }: { id: string }) => id)
    assert.sameMembers(await listed(), [mine.id, theirs.id])

    const began = await begin(visitor, creator.user.id)
    const [list, foreign, page] = [await listed(), await visitor.get(`${posts}/${theirs.id}`, json), await visitor.get('/posts')]
    const ended = await end(visitor)

    assert.equal(began.status, 201, began.text)
    assert.deepEqual(list, [mine.id])
    assert.equal(foreign.status, 404)
    assert.deepEqual(page.page!.props.impersonation, { subjectName: creator.user.fullName, reason: REASON, until: began.json.data.expiresAt })
    assert.equal(page.page!.props.access.permissions['members.impersonate'], undefined)
    assert.equal(ended.status, 303)
    assert.sameMembers(await listed(), [mine.id, theirs.id])
    assert.isUndefined(await seenAs(visitor))
  })

  test('L1 what is done meanwhile is the member’s, and the audit names both', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()
    const began = await begin(visitor, creator.user.id)

    const made = await visitor.post(posts, { brandId: owner.brandId, text: 'Drafted to show how' }, json)
    await end(visitor)

    assert.equal(made.status, 201, made.text)
    const post = await shown(owner, made.json.data.id)
    assert.equal(post.text, 'Drafted to show how')
    const [started] = await auditOf(owner, 'impersonation.started')
    const [ended] = await auditOf(owner, 'impersonation.ended')
    assert.deepEqual([started.actor_id, started.impersonator_id, started.subject_id, started.after.reason], [admin.user.id, null, creator.user.id, REASON])
    assert.deepEqual([ended.actor_id, ended.impersonator_id, ended.after.why, ended.after.impersonationId], [creator.user.id, admin.user.id, 'ended', began.json.data.id])
  })

  test('rights are those that both have: what the impersonator may not do, nobody does through them', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()
    const post = await created(owner, { brandId: owner.brandId })
    await grant(owner.workspaceId, admin.user.id, 'deny', 'posts.edit', inBrand(owner.brandId))
    await begin(visitor, creator.user.id)

    const refused = await visitor.post(`${posts}/${post.id}`, { text: 'Through them' }, json, 'PATCH')
    const own = await call(creator, 'PATCH', `${posts}/${post.id}`, { text: 'By themselves' })

    assert.equal(refused.status, 403, refused.text)
    assert.equal(own.status, 200)
  })

  test('only as somebody below, in this workspace, who is there: {title}')
    .with([
      { title: 'an owner', role: 'owner', status: 403, code: 'E_HIERARCHY' },
      { title: 'another admin', role: 'admin', status: 403, code: 'E_HIERARCHY' },
      { title: 'a stranger', role: null, status: 404, code: 'E_NOT_FOUND' },
      { title: 'somebody disabled', role: 'viewer', disabled: true, status: 422, code: 'E_NOT_ASSIGNABLE' },
    ])
    .run(async ({ assert }, { role, disabled, status, code }) => {
      const { owner, visitor } = await agency()
      const other = role ? await createMember(owner, role) : await createOwner()
      if (disabled) await User.query().where('id', other.user.id).update({ disabledAt: new Date() })

      const answer = await begin(visitor, other.user.id)

      assert.deepEqual([answer.status, answer.json.code], [status, code], answer.text)
      assert.isUndefined(await seenAs(visitor))
      assert.lengthOf(await rowsOf(owner), 0)
    })

  test('not as oneself, not without a reason, not for longer than an hour, not with a token', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()

    const self = await begin(visitor, admin.user.id)
    const silent = await begin(visitor, creator.user.id, { reason: '         a         ' })
    const long = await begin(visitor, creator.user.id, { minutes: 61 })
    const token = await call(admin, 'POST', `${api}/impersonations`, { userId: creator.user.id, reason: REASON })

    assert.deepEqual([self.status, silent.status, long.status, token.status], [422, 422, 422, 403])
    assert.lengthOf(await rowsOf(owner), 0)
  })

  test('T2 the body says whom, why and for how long, and nothing else of the row', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()
    const wishes = { id: owner.user.id, workspaceId: randomUUID(), impersonatorId: owner.user.id, impersonator_id: owner.user.id, subjectId: owner.user.id, startedAt: '2001-01-01T00:00:00Z', expiresAt: '2099-01-01T00:00:00Z', expires_at: '2099-01-01T00:00:00Z', endedAt: null }

    const began = await begin(visitor, creator.user.id, { ...wishes, minutes: 5 })

    assert.equal(began.status, 201)
    const [row] = await rowsOf(owner)
    assert.deepEqual([row.impersonatorId, row.subjectId], [admin.user.id, creator.user.id])
    assert.notEqual(row.id, owner.user.id)
    assert.equal(row.expiresAt.diff(row.startedAt).as('minutes'), 5)
  })

  test('members without the right are refused, and so is whoever has not just proved who they are', async ({ assert, client }) => {
    const { owner, admin, creator } = await agency()
    const manager = await createMember(owner, 'account_manager')
    const { visitor: managers } = await signIn(manager.user.email)

    const refused = await begin(managers, creator.user.id)
    const unproved = await client.post(`${api}/impersonations`).loginAs(admin.user).withCsrfToken().accept('json').json({ userId: creator.user.id, reason: REASON })

    assert.equal(refused.status, 403)
    assert.equal(unproved.status(), 403)
    assert.equal(unproved.body().code, 'E_STEP_UP_REQUIRED')
    assert.lengthOf(await rowsOf(owner), 0)
  })

  test('own accounts, proofs and a second pair of eyes stay out of reach', async ({ assert }) => {
    const { owner, creator, visitor } = await agency()
    const viewer = await createMember(owner, 'viewer')
    await begin(visitor, creator.user.id)

    const answers = [
      await visitor.get('/account', json),
      await visitor.get('/account/tokens', json),
      await visitor.get(`${api}/api-tokens`, json),
      await visitor.post(`${api}/api-tokens`, { name: 'Mine', abilities: ['posts:read'], workspaceId: owner.workspaceId, days: 30 }, json),
      await visitor.post('/account/password', { currentPassword: 'x', password: 'y' }, json, 'PUT'),
    ]
    const nested = await begin(visitor, viewer.user.id)
    const assigned = await visitor.post(`${api}/role-assignments`, { userId: viewer.user.id, roleId: 'editor', scopeType: 'workspace', scopeId: owner.workspaceId }, json)

    for (const { status, json: body } of answers) assert.deepEqual([status, body.code], [403, 'E_IMPERSONATING'])
    assert.equal(nested.status, 403)
    assert.equal(assigned.status, 403)
    assert.lengthOf(await rowsOf(owner), 1)
  })

  test('S2 it is over with the next request: {title}')
    .with([
      { title: 'its time is over', why: 'expired', happens: ({ owner }) => tenantTx(nobody(owner), () => Impersonation.query().update({ expiresAt: new Date(Date.now() - 1_000) })) },
      { title: 'the member ended it', why: null, happens: async ({ owner, creator }) => call(creator, 'DELETE', `${api}/impersonations/${(await rowsOf(owner))[0].id}`) },
      { title: 'the member has left', why: null, happens: ({ owner, creator }) => call(owner, 'DELETE', `${api}/members/${creator.user.id}`) },
      { title: 'the member was disabled', why: 'left', happens: ({ creator }) => User.query().where('id', creator.user.id).update({ disabledAt: new Date() }) },
      { title: 'the member has risen to the same rank', why: 'not_allowed', happens: ({ owner, creator }) => becomes(owner.workspaceId, creator.user.id, 'admin') },
      { title: 'the right to do so was taken', why: 'not_allowed', happens: ({ owner, admin }) => becomes(owner.workspaceId, admin.user.id, 'editor') },
    ] as { title: string; why: string | null; happens: (of: Awaited<ReturnType<typeof agency>>) => Promise<unknown> }[])
    .run(async ({ assert }, { why, happens }) => {
      const all = await agency()
      const { owner, creator, visitor } = all
      await begin(visitor, creator.user.id)
      assert.equal(await seenAs(visitor), creator.user.fullName)

      await happens(all)
      const written = await visitor.post(posts, { brandId: owner.brandId, text: 'Too late' }, json)
      const page = await visitor.get('/posts')

      assert.deepEqual([written.status, written.json.code], [409, 'E_IMPERSONATION_OVER'])
      assert.isUndefined(page.page!.props.impersonation)
      assert.deepEqual((await call(owner, 'GET', posts)).body.data, [])
      if (why) assert.equal((await auditOf(owner, 'impersonation.ended'))[0].after.why, why)
    })

  test('a page says that it is over, once', async ({ assert }) => {
    const { owner, creator, visitor } = await agency()
    await begin(visitor, creator.user.id)
    await tenantTx(nobody(owner), () => Impersonation.query().update({ endedAt: new Date() }))

    const [first, second] = [await visitor.get('/posts'), await visitor.get('/posts')]

    assert.match(first.page!.props.flash.notice, /yourself again/)
    assert.isUndefined(second.page!.props.flash.notice)
  })

  test('it holds in its workspace only: going to another one ends it', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()
    await begin(visitor, creator.user.id)
    const elsewhere = (await visitor.get('/posts')).page!.props.workspaces.find(({ id }: { id: string }) => id !== owner.workspaceId)

    await visitor.post(`/workspaces/${elsewhere.id}/select`)
    const there = await visitor.get('/posts')
    await visitor.post(`/workspaces/${owner.workspaceId}/select`)

    assert.isUndefined(there.page!.props.impersonation)
    assert.equal(there.page!.props.workspace.id, elsewhere.id)
    assert.isUndefined(await seenAs(visitor))
    assert.equal((await auditOf(owner, 'impersonation.ended'))[0].actor_id, admin.user.id)
  })

  test('a session’s word is not enough: another person’s row, or none, changes nothing', async ({ assert, client }) => {
    const { owner, creator, visitor } = await agency()
    const began = await begin(visitor, creator.user.id)
    const manager = await createMember(owner, 'account_manager')

    for (const id of [began.json.data.id, randomUUID()]) {
      const answer = await client.get(`${api}/me/permissions`).loginAs(manager.user).withSession({ workspace: owner.workspaceId, impersonation: { id, workspaceId: owner.workspaceId } }).accept('json')
      assert.equal(answer.status(), 200)
      assert.equal(answer.body().data.rank, 70)
    }
  })

  test('the member is told by mail who, why and until when', async ({ assert }) => {
    const { admin, creator, visitor } = await agency()

    await begin(visitor, creator.user.id, { reason: 'Looking for\nthe drafts of May' })
    const message = await mailTo(creator.user.email, /as you$/)

    assert.include(message.text, admin.user.fullName)
    assert.include(message.text, 'Looking for the drafts of May')
  })

  test('the list is for those who may do it; others neither see nor end one', async ({ assert }) => {
    const { owner, admin, creator, visitor } = await agency()
    const viewer = await createMember(owner, 'viewer')
    const stranger = await createOwner()
    const began = await begin(visitor, creator.user.id)
    const path = `${api}/impersonations/${began.json.data.id}`

    const listed = await call(owner, 'GET', `${api}/impersonations`)
    const refused = await call(viewer, 'GET', `${api}/impersonations`)
    const elsewhere = await call(stranger, 'GET', `${api}/impersonations`)
    const tries = [await call(viewer, 'DELETE', path), await call(stranger, 'DELETE', path)]
    const stillSeen = await seenAs(visitor)
    const byOwner = await call(owner, 'DELETE', path)

    assert.deepEqual(listed.body.data.map(({ impersonatorId, subjectId, isOver }: any) => [impersonatorId, subjectId, isOver]), [[admin.user.id, creator.user.id, false]])
    assert.equal(refused.status, 403)
    assert.deepEqual(elsewhere.body.data, [])
    assert.deepEqual(tries.map(({ status }) => status), [404, 404])
    assert.equal(stillSeen, creator.user.fullName)
    assert.equal(byOwner.status, 204)
    assert.isUndefined(await seenAs(visitor))
  })
})
