import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor, type Answer } from '#tests/support/visitor'

const UUID = '0b8f1d9e-6c1a-4a56-9a53-1f4c8f0f6f10'
const VALUES: Record<string, string> = { id: UUID, attempt: UUID, platform: 'instagram', provider: 'google', prefix: 'lucide' }
const fill = (pattern: string) => pattern.replace('tokens/:id', 'tokens/1').replace(/:(\w+)\??/g, (_, name) => VALUES[name] ?? '1').replace('*', 'x')

/** What every answer carries, whatever it is. */
function missing({ headers }: Answer): string[] {
  const policy = headers.get('content-security-policy') ?? ''
  const wanted: [string, boolean][] = [
    ['strict-transport-security of a year', Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1]) >= 31_536_000],
    ['x-content-type-options', headers.get('x-content-type-options') === 'nosniff'],
    ['referrer-policy', headers.has('referrer-policy')],
    ['cross-origin-opener-policy', headers.get('cross-origin-opener-policy') === 'same-origin'],
    ["object-src 'none'", policy.includes("object-src 'none'") || policy.includes("default-src 'none'") || policy.includes('sandbox')],
    ["base-uri 'none'", policy.includes("base-uri 'none'") || policy.includes('sandbox')],
    ["frame-ancestors 'none'", policy.includes("frame-ancestors 'none'")],
    ["no 'unsafe-inline' or 'unsafe-eval' script", !/script-src[^;]*'unsafe-(inline|eval)'/.test(policy)],
  ]
  return wanted.filter(([, isThere]) => !isThere).map(([name]) => name)
}

const routesWith = (method: string) => {
  router.commit()
  return Object.values(router.toJSON())
    .flat()
    .filter(({ methods, pattern }) => methods.includes(method) && !pattern.startsWith('/__transmit/events'))
    .map(({ pattern }) => pattern)
}

test.group('Accounts / headers', (group) => {
  group.each.setup(() => forgetLimits())

  test('S6 every route carries the security headers, signed in or not')
    .with(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    .run(async ({ assert }, method) => {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)
      const lacking: string[] = []

      for (const pattern of routesWith(method)) {
        for (const who of [visitor.clone(), new Visitor()]) {
          const answer = await who.send(method, fill(pattern), undefined, { accept: 'application/json' })
          const gaps = missing(answer)
          if (gaps.length) lacking.push(`${method} ${pattern} (${answer.status}): ${gaps.join(', ')}`)
        }
      }

      assert.deepEqual(lacking, [])
    })

  test('S6 errors, files, redirects and unknown addresses carry them too')
    .with([
      { path: '/nothing/here', headers: {}, status: 404 },
      { path: '/api/v1/nothing', headers: {}, status: 404 },
      { path: '/assets/nothing.js', headers: {}, status: 404 },
      { path: '/posts', headers: {}, status: 302 },
      { path: '/%E0%A4%A', headers: {}, status: 400 },
      { path: '/login', headers: { 'x-inertia': 'true', 'x-inertia-version': 'an older build' }, status: 409 },
      { path: '/posts/not-a-uuid', headers: {}, status: 404 },
    ])
    .run(async ({ assert }, { path, headers, status }) => {
      const answer = await new Visitor().get(path, headers as Record<string, string>)

      assert.equal(answer.status, status)
      assert.deepEqual(missing(answer), [])
    })

  test('S6 a page runs only scripts of this host and those with the nonce of this very answer', async ({ assert }) => {
    const first = await new Visitor().get('/login')
    const second = await new Visitor().get('/login')
    const nonceOf = ({ headers }: Answer) => /script-src 'self' 'nonce-([^']+)'/.exec(headers.get('content-security-policy')!)![1]!

    assert.notEqual(nonceOf(first), nonceOf(second))
    assert.isAtLeast(Buffer.from(nonceOf(first), 'base64').length, 16)
    const scripts = [...first.text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes!)
    const inline = scripts.filter((attributes) => !/\bsrc=/.test(attributes) && !/application\/json/.test(attributes))
    for (const attributes of inline) assert.include(attributes, `nonce="${nonceOf(first)}"`)
    for (const attributes of scripts.filter((text) => /\bsrc=/.test(text))) assert.match(attributes, /src="\//)
  })

  test('S6 under /api nothing may be loaded at all', async ({ assert }) => {
    const answer = await new Visitor().get('/api/v1/api-tokens')

    assert.match(answer.headers.get('content-security-policy')!, /^default-src 'none'/)
  })

  test('S10 pages of a signed-in person are never stored', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const stored: string[] = []

    for (const pattern of routesWith('GET')) {
      const answer = await visitor.clone().get(fill(pattern))
      const isPage = answer.page !== null || answer.headers.get('content-type')?.includes('json')
      if (isPage && !/no-store/.test(answer.headers.get('cache-control') ?? '') && !pattern.startsWith('/_icons')) stored.push(pattern)
    }

    assert.deepEqual(stored, [])
  })
})
