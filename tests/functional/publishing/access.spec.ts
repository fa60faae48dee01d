import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type { Permission } from '#services/access/permissions'
import { ABILITIES, type Ability } from '#services/accounts/abilities'
import { Workspaces } from '#services/tenancy/workspaces'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { grant, takeGrant } from '#tests/support/access'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { call, createAuthor, createColleague, created, createReadyAuthor, inHours, posts, tokenFor, type Author } from './support.ts'

const json = { accept: 'application/json' }

/** Every route of posts, and what a token and a member need for it. `needs` is what the policy asks about. */
const ROUTES: { method: string; path: (id: string) => string; body?: (of: Ready) => unknown; ability: Ability; needs: Permission }[] = [
  { method: 'GET', path: () => posts, ability: 'posts:read', needs: 'posts.view' },
  { method: 'GET', path: (id) => `${posts}/${id}`, ability: 'posts:read', needs: 'posts.view' },
  { method: 'POST', path: () => posts, body: () => ({}), ability: 'posts:write', needs: 'posts.create' },
  { method: 'POST', path: () => posts, body: ({ ready }) => ({ ...ready, when: 'now' }), ability: 'posts:write', needs: 'posts.publish' },
  { method: 'POST', path: () => `${posts}/check`, body: () => ({ targets: [] }), ability: 'posts:write', needs: 'posts.create' },
  { method: 'PATCH', path: (id) => `${posts}/${id}`, body: () => ({ text: 'Changed' }), ability: 'posts:write', needs: 'posts.edit' },
  { method: 'PATCH', path: (id) => `${posts}/${id}`, body: () => ({ when: 'at', publishAt: inHours(9) }), ability: 'posts:write', needs: 'posts.publish' },
  { method: 'POST', path: (id) => `${posts}/${id}/publish`, body: () => ({}), ability: 'posts:write', needs: 'posts.publish' },
  { method: 'POST', path: (id) => `${posts}/${id}/cancel`, body: () => ({}), ability: 'posts:write', needs: 'posts.edit' },
  { method: 'POST', path: (id) => `${posts}/${id}/resolve`, body: () => ({ deliveryId: '6fd3c6bf-67b9-4b8a-8c40-a16ad7d95e8c', found: 'live' }), ability: 'posts:write', needs: 'posts.publish' },
  { method: 'DELETE', path: (id) => `${posts}/${id}`, ability: 'posts:write', needs: 'posts.delete' },
]

type Ready = Awaited<ReturnType<typeof createReadyAuthor>>

