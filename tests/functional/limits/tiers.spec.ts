import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { useLimits } from '#services/limits/tiers'
import { UNLIMITED } from '#tests/bootstrap'
import { assign, becomes } from '#tests/support/access'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { call, createAuthor, createColleague, tokenFor } from '#tests/functional/publishing/support'

const statuses = (answers: { status: number }[]) => ({ passed: answers.filter(({ status }) => status !== 429).length, refused: answers.filter(({ status }) => status === 429).length })
const times = <T>(count: number, work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))

test.group('Rate limits by tier', (group) => {
  group.each.setup(async () => {
    await forgetLimits()
    return () => useLimits(UNLIMITED)
  })

  test('R6-002: exactly n pass and n+1 is refused, for every tier', async ({ assert }) => {
    const owner = await createAuthor()
    const roles = { viewer: 'viewer', member: 'editor', manager: 'admin', owner: 'owner' } as const
    for (const [tier, role] of Object.entries(roles)) {
      const person = await createColleague(owner, role)
      const { visitor } = await signIn(person.user.email)
      await forgetLimits()
      useLimits({ ...UNLIMITED, [tier]: 7 })
      // The shared workspace is the older one, so a new session opens in it.
      const answers = await times(12, () => visitor.clone().get('/api/v1/posts', { accept: 'application/json' }))
      const named = answers[0].headers.get('ratelimit-policy')
      const expected = /^"([a-z_]+)";q=/.exec(named ?? '')?.[1]
      assert.equal(expected, tier)
      assert.deepEqual(statuses(answers), { passed: 7, refused: 5 }, tier)
    }

    await forgetLimits()
    useLimits({ ...UNLIMITED, api_token: 7, anonymous: 7 })
    assert.deepEqual(statuses(await times(12, () => call(owner, 'GET', '/api/v1/posts'))), { passed: 7, refused: 5 }, 'api_token')
    assert.deepEqual(statuses(await times(12, () => fetch(`${base()}/api/v1/openapi.json`))), { passed: 7, refused: 5 }, 'anonymous')
  }).timeout(60_000)

  test('R6-002: answers tell limit, rest and reset; a refusal is a problem with Retry-After', async ({ assert }) => {
    const author = await createAuthor()
    useLimits({ ...UNLIMITED, api_token: 2 })

    const first = await call(author, 'GET', '/api/v1/posts')
    await call(author, 'GET', `/api/v1/posts/${randomUUID()}`)
    const refused = await call(author, 'GET', '/api/v1/posts')

    assert.equal(first.headers.get('ratelimit-limit'), '2')
    assert.equal(first.headers.get('ratelimit-remaining'), '1')
    assert.match(first.headers.get('ratelimit-reset') ?? '', /^\d+$/)
    assert.equal(first.headers.get('ratelimit-policy'), '"api_token";q=2;w=60')
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.equal(refused.body.code, 'E_TOO_MANY_REQUESTS')
    assert.equal(refused.headers.get('ratelimit-remaining'), '0')
    assert.isAbove(Number(refused.headers.get('retry-after')), 0)
  })

  test('T5: counts carry the workspace and the token: one that is used up says nothing about another', async ({ assert }) => {
    const one = await createAuthor()
    const two = await createAuthor()
    await assign(two.workspaceId, two.user.id, 'admin')
    const spare = { token: await tokenFor(one.user, one.workspaceId) }
    useLimits({ ...UNLIMITED, api_token: 3 })

    await times(5, () => call(one, 'GET', '/api/v1/posts'))

    assert.equal((await call(one, 'GET', '/api/v1/posts')).status, 429)
    assert.equal((await call(spare, 'GET', '/api/v1/posts')).status, 200)
    assert.equal((await call(two, 'GET', '/api/v1/posts')).status, 200)
  })

  test('R6-002: forwarding headers that a visitor makes up change nothing behind a proxy', async ({ assert }) => {
    useLimits({ ...UNLIMITED, anonymous: 3 })

    // The proxy on this machine appends whom it saw; everything before that was sent by the visitor.
    const answers = await times(8, (index) =>
      fetch(`${base()}/api/v1/openapi.json`, { headers: { 'x-forwarded-for': `198.51.100.${index}, 203.0.113.9`, 'forwarded': `for=198.51.100.${index}`, 'x-real-ip': `198.51.100.${index}`, 'client-ip': `198.51.100.${index}` } })
    )

    assert.deepEqual(statuses(answers), { passed: 3, refused: 5 })
  })

  test('R6-002: guessing tokens is counted by address', async ({ assert }) => {
    useLimits({ ...UNLIMITED, anonymous: 4 })

    const answers = await times(9, () => call({ token: `caid_${randomUUID()}` }, 'GET', '/api/v1/posts'))

    assert.equal(answers.filter(({ status }) => status === 401).length, 4)
    assert.equal(answers.filter(({ status }) => status === 429).length, 5)
  })

  test('R6-002: a library page of sixty previews does not use up what a viewer may ask', async ({ assert }) => {
    const owner = await createAuthor()
    const { visitor } = await signIn(owner.user.email)
    await becomes(owner.workspaceId, owner.user.id, 'viewer')
    await forgetLimits()
    useLimits({ ...UNLIMITED, viewer: 10 })

    const previews = await times(60, () => visitor.clone().get(`/media/${randomUUID()}/preview`))
    const page = await visitor.get('/api/v1/posts', { accept: 'application/json' })

    assert.deepEqual(statuses(previews), { passed: 60, refused: 0 })
    assert.equal(page.status, 200)
  })

  test('whoever asks whether the process lives is not counted', async ({ assert }) => {
    useLimits({ ...UNLIMITED, anonymous: 1 })

    const answers = await times(10, () => fetch(`${base()}/health/live`))

    assert.deepEqual(statuses(answers), { passed: 10, refused: 0 })
  })
})
