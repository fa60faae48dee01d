import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'

/** Routes that anybody may call, each with what guards it instead of a session. */
const PUBLIC: Record<string, string> = {
  'health.live': 'says only that the process serves',
  'api.openapi': 'describes the API, holds no data',
  'icons.set': 'icons of the interface',
  'public_media.show': 'platforms fetch media: the signature in the address decides',
  'public_media.robots': 'for crawlers',
  'accounts.registrations.create': 'for guests',
  'accounts.registrations.store': 'for guests',
  'accounts.sessions.create': 'for guests',
  'accounts.sessions.store': 'for guests',
  'accounts.password_resets.create': 'for guests',
  'accounts.password_resets.store': 'for guests',
  'accounts.password_resets.show': 'the code from the mail decides',
  'accounts.password_resets.update': 'the code from the mail decides',
  'accounts.email_verifications.show': 'the code from the mail decides',
  'accounts.email_verifications.update': 'the code from the mail decides',
  'accounts.identities.redirect': 'begins a sign-in; the state cookie guards its end',
  'accounts.identities.callback': 'ends a sign-in; the state cookie decides',
  'social.callbacks.show': 'asks for the session itself, so that whoever lost it gets a page instead of a login form',
  'accounts.outbox.index': 'the development inbox, not registered in production',
}

const READING = ['GET', 'HEAD']
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE']
/** What a controller's methods are called when they only read. Another name on a GET route needs a look, then a place here. */
const READERS = ['index', 'show', 'create', 'edit', 'choose', 'file', 'preview', 'set', 'plugin', 'robots']
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

  test('every route asks for a signed-in person, except those on the public list', ({ assert }) => {
    const open = routes().filter((route) => !route.uses('auth'))

    assert.deepEqual(open.map(({ name }) => name).filter((name) => !(name in PUBLIC)), [])
    assert.deepEqual(Object.keys(PUBLIC).filter((name) => !open.some((route) => route.name === name)), [])
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
