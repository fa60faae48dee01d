import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { MessageBuilder } from '@adonisjs/core/helpers'
import db from '@adonisjs/lucid/services/db'
import { ABSOLUTE_LIFETIME_MS } from '#middleware/session_lifetime_middleware'
import { Accounts } from '#services/accounts/accounts'
import { createUser, forgetLimits, PASSWORD, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const rowsOf = (userId: string) => db.connection('app').from('sessions').where('user_id', userId)
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200
const settingsOf = (setCookie: string[], name: string) => setCookie.find((line) => line.startsWith(`${name}=`))!

test.group('Accounts / sessions', (group) => {
  group.each.setup(() => forgetLimits())

  test('S1 the session cookie is HttpOnly and SameSite=Lax, its id is random and changes at sign-in', async ({ assert }) => {
    const { user } = await createUser()
    const visitor = new Visitor()
    const before = settingsOf((await visitor.get('/login')).headers.getSetCookie(), 'caidence')
    const planted = visitor.sessionCookie

    const after = settingsOf((await visitor.post('/login', { email: user.email, password: PASSWORD })).headers.getSetCookie(), 'caidence')
    const [{ id }] = await rowsOf(user.id)
    const planter = new Visitor()
    planter.cookies.set('caidence', planted!)

    for (const cookie of [before, after]) {
      assert.match(cookie, /; HttpOnly/i)
      assert.match(cookie, /; SameSite=Lax/i)
      assert.match(cookie, /; Path=\//i)
      assert.notMatch(cookie, /; Domain=/i)
    }
    assert.notEqual(visitor.sessionCookie, planted)
    // 122 random bits of a version 4 UUID, inside a cookie signed with a 256-bit key.
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.isFalse(await isIn(planter))
  })

  test('S1 over TLS the cookie has the __Host- prefix and is Secure', async ({ assert }) => {
    const script = `const { SESSION_COOKIE: name, cookieOptions: cookie } = await import('#config/session'); console.log(JSON.stringify({ name, cookie }))`
    const { stdout } = await promisify(execFile)(process.execPath, ['--import=@poppinss/ts-exec', '--input-type=module', '-e', script], {
      cwd: app.makePath(),
      env: { ...process.env, APP_URL: 'https://app.example.test' },
    })
    const { name, cookie } = JSON.parse(stdout.trim().split('\n').at(-1)!)

    assert.match(name, /^__Host-/)
    assert.deepInclude(cookie, { secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
    assert.notProperty(cookie, 'domain')
  })

  test('S4 an answer in the background to a session that has ended names no session: it may arrive after the next sign-in', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const ask = () => visitor.get('/api/v1/notices/count', { accept: 'application/json' })
    const names = ({ headers }: { headers: Headers }) => headers.getSetCookie().map((line) => line.split('=')[0])

    assert.include(names(await ask()), 'caidence')
    await rowsOf(user.id).delete()
    const late = await ask()
    assert.equal(late.status, 401)
    assert.notInclude(names(late), 'caidence')
    assert.include(names(late), 'XSRF-TOKEN')
    assert.include(names(await visitor.get('/login')), 'caidence')
  })

  test('S1 a change of password gives the session a new id', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const old = visitor.clone()
    await visitor.get('/account/security')

    await visitor.post('/account/password', { currentPassword: PASSWORD, newPassword: 'nine lanterns in the harbour' }, {}, 'PUT')

    assert.isTrue(await isIn(visitor))
    assert.isFalse(await isIn(old))
  })

  test('S2 after {act} the old cookie is refused on the next request')
    .with([{ act: 'signing out' }, { act: 'a change of password elsewhere' }, { act: 'disabling the account' }, { act: 'ending the session elsewhere' }])
    .run(async ({ assert }, { act }) => {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)
      const { visitor: other } = await signIn(user.email)
      const old = visitor.clone()
      assert.isTrue(await isIn(old.clone()))

      if (act === 'signing out') await visitor.post('/logout')
      if (act === 'a change of password elsewhere') await other.post('/account/password', { currentPassword: PASSWORD, newPassword: 'nine lanterns in the harbour' }, {}, 'PUT')
      if (act === 'disabling the account') await new Accounts().disable(user)
      if (act === 'ending the session elsewhere') await other.post('/account/sessions', {}, {}, 'DELETE')
      const ended = performance.now()
      const page = await old.clone().get('/account')
      const data = await old.clone().get('/api/v1/api-tokens', { accept: 'application/json' })

      assert.equal(page.location, '/login?next=%2Faccount')
      assert.equal(data.status, 401)
      assert.isBelow(performance.now() - ended, 1_000)
    })

  test('S2 a request under way cannot bring an ended session back', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const [row] = await rowsOf(user.id)

    await db.connection('app').from('sessions').where('id', row.id).delete()
    // What the session middleware of the slower request writes at its end.
    await db.connection('app').table('sessions').insert({ id: row.id, data: row.data, expires_at: row.expires_at })

    assert.isFalse(await isIn(visitor))
  })

  test('S2 a disabled account cannot sign in, and its tokens stop', async ({ assert }) => {
    const { user } = await createUser()
    const token = await (await import('#models/user')).default.accessTokens.create(user, ['posts:read'])
    const bearer = { accept: 'application/json', authorization: `Bearer ${token.value!.release()}` }
    const before = await new Visitor().get('/api/v1/api-tokens', bearer)

    await new Accounts().disable(user)
    const { visitor } = await signIn(user.email)

    assert.equal(before.status, 403)
    assert.isFalse(await isIn(visitor))
    assert.equal((await new Visitor().get('/api/v1/api-tokens', bearer)).status, 401)
  })

  test('S3 an idle session ends on the server', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    await rowsOf(user.id).update({ expires_at: new Date(Date.now() - 1_000) })

    assert.isFalse(await isIn(visitor))
  })

  test('S3 each request extends the idle lifetime, none the absolute one', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const [row] = await rowsOf(user.id)
    await rowsOf(user.id).update({ expires_at: new Date(Date.now() + 60_000) })

    await isIn(visitor)
    const [extended] = await rowsOf(user.id)
    const aged = (startedAt: number) => {
      const message = new MessageBuilder().verify<any>(row.data, row.id)!
      return new MessageBuilder().build({ ...message, facts: { ...message.facts, startedAt } }, undefined, row.id)
    }
    await rowsOf(user.id).update({ data: aged(Date.now() - ABSOLUTE_LIFETIME_MS + 60_000) })
    const young = await isIn(visitor.clone())
    await rowsOf(user.id).update({ data: aged(Date.now() - ABSOLUTE_LIFETIME_MS - 1_000) })
    const old = await isIn(visitor.clone())

    assert.isAbove(new Date(extended.expires_at).getTime(), Date.now() + 24 * 60 * 60 * 1000)
    assert.isTrue(young)
    assert.isFalse(old)
  })

  test('S4 a person sees where they are signed in, and ends one or all others', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const phone = new Visitor()
    phone.userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Mobile/15E148 Safari/604.1'
    const tablet = new Visitor()
    await signIn(user.email, PASSWORD, phone)
    await signIn(user.email, PASSWORD, tablet)

    const { sessions } = (await visitor.get('/account/security')).page!.props
    const onPhone = sessions.find((session: any) => session.system === 'iPhone')
    await visitor.post(`/account/sessions/${onPhone.handle}`, {}, {}, 'DELETE')
    const afterOne = [await isIn(phone), await isIn(tablet)]
    await visitor.post('/account/sessions', {}, {}, 'DELETE')

    assert.lengthOf(sessions, 3)
    assert.lengthOf(sessions.filter(({ isCurrent }: any) => isCurrent), 1)
    assert.deepInclude(onPhone, { browser: 'Safari', address: '127.0.0.1', isCurrent: false })
    assert.sameMembers(Object.keys(onPhone), ['handle', 'isCurrent', 'address', 'browser', 'system', 'startedAt', 'seenAt'])
    assert.deepEqual(afterOne, [false, true])
    assert.deepEqual([await isIn(tablet), await isIn(visitor)], [false, true])
  })

  test('S4 nobody ends the session of somebody else', async ({ assert }) => {
    const { user: victim } = await createUser()
    const { visitor: theirs } = await signIn(victim.email)
    const { handle } = (await theirs.get('/account/security')).page!.props.sessions[0]
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    await visitor.post(`/account/sessions/${handle}`, {}, {}, 'DELETE')

    assert.isTrue(await isIn(theirs))
  })
})
