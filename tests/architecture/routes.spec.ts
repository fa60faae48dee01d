import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { RouterFactory } from '@adonisjs/core/factories/http'
import { isPermission } from '#services/access/permissions'
import { policyOf, refuseUndeclared } from '#services/access/route_policy'
import { middleware } from '#start/kernel'

const READING = ['GET', 'HEAD']
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']
/** What a controller's methods are called when they only read. Another name on a GET route needs a look, then a place here. */
const READERS = ['index', 'show', 'create', 'edit', 'choose', 'file', 'preview', 'set', 'plugin', 'robots', 'permissions', 'explain', 'auditIndex', 'accessIndex', 'auditExport', 'accessExport', 'roleList', 'settingsPage', 'access', 'pdf', 'picture', 'icon', 'font', 'own', 'ofLink', 'ofPost', 'templateList', 'hashtagList', 'linkList', 'best', 'channel', 'campaign', 'reports', 'count', 'settings']
/** Reading these begins or ends a visit elsewhere, whose single-use state is what a CSRF token is for other routes. */
const VISITS = ['accounts.identities.redirect', 'accounts.identities.callback', 'social.callbacks.show']

type Named = { name?: string; args?: any }

function routes() {
  router.commit()
  return Object.values(router.toJSON())
    .flat()
    .map((route) => {
      const used = [...route.middleware.all()] as Named[]
      const handler = route.handler as { method?: string; name?: string }
      return {
        title: `${route.methods.join('|')} ${route.pattern}`,
        name: route.name ?? '',
        pattern: route.pattern,
        methods: route.methods,
        policy: policyOf(route),
        action: typeof route.handler === 'function' ? 'function' : handler.method,
        uses: (name: string) => used.find((middleware) => middleware.name === name),
      }
    })
}

test.group('Architecture / routes', () => {
  test('every route has a name of its own', ({ assert }) => {
    const all = routes()

    assert.isAbove(all.length, 50)
    assert.deepEqual(all.filter(({ name }) => !name).map(({ title }) => title), [])
    const names = all.map(({ name }) => name)
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), [])
  })

  test('every route says who may call it, and the ones for anybody are the ones without a session', ({ assert }) => {
    const all = routes()

    assert.deepEqual(all.filter(({ policy }) => !policy).map(({ title }) => title), [])
    for (const { title, policy, uses } of all) {
      assert.equal('public' in policy!, !uses('auth'), title)
      if ('needs' in policy!) assert.isTrue(isPermission(policy.needs), title)
      if ('needs' in policy! || 'member' in policy!) assert.exists(uses('workspace'), title)
    }
  })

  test('a route without a policy stops the boot with a sentence that names it', ({ assert }) => {
    const bare = new RouterFactory().create()
    bare.get('/forgotten/:id', () => 'oops')
    bare.post('/said', () => 'fine').use(middleware.policy({ public: 'an example' }))
    bare.commit()

    assert.throws(() => refuseUndeclared(Object.values(bare.toJSON()).flat()), /GET \/forgotten\/:id declares no policy/)
  })

  test('no route both reads and changes', ({ assert }) => {
    for (const { title, methods } of routes()) {
      const kinds = new Set(methods.map((method) => (READING.includes(method) ? 'reads' : CHANGING.includes(method) ? 'changes' : method)))
      assert.equal(kinds.size, 1, title)
      assert.isTrue(kinds.has('reads') || kinds.has('changes'), title)
    }
  })

  test('what changes something is POST, PUT, PATCH or DELETE', ({ assert }) => {
    const reading = routes().filter(({ methods, action }) => methods.includes('GET') && action !== 'function' && action !== 'handle')
    const suspicious = reading.filter(({ action, name }) => !READERS.includes(action!) && !VISITS.includes(name))

    assert.deepEqual(suspicious.map(({ title, action }) => `${title} (${action})`), [])
  })

  test('every route of the API says what an access token must be allowed to', ({ assert }) => {
    const api = routes().filter((route) => route.pattern.startsWith('/api/v1/') && route.uses('auth'))

    assert.isAbove(api.length, 15)
    for (const { title, methods, uses } of api) {
      const needs = uses('ability')?.args?.needs as string | undefined
      assert.exists(needs, title)
      if (needs !== 'session') assert.match(needs!, methods.includes('GET') ? /:read$/ : /:write$/, title)
    }
  })
})