test.group('Posts API / who may', (group) => {
  group.each.setup(() => forgetLimits())

  test('a token without the ability gets 403 on every route that asks for it', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { id } = await created(author, author.ready)

    for (const { method, path, body, ability } of ROUTES) {
      const others = ABILITIES.filter((name) => name !== ability)
      const token = await tokenFor(author.user, author.workspaceId, others)

      const { status, body: problem } = await call({ token }, method, path(id), body?.(author))

      assert.deepEqual([status, problem.code], [403, 'E_MISSING_ABILITY'], `${method} ${path(':id')}`)
    }
    assert.equal((await call(author, 'GET', `${posts}/${id}`)).body.data.version, 1)
  })

  test('a member without the right gets 403 on every route, token or not', async ({ assert }) => {
    const author = await createReadyAuthor()
    const member = await createColleague(author)

    for (const { method, path, body, needs } of ROUTES) {
      const { id } = await created(author, author.ready)
      const denial = await grant(author.workspaceId, member.user.id, 'deny', needs)

      const refused = await call(member, method, path(id), body?.(author))
      await takeGrant(author.workspaceId, denial.id)
      const allowed = await call(member, method, path(id), body?.(author))

      assert.equal(refused.status, 403, `${method} ${path(':id')}`)
      assert.notEqual(allowed.status, 403, `${method} ${path(':id')}`)
    }
  })

  test('whoever leaves the workspace is out with the next request', async ({ assert }) => {
    const author = await createReadyAuthor()
    const member = await createColleague(author)
    assert.equal((await call(member, 'GET', posts)).status, 200)

    await tenantTx(author.actor, ({ client }) => client.from('memberships').where({ user_id: member.user.id, workspace_id: author.workspaceId }).delete())
    const { status, body } = await call(member, 'GET', posts)

    assert.equal(status, 404)
    assert.equal(body.code, 'E_NOT_IN_A_WORKSPACE')
  })

  test('a token works in its workspace, whichever else its owner is in', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { workspace } = await new Workspaces().create(author.user.id, { name: 'Second', timeZone: 'UTC' })
    const there: Pick<Author, 'token'> = { token: await tokenFor(author.user, workspace.id) }
    const post = await created(author, {})

    const { status } = await call(there, 'GET', `${posts}/${post.id}`)
    const made = await created(there, { text: 'There' })

    assert.equal(status, 404)
    assert.deepEqual((await call(author, 'GET', posts)).body.data.map(({ id }: any) => id), [post.id])
    assert.deepEqual((await call(there, 'GET', posts)).body.data.map(({ id }: any) => id), [made.id])
  })

  test('a token that ended, was revoked, was changed, or whose owner is disabled gets 401', async ({ assert }) => {
    const author = await createAuthor()
    const tokens = db.connection('app').from('auth_access_tokens').where('tokenable_id', author.user.id)
    const answers = async (token = author.token) => {
      const { status, body } = await call({ token }, 'GET', posts)
      return [status, body.code]
    }
    const refused = [401, 'E_UNAUTHORIZED_ACCESS']

    assert.deepEqual(await answers(`${author.token}x`), refused)
    assert.deepEqual(await answers('cad_MQ.bm90aGluZw'), refused)
    await tokens.clone().update({ expires_at: new Date(Date.now() - 1_000) })
    assert.deepEqual(await answers(), refused)
    await tokens.clone().update({ expires_at: new Date(Date.now() + 60_000) })
    assert.equal((await answers())[0], 200)
    await db.connection('app').from('users').where('id', author.user.id).update({ disabled_at: new Date() })
    assert.deepEqual(await answers(), refused)
    await db.connection('app').from('users').where('id', author.user.id).update({ disabled_at: null })
    await tokens.clone().delete()
    assert.deepEqual(await answers(), refused)
  })

  test('a session does all of it as well, and says that it came from the pages', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { visitor } = await signIn(author.user.email)

    const made = await visitor.post(posts, author.ready, json)
    const path = `${posts}/${made.json.data.id}`
    const statuses = [
      made.status,
      (await visitor.get(posts, json)).status,
      (await visitor.get(path, json)).status,
      (await visitor.post(path, { text: 'Other' }, json, 'PATCH')).status,
      (await visitor.post(`${posts}/check`, author.ready, json)).status,
      (await visitor.post(`${path}/publish`, {}, json)).status,
      (await visitor.post(`${path}/cancel`, {}, json)).status,
      (await visitor.post(path, {}, json, 'DELETE')).status,
    ]

    assert.deepEqual(statuses, [201, 200, 200, 200, 200, 200, 200, 204])
    assert.equal(made.json.data.origin, 'web')
  })

  test('a session without the CSRF token changes nothing', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { visitor } = await signIn(author.user.email)

    const answer = await visitor.send('POST', posts, '{}', { ...json, 'content-type': 'application/json' })

    assert.equal(answer.status, 403)
    assert.equal(answer.json.code, 'E_BAD_CSRF_TOKEN')
    assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/)
  })

  test('every refusal is a problem with a sentence, and never shows our insides', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { id } = await created(author, {})
    const answers = [
      await call(author, 'GET', `${posts}/x`),
      await call(author, 'GET', '/api/v1/nothing'),
      await call(author, 'GET', `${posts}/%zz`),
      await call(author, 'PUT', posts, {}),
      await call(author, 'POST', posts, '{'),
      await call(author, 'POST', posts, '"text"'),
      await call(author, 'POST', posts, '['.repeat(300_000) + ']'.repeat(300_000)),
      await call(author, 'POST', posts, 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
      await call(author, 'POST', posts, { text: 'x'.repeat(2_000_000) }),
      await call(author, 'PATCH', `${posts}/${id}`, { version: 9 }),
      await call({ token: 'x' }, 'GET', posts),
    ]

    for (const { status, headers, body, text } of answers) {
      assert.isTrue(status >= 400 && status < 500, text)
      assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/)
      assert.containsSubset(body, { type: 'about:blank', status })
      assert.match(body.code, /^E_[A-Z0-9_]+$/)
      assert.match(body.detail, /^[A-Z].{10}/, text)
      assert.notMatch(text, /node_modules|select |insert |\.ts\b|call stack|postgres/i)
    }
  })
})
