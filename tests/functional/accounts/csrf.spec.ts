import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { WITHOUT_CSRF } from '#config/shield'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { base, Visitor } from '#tests/support/visitor'

const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE']
const UUID = '0b8f1d9e-6c1a-4a56-9a53-1f4c8f0f6f10'

/** Every route of the router that changes something, with a value for each parameter. */
function changingRoutes() {
  router.commit()
  return Object.values(router.toJSON())
    .flat()
    .flatMap(({ methods, pattern }) => methods.filter((method) => CHANGES.includes(method)).map((method) => ({ method, pattern, path: fill(pattern) })))
    .filter(({ pattern }) => !WITHOUT_CSRF.includes(pattern))
}

const VALUES: Record<string, string> = { id: UUID, comment: UUID, call: UUID, userId: UUID, attempt: UUID, link: UUID, platform: 'instagram', plugin: 'instagram', path: 'events', provider: 'google' }
const fill = (pattern: string) => pattern.replace('tokens/:id', 'tokens/1').replace('admin/plugins/:id', 'admin/plugins/instagram').replace(/:(\w+)\??/g, (_, name) => VALUES[name] ?? '1').replace('*', 'x')

test.group('Accounts / cross-site requests', (group) => {
  group.each.setup(() => forgetLimits())

  test('S5 every state-changing route refuses {kind}')
    .with([
      { kind: 'a missing token', headers: {}, body: '{}', type: 'application/json', accepted: [403] },
      { kind: 'the token of another session', headers: { other: 'token' }, body: '{}', type: 'application/json', accepted: [403] },
      { kind: 'a form without token', headers: {}, body: 'a=1', type: 'application/x-www-form-urlencoded', accepted: [403, 415] },
      { kind: 'a cross-site origin, even with a token', headers: { own: 'token', origin: 'https://evil.test' }, body: '{}', type: 'application/json', accepted: [403] },
      { kind: 'an opaque origin, even with a token', headers: { own: 'token', origin: 'null' }, body: '{}', type: 'application/json', accepted: [403] },
      { kind: 'a cross-site fetch, even with a token', headers: { 'own': 'token', 'sec-fetch-site': 'cross-site' }, body: '{}', type: 'application/json', accepted: [403] },
      { kind: 'JSON as text/plain, even with a token', headers: { own: 'token' }, body: '{"_csrf":"x"}', type: 'text/plain', accepted: [403, 415] },
      { kind: 'a bearer header without a token behind it', headers: { authorization: 'Bearer cad_none' }, body: '{}', type: 'application/json', accepted: [401, 403, 404] },
    ])
    .run(async ({ assert }, { kind, headers, body, type, accepted }) => {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)
      await visitor.get('/account')
      const stranger = new Visitor()
      await stranger.get('/login')
      const { own, other, ...plain } = headers as Record<string, string>
      const token = own ? visitor.cookies.get('XSRF-TOKEN')! : other ? stranger.cookies.get('XSRF-TOKEN')! : undefined

      const wrong: string[] = []
      const routes = changingRoutes()
      for (const { method, path, pattern } of routes) {
        const answer = await visitor.clone().send(method, path, body, { 'accept': 'application/json', 'content-type': type, ...plain, ...(token && { 'x-xsrf-token': token }) })
        // Routes for guests send a signed-in person away before they look at anything.
        if (!accepted.includes(answer.status)) wrong.push(`${method} ${pattern}: ${answer.status}`)
      }

      assert.isAbove(routes.length, 15)
      assert.deepEqual(wrong, [], kind)
    })

  test('S5 GET on a state-changing route changes nothing: there is no such route, or it is a page', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const getPatterns = new Set(Object.values(router.toJSON()).flat().filter(({ methods }) => methods.includes('GET')).map(({ pattern }) => pattern))

    const answers = []
    for (const { pattern, path } of changingRoutes().filter((route) => !getPatterns.has(route.pattern))) {
      // Another route reads there: it has tests of its own.
      if (router.match(path, 'GET', false)) continue
      answers.push({ pattern, status: (await visitor.get(path, { accept: 'application/json' })).status })
    }

    assert.isAbove(answers.length, 5)
    assert.deepEqual(answers.filter(({ pattern, status }) => status !== (pattern.startsWith('/api/') ? 405 : 404)), [])
    assert.isTrue((await visitor.get('/account')).status === 200, 'still signed in')
  })

  test('S5 the method cannot be spoofed', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    const answer = await visitor.get('/logout?_method=POST')

    assert.equal(answer.status, 404)
    assert.equal((await visitor.get('/account')).status, 200)
  })

  test('S5 exemptions are in one list, and every one of them is a route', ({ assert }) => {
    router.commit()
    const patterns = Object.values(router.toJSON()).flat().map(({ pattern }) => pattern)

    assert.deepEqual(WITHOUT_CSRF.filter((pattern) => !patterns.includes(pattern)), [])
  })

  test('our own pages may send from both names of this host', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await visitor.get('/account')

    const answer = await visitor.post('/account', { fullName: 'Ada', timeZone: 'UTC' }, { origin: base() }, 'PUT')

    assert.equal(answer.location, '/account')
  })

  test('an expired page goes back with a sentence and keeps nothing secret', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/register')

    const answer = await visitor.post('/register', { fullName: 'Ada', email: 'ada@example.test', password: 'a secret nobody keeps' }, { 'x-xsrf-token': 'old', 'x-inertia': 'true' })
    const page = await visitor.get('/register')

    assert.equal(answer.status, 303)
    assert.equal(answer.location, '/register')
    assert.match(page.page!.props.flash.error, /open for too long/)
    assert.notInclude(JSON.stringify(page.page), 'a secret nobody keeps')
  })

  test('without a page to go back to, the expired page is shown', async ({ assert }) => {
    const answer = await new Visitor().send('POST', '/login', 'a=1', { 'content-type': 'application/x-www-form-urlencoded', 'referer': 'https://evil.test/' })

    assert.equal(answer.status, 419)
    assert.equal(answer.page!.component, 'errors/expired')
  })
})
