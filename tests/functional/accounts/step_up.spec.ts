import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { STEP_UP_MS } from '#services/accounts/step_up'
import { createUser, forgetLimits, mailTo, newEmail, PASSWORD, signIn } from '#tests/support/accounts'
import { addMember } from '#tests/support/access'
import { Visitor } from '#tests/support/visitor'

const json = { accept: 'application/json' }
const TOKEN = { name: 'a script', abilities: ['posts:read'], days: 30 }

/** The server keeps its clock in this process: moved on, sessions grow old without waiting. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const real = Date.now
  Date.now = () => real() + ms
  return work().finally(() => (Date.now = real))
}

test.group('Accounts / step-up', (group) => {
  group.each.setup(() => forgetLimits())

  test('A8 ten minutes after the last proof it is asked for again: {method} {path}')
    .with([
      { method: 'PUT', path: '/account/email', body: { email: newEmail(), currentPassword: PASSWORD } },
      { method: 'POST', path: '/account/totp', body: {} },
      { method: 'PUT', path: '/account/totp', body: { code: '000000' } },
      { method: 'DELETE', path: '/account/totp', body: {} },
      { method: 'POST', path: '/account/recovery-codes', body: {} },
      { method: 'POST', path: '/account/passkeys/options', body: {} },
      { method: 'POST', path: '/account/tokens', body: TOKEN },
      { method: 'POST', path: '/api/v1/api-tokens', body: TOKEN },
    ])
    .run(async ({ assert }, { method, path, body }) => {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)

      const stale = await later(STEP_UP_MS + 1_000, () => visitor.post(path, body, json, method))
      const fresh = await visitor.post(path, body, json, method)

      assert.equal(stale.status, 403)
      assert.equal(stale.json.code, 'E_STEP_UP_REQUIRED')
      assert.notEqual(fresh.json?.code, 'E_STEP_UP_REQUIRED')
    })

  test('A8 after the password is given the same request goes through; a wrong one proves nothing, and guessing stops', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    await later(STEP_UP_MS + 1_000, async () => {
      const ways = await visitor.get('/account/confirm/ways', json)
      const wrong = await visitor.post('/account/confirm', { password: 'not it' }, json)
      const nothing = await visitor.post('/account/confirm', {}, json)
      const still = await visitor.post('/account/totp', {}, json)
      const right = await visitor.post('/account/confirm', { password: PASSWORD }, json)
      const through = await visitor.post('/account/totp', {}, json)
      const guesses = []
      for (let guess = 0; guess < 12; guess++) guesses.push((await visitor.post('/account/confirm', { password: 'not it' }, json)).status)

      assert.deepEqual(ways.json.data, { password: true, code: false, passkey: false })
      assert.equal(wrong.json.errors[0].path, 'password')
      assert.equal(nothing.status, 422)
      assert.equal(still.json.code, 'E_STEP_UP_REQUIRED')
      assert.equal(right.status, 204)
      assert.equal(through.status, 201)
      assert.equal(guesses.at(-1), 429)
    })
  })

  test('A8 a form of a page is told in JSON, a link is asked on a page and goes on from there', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    const form = await later(STEP_UP_MS + 1_000, () => visitor.post('/account/tokens', TOKEN, { 'x-inertia': 'true' }))
    const page = await visitor.get('/account/confirm?next=/account/tokens')
    const away = await visitor.get('/account/confirm?next=https://evil.test/')

    assert.equal(form.json.code, 'E_STEP_UP_REQUIRED')
    assert.equal(page.page!.props.next, '/account/tokens')
    assert.equal(away.page!.props.next, '/')
  })

  test('A8 who has no password changes their address after another proof, and is told their ways', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await db.connection('app').from('users').where('id', user.id).update({ password: null })
    const email = newEmail()

    const ways = await visitor.get('/account/confirm/ways', json)
    await visitor.post('/account/email', { email }, {}, 'PUT')

    assert.deepEqual(ways.json.data, { password: false, code: false, passkey: false })
    await mailTo(email, 'Confirm your new e-mail address')
  })

  test('S4 who may remove members sees and ends the sessions of those below, nobody else’s; it is audited and told', async ({ assert }) => {
    const { user: owner, workspaceId } = await createUser()
    const { user: admin } = await createUser()
    const { user: editor } = await createUser()
    const { user: stranger } = await createUser()
    await addMember(workspaceId, admin.id, 'admin')
    await addMember(workspaceId, editor.id, 'editor')
    const { visitor: boss } = await signIn(admin.email)
    const { visitor: writer } = await signIn(editor.email)
    await boss.post(`/workspaces/${workspaceId}/select`)
    await writer.post(`/workspaces/${workspaceId}/select`)
    const of = (id: string) => `/api/v1/members/${id}/sessions`

    const listed = await boss.get(of(editor.id), json)
    const above = await boss.post(of(owner.id), {}, json, 'DELETE')
    const foreign = await boss.post(of(stranger.id), {}, json, 'DELETE')
    const below = await writer.post(of(admin.id), {}, json, 'DELETE')
    const ended = await boss.post(of(editor.id), {}, json, 'DELETE')
    const log = await db.connection('owner').from('audit_logs').where({ workspace_id: workspaceId, action: 'member.signed_out' })

    assert.lengthOf(listed.json.data, 1)
    assert.equal(above.status, 403)
    assert.equal(foreign.status, 404)
    assert.equal(below.status, 403)
    assert.deepEqual(ended.json, { data: { ended: 1 } })
    assert.equal((await writer.get('/account')).status, 302)
    assert.lengthOf(log, 1)
    await mailTo(editor.email, 'You were signed out everywhere')
  })

  test('S4 a visitor sees nobody’s sessions', async ({ assert }) => {
    const { user } = await createUser()

    assert.equal((await new Visitor().get(`/api/v1/members/${user.id}/sessions`, json)).status, 401)
  })
})
