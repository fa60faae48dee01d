import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import User from '#models/user'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const json = { accept: 'application/json' }
const INSIDES = /(at .+\(.+:\d+:\d+\)|node_modules|\/core\/|\/srv\/|select |insert into|relation "|syntax error at|knex|adonis|lucid|postgres|node\/v?\d)/i

/** Routes that only break. Registered for this file, before the server has committed its routes. */
const failures = {
  unknown: () => {
    throw new Error('select * from users where password = 1 at /srv/app/secret.ts')
  },
  database: () => db.connection('app').rawQuery('select nothing from nowhere'),
  uuid: () => db.connection('app').rawQuery(`select 'x'::uuid`),
  model: () => User.findByOrFail('email', 'nobody@example.test'),
  string: () => {
    throw 'a string'
  },
}

test.group('Accounts / errors', (group) => {
  group.each.setup(() => forgetLimits())

  test('L4 under /api {what} is problem details with status {status}')
    .with([
      { what: 'an unknown address', path: '/api/v1/nothing', init: {}, status: 404, code: 'E_NOT_FOUND' },
      { what: 'a request without sign-in', path: '/api/v1/api-tokens', init: {}, status: 401, code: 'E_UNAUTHORIZED_ACCESS' },
      { what: 'broken JSON', path: '/api/v1/api-tokens', init: { method: 'POST', body: '{"name":' }, status: 400, code: 'E_MALFORMED_JSON' },
      { what: 'a body that is too large', path: '/api/v1/api-tokens', init: { method: 'POST', body: `{"name":"${'x'.repeat(2_000_000)}"}` }, status: 413, code: 'E_REQUEST_ENTITY_TOO_LARGE' },
      { what: 'a missing CSRF token', path: '/api/v1/api-tokens', init: { method: 'POST', body: '{}' }, status: 403, code: 'E_BAD_CSRF_TOKEN' },
      { what: 'a malformed id', path: '/api/v1/posts/not-a-uuid', init: { signedIn: true }, status: 404, code: 'E_NOT_FOUND' },
    ])
    .run(async ({ assert }, { path, init, status, code }) => {
      const { method = 'GET', body, signedIn } = init as { method?: string; body?: string; signedIn?: boolean }
      const visitor = signedIn ? (await signIn((await createUser()).user.email)).visitor : new Visitor()

      const answer = await visitor.send(method, path, body, { 'content-type': 'application/json' })

      assert.equal(answer.status, status)
      assert.match(answer.headers.get('content-type')!, /^application\/problem\+json/)
      assert.deepInclude(answer.json, { status, code })
      assert.equal(answer.json.instance, answer.headers.get('x-request-id'))
      assert.containsSubset(Object.keys(answer.json), ['type', 'title', 'status', 'detail', 'instance', 'code'])
      assert.notMatch(answer.text, INSIDES)
    })

  test('validation names each field in words', async ({ assert }) => {
    const { visitor } = await signIn((await createUser()).user.email)
    await visitor.get('/account')

    const answer = await visitor.post('/api/v1/api-tokens', { name: '', abilities: [] }, json)

    assert.equal(answer.status, 422)
    assert.deepEqual(answer.json.errors.map(({ path, rule }: any) => [path, rule]), [['name', 'required'], ['abilities', 'array.minLength'], ['days', 'required']])
    assert.equal(answer.json.errors[0].message, 'Fill this in.')
  })

  test('L4 {name} tells nobody our insides')
    .with([
      { name: 'unknown', status: 500 },
      { name: 'database', status: 500 },
      { name: 'uuid', status: 404 },
      { name: 'model', status: 404 },
      { name: 'string', status: 500 },
    ] as { name: keyof typeof failures; status: number }[])
    .run(async ({ assert }, { name, status }) => {
      const { default: Handler } = await import('#exceptions/handler')
      const { default: testUtils } = await import('@adonisjs/core/services/test_utils')
      const error = await Promise.resolve().then(failures[name]).then(() => null, (thrown: unknown) => thrown ?? new Error())

      for (const accept of ['application/json', 'text/html']) {
        const ctx = await testUtils.createHttpContext()
        ctx.request.request.headers.accept = accept
        ctx.request.request.url = '/x'
        const { default: InertiaMiddleware } = await import('#middleware/inertia_middleware')
        await new InertiaMiddleware().init(ctx)
        await new Handler().handle(error, ctx)
        const body = String(ctx.response.getBody())

        assert.equal(ctx.response.getStatus(), status)
        assert.notMatch(body, INSIDES)
        assert.notInclude(body, error instanceof Error ? error.message : 'a string')
      }
    })

  test('pages for people: {path} shows {component}')
    .with([
      { path: '/nothing', component: 'errors/not_found', status: 404 },
      { path: '/posts/0b8f1d9e-6c1a-4a56-9a53-1f4c8f0f6f10', component: 'errors/not_found', status: 404 },
      { path: '/account/email/unknown', component: 'account/confirm_email', status: 200 },
    ])
    .run(async ({ assert }, { path, component, status }) => {
      const { visitor } = await signIn((await createUser()).user.email)

      const answer = await visitor.get(path)

      assert.equal(answer.status, status)
      assert.equal(answer.page!.component, component)
      assert.notMatch(JSON.stringify(answer.page!.props), INSIDES)
    })

  test('every answer names its request', async ({ assert }) => {
    router.commit()
    const answer = await new Visitor().get('/login')

    assert.match(answer.headers.get('x-request-id')!, /^[0-9a-f-]{36}$/)
  })
})
