import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import TokenCreate from '../../../core/commands/token_create.ts'
import { createUser, forgetLimits, mailTo, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const json = { accept: 'application/json' }
const WANTED = { name: 'nightly script', abilities: ['posts:read', 'media:read'], days: 30 }
const bearer = (token: string) => ({ ...json, authorization: `Bearer ${token}` })

async function person() {
  const { user, workspaceId } = await createUser()
  const { visitor } = await signIn(user.email)
  await visitor.get('/account/tokens')
  return { user, workspaceId, visitor }
}

test.group('Accounts / access tokens', (group) => {
  group.each.setup(() => forgetLimits())

  test('a token is prefixed, shown once and stored only as a hash', async ({ assert }) => {
    const { user, workspaceId, visitor } = await person()

    const created = await visitor.post('/api/v1/api-tokens', WANTED, json)
    const listed = await visitor.get('/api/v1/api-tokens', json)
    const row = await db.connection('app').from('auth_access_tokens').where('tokenable_id', user.id).first()
    const secret = Buffer.from(created.json.token.split('.')[1], 'base64url').toString()

    assert.equal(created.status, 201)
    assert.match(created.json.token, /^cad_/)
    assert.deepInclude(created.json.data, { name: WANTED.name, abilities: WANTED.abilities, workspaceId, isExpired: false, lastUsedAt: null })
    assert.equal(row.hash, createHash('sha256').update(secret).digest('hex'))
    assert.isAtLeast(secret.length, 40)
    assert.lengthOf(listed.json.data, 1)
    assert.notInclude(listed.text, created.json.token)
    assert.notInclude(JSON.stringify(row), secret)
    await mailTo(user.email, 'A new access token was created')
  })

  test('it expires after the chosen days, and an expired one is refused', async ({ assert }) => {
    const { user, visitor } = await person()
    const { json: created } = await visitor.post('/api/v1/api-tokens', WANTED, json)
    const days = (Date.parse(created.data.expiresAt) - Date.now()) / 86_400_000

    await db.connection('app').from('auth_access_tokens').where('tokenable_id', user.id).update({ expires_at: new Date(Date.now() - 1_000) })
    const answer = await new Visitor().get('/api/v1/posts', bearer(created.token))

    assert.closeTo(days, 30, 0.01)
    assert.equal(answer.status, 401)
    assert.equal(answer.json.code, 'E_UNAUTHORIZED_ACCESS')
  })

  test('it may do what it was allowed, in its workspace, and notes when it was used', async ({ assert }) => {
    const { visitor, workspaceId } = await person()
    const { json: created } = await visitor.post('/api/v1/api-tokens', WANTED, json)
    const script = new Visitor()

    const read = await script.get('/api/v1/posts', bearer(created.token))
    const written = await script.send('POST', '/api/v1/posts', '{}', { ...bearer(created.token), 'content-type': 'application/json' })
    const { json: listed } = await visitor.get('/api/v1/api-tokens', json)

    assert.equal(read.status, 200)
    assert.equal(written.status, 403)
    assert.equal(written.json.code, 'E_MISSING_ABILITY')
    assert.equal(listed.data[0].workspaceId, workspaceId)
    assert.isString(listed.data[0].lastUsedAt)
  })

  test('a token makes, lists and revokes no tokens, opens no page, and leaves no session behind', async ({ assert }) => {
    const { visitor } = await person()
    const { json: created } = await visitor.post('/api/v1/api-tokens', { ...WANTED, abilities: ['posts:write'] }, json)
    const before = (await db.connection('app').from('sessions').count('* as count'))[0].count
    const script = new Visitor()

    const statuses = [
      (await script.clone().get('/api/v1/api-tokens', bearer(created.token))).status,
      (await script.clone().send('POST', '/api/v1/api-tokens', JSON.stringify(WANTED), { ...bearer(created.token), 'content-type': 'application/json' })).status,
      (await script.clone().send('DELETE', `/api/v1/api-tokens/${created.data.id}`, undefined, bearer(created.token))).status,
    ]
    const page = await script.clone().get('/account', bearer(created.token))

    assert.deepEqual(statuses, [403, 403, 403])
    assert.equal(page.status, 401)
    assert.equal((await db.connection('app').from('sessions').count('* as count'))[0].count, before)
  })

  test('a bearer header does not borrow the session beside it', async ({ assert }) => {
    const { visitor } = await person()

    const answer = await visitor.send('POST', '/api/v1/api-tokens', JSON.stringify(WANTED), { ...bearer('cad_MQ.bm90aGluZw'), 'content-type': 'application/json' })

    assert.equal(answer.status, 401)
  })

  test('what is refused: {wrong}')
    .with([
      { wrong: 'an unknown ability', body: { abilities: ['posts:read', 'users:write'] }, path: 'abilities.1' },
      { wrong: 'all abilities at once by a star', body: { abilities: ['*'] }, path: 'abilities.0' },
      { wrong: 'a workspace as an ability', body: { abilities: ['workspace:0b8f1d9e-6c1a-4a56-9a53-1f4c8f0f6f10'] }, path: 'abilities.0' },
      { wrong: 'no ability', body: { abilities: [] }, path: 'abilities' },
      { wrong: 'another lifetime', body: { days: 3650 }, path: 'days' },
      { wrong: 'no name', body: { name: ' ' }, path: 'name' },
    ])
    .run(async ({ assert }, { body, path }) => {
      const { visitor } = await person()

      const answer = await visitor.post('/api/v1/api-tokens', { ...WANTED, ...body }, json)

      assert.equal(answer.status, 422)
      assert.equal(answer.json.errors[0].path, path)
    })

  test('nobody gets a token for a workspace they are not in, or touches the tokens of others', async ({ assert }) => {
    const { visitor } = await person()
    const other = await person()
    const { json: theirs } = await other.visitor.post('/api/v1/api-tokens', WANTED, json)

    const foreign = await visitor.post('/api/v1/api-tokens', { ...WANTED, workspaceId: other.workspaceId }, json)
    const revoked = await visitor.post(`/api/v1/api-tokens/${theirs.data.id}`, {}, json, 'DELETE')

    assert.equal(foreign.status, 422)
    assert.equal(foreign.json.code, 'E_NOT_A_MEMBER')
    assert.equal(revoked.status, 404)
    assert.equal((await new Visitor().get('/api/v1/posts', bearer(theirs.token))).status, 200)
  })

  test('a revoked token stops at the next request', async ({ assert }) => {
    const { visitor } = await person()
    const { json: created } = await visitor.post('/api/v1/api-tokens', WANTED, json)

    const revoked = await visitor.post(`/api/v1/api-tokens/${created.data.id}`, {}, json, 'DELETE')

    assert.equal(revoked.status, 204)
    assert.equal((await new Visitor().get('/api/v1/posts', bearer(created.token))).status, 401)
  })

  test('the page shows a new token once, without storing it in the session', async ({ assert }) => {
    const { visitor, user } = await person()

    const created = await visitor.post('/account/tokens', WANTED)
    const again = await visitor.get('/account/tokens')
    const sessions = await db.connection('app').from('sessions').where('user_id', user.id)

    assert.match(created.page!.props.shownOnce.value, /^cad_/)
    assert.isNull(again.page!.props.shownOnce)
    assert.notInclude(JSON.stringify(sessions), created.page!.props.shownOnce.value)
  })

  test('token:create prints a working token', async ({ assert }) => {
    const { user, workspaceId } = await createUser()
    ace.ui.switchMode('raw')
    const command = await ace.create(TokenCreate, [user.email, '--abilities=posts:read', '--days=7', `--workspace=${workspaceId}`, '--json'])

    await command.exec()
    const printed = JSON.parse(command.logger.getLogs()[0]!.message)

    command.assertSucceeded()
    assert.deepInclude(printed, { abilities: ['posts:read'], workspaceId, name: 'command line' })
    assert.equal((await new Visitor().get('/api/v1/posts', bearer(printed.token))).status, 200)
  })

  test('token:create says what is wrong and fails')
    .with([['nobody@example.test'], ['{email}', '--abilities=everything'], ['{email}', '--days=4000'], ['{email}', '--workspace=0b8f1d9e-6c1a-4a56-9a53-1f4c8f0f6f10']])
    .run(async (_, input) => {
      const { user } = await createUser()
      ace.ui.switchMode('raw')
      const command = await ace.create(TokenCreate, input.map((part) => part.replace('{email}', user.email)))

      await command.exec()

      command.assertFailed()
    })
})
