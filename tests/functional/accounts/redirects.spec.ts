import { test } from '@japa/runner'
import { createUser, forgetLimits, PASSWORD } from '#tests/support/accounts'
import { elsewhere } from '#tests/support/elsewhere'
import { base, Visitor } from '#tests/support/visitor'

const leaves = (location: string | null) => location !== null && new URL(location, base()).origin !== base()

test.group('Accounts / redirects', (group) => {
  group.each.setup(() => forgetLimits())

  test('S9 signing in with hostile return addresses leaves the host 0 times', async ({ assert }) => {
    const { user } = await createUser()
    const left: string[] = []

    // Each sign-in costs a hash; the function behind it meets the whole corpus in its unit test.
    for (const next of elsewhere.filter((_, index) => index % 7 === 0)) {
      const { location, status } = await new Visitor().post('/login', { email: user.email, password: PASSWORD, next })
      if (leaves(location) || status !== 302) left.push(next)
    }

    assert.deepEqual(left, [])
  }).timeout(120_000)

  test('S9 the sign-in page offers no hostile address to its form', async ({ assert }) => {
    const left: string[] = []
    for (const next of elsewhere) {
      const { page } = await new Visitor().get(`/login?next=${encodeURIComponent(next)}`)
      if (leaves(page!.props.next)) left.push(next)
    }

    assert.isAtLeast(elsewhere.length, 200)
    assert.deepEqual(left, [])
  }).timeout(120_000)

  test('S9 a hostile referrer does not become a redirect', async ({ assert }) => {
    const left: string[] = []
    for (const referer of elsewhere.filter((url) => /^https?:\/\//i.test(url) && !/[^\x20-\x7e]/.test(url))) {
      const visitor = new Visitor()
      await visitor.get('/login')
      const answers = [
        await visitor.post('/forgot-password', { email: 'not an address' }, { referer }),
        await visitor.post('/forgot-password', { email: 'a@example.test' }, { referer, 'x-xsrf-token': 'old' }),
      ]
      if (answers.some(({ location }) => leaves(location))) left.push(referer)
    }

    assert.deepEqual(left, [])
  })

  test('S9 links in mail and redirects ignore the host that a request claims', async ({ assert }) => {
    const { mailTo } = await import('#tests/support/accounts')
    const { user } = await createUser()
    const visitor = new Visitor()

    await visitor.post('/forgot-password', { email: user.email }, { 'x-forwarded-host': 'evil.test' })
    const mail = await mailTo(user.email, 'Set a new password')
    const away = await new Visitor().get('/account', { 'x-forwarded-host': 'evil.test' })

    for (const url of mail.links) assert.equal(new URL(url).origin, base())
    assert.isFalse(leaves(away.location))
  })

  test('a page that was asked for opens after signing in', async ({ assert }) => {
    const { user } = await createUser()
    const visitor = new Visitor()
    const { location } = await visitor.get('/account/tokens?from=mail')
    const { page } = await visitor.get(location!)

    const answer = await visitor.post('/login', { email: user.email, password: PASSWORD, next: page!.props.next })

    assert.equal(answer.location, '/account/tokens?from=mail')
  })
})
