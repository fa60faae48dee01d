import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { AllyManager } from '@adonisjs/ally'
import { Secret } from '@adonisjs/core/helpers'
import env from '#start/env'
import User from '#models/user'
import UserIdentity from '#models/user_identity'
import { Workspaces } from '#services/tenancy/workspaces'
import { createUser, forgetLimits, mailTo, newEmail, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

interface Answer {
  id: string
  name: string
  email: string | null
  emailVerificationState: 'verified' | 'unverified' | 'unsupported'
  denied?: boolean
  mismatch?: boolean
  broken?: boolean
}

/** What the provider will say at the next callback. */
let answer: Answer
const says = (values: Partial<Answer>) => {
  answer = { id: randomUUID(), name: 'Ada Stone', email: newEmail(), emailVerificationState: 'verified', ...values }
  return answer
}

/** A provider without the network. State and code are checked by Ally itself, in its own tests. */
const driver = {
  redirect: async function (this: any) {
    this.ctx.response.redirect('https://provider.test/consent')
  },
  redirectUrl: async () => 'https://provider.test/consent',
  accessDenied: () => answer.denied ?? false,
  stateMisMatch: () => answer.mismatch ?? false,
  hasError: () => false,
  user: async () => {
    if (answer.broken) throw new Error('provider is down')
    return { ...answer, original: {} }
  },
}

async function throughProvider(visitor: Visitor, values: Partial<Answer>, next = '') {
  const said = says(values)
  await visitor.get(`/sign-in/google${next && `?next=${encodeURIComponent(next)}`}`)
  return { said, answer: await visitor.get('/sign-in/google/callback?code=c&state=s') }
}

const flashOf = async (visitor: Visitor, path = '/login') => (await visitor.get(path)).page!.props.flash.error

test.group('Accounts / sign-in through another provider', (group) => {
  group.setup(() => {
    const original = AllyManager.prototype.use
    AllyManager.prototype.use = function (this: any) {
      return { ...driver, ctx: this.ctx ?? this } as any
    }
    env.set('GOOGLE_CLIENT_ID', 'client')
    env.set('GOOGLE_CLIENT_SECRET', new Secret('secret') as any)
    return () => {
      AllyManager.prototype.use = original
      env.set('GOOGLE_CLIENT_ID', undefined as any)
      env.set('GOOGLE_CLIENT_SECRET', undefined as any)
    }
  })
  group.each.setup(() => forgetLimits())

  test('buttons are there only for providers with credentials; the others have no address', async ({ assert }) => {
    const { page } = await new Visitor().get('/login')

    assert.deepEqual(page!.props.providers, [{ id: 'google', name: 'Google' }])
    assert.equal((await new Visitor().get('/sign-in/facebook')).status, 404)
    assert.equal((await new Visitor().get('/sign-in/constructor')).status, 404)
  })

  test('A9 a new person with a confirmed address gets an account, a workspace, and comes back as the same one', async ({ assert }) => {
    const visitor = new Visitor()
    const { said, answer: first } = await throughProvider(visitor, {}, '/account')
    const user = await User.findByOrFail('email', said.email!)
    const moved = newEmail()
    const { answer: again } = await throughProvider(new Visitor(), { id: said.id, email: moved })

    assert.equal(first.location, '/account')
    assert.isNull(user.password)
    assert.isTrue(user.isVerified)
    assert.lengthOf(await new Workspaces().of(user.id), 1)
    assert.equal(again.location, '/')
    assert.isNull(await User.findBy('email', moved), 'the subject decides, not the address')
  })

  test('A9 an address that has an account does not sign in to it', async ({ assert }) => {
    const { user } = await createUser()
    const visitor = new Visitor()

    const { answer } = await throughProvider(visitor, { email: user.email.toUpperCase() })

    assert.equal(answer.location, '/login')
    assert.match(await flashOf(visitor), /Sign in with its password, then connect Google/)
    assert.lengthOf(await UserIdentity.query().where('user_id', user.id), 0)
    assert.equal((await visitor.get('/account')).status, 302)
  })

  test('A9 an address that is {emailVerificationState} makes no account, links nothing, and tells nothing')
    .with([{ emailVerificationState: 'unverified' }, { emailVerificationState: 'unsupported' }] as const)
    .run(async ({ assert }, { emailVerificationState }) => {
      const { user } = await createUser()
      const [known, unknown] = [new Visitor(), new Visitor()]

      const first = await throughProvider(known, { email: user.email, emailVerificationState })
      const second = await throughProvider(unknown, { emailVerificationState })

      assert.equal(first.answer.location, second.answer.location)
      assert.equal(await flashOf(known), await flashOf(unknown))
      assert.lengthOf(await UserIdentity.query().where('user_id', user.id), 0)
      assert.isNull(await User.findBy('email', second.said.email!))
    })

  test('A9 connecting from the account page links the subject, whatever its address', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const said = says({ email: null, emailVerificationState: 'unsupported' })

    const begin = await visitor.post('/account/identities/google', {}, { 'x-inertia': 'true' })
    const end = await visitor.get('/sign-in/google/callback?code=c&state=s')
    await mailTo(user.email, 'A new way to sign in was added')
    const { answer } = await throughProvider(new Visitor(), { id: said.id, email: null })

    assert.equal(begin.status, 409)
    assert.equal(begin.headers.get('x-inertia-location'), 'https://provider.test/consent')
    assert.equal(end.location, '/account/security')
    assert.equal(answer.location, '/')
    assert.deepEqual((await UserIdentity.query().where('user_id', user.id)).map(({ subject }) => subject), [said.id])
  })

  test('A9 what one person began, another cannot finish', async ({ assert }) => {
    const { user: mallory } = await createUser()
    const { user: victim } = await createUser()
    const { visitor } = await signIn(mallory.email)
    says({})
    await visitor.post('/account/identities/google', {}, { 'x-inertia': 'true' })
    const { visitor: victims } = await signIn(victim.email)

    await victims.get('/sign-in/google/callback?code=c&state=s')

    assert.lengthOf(await UserIdentity.query().whereIn('user_id', [mallory.id, victim.id]), 0)
  })

  test('A9 a subject that belongs to another account is not moved', async ({ assert }) => {
    const { said } = await throughProvider(new Visitor(), {})
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await visitor.post('/account/identities/google', {}, { 'x-inertia': 'true' })
    says({ id: said.id })

    const end = await visitor.get('/sign-in/google/callback?code=c&state=s')

    assert.equal(end.location, '/account/security')
    assert.match(await flashOf(visitor, '/account/security'), /connected to another account/)
    assert.lengthOf(await UserIdentity.query().where('user_id', user.id), 0)
  })

  test('A9 the only way in cannot be removed; with a password it can', async ({ assert }) => {
    const visitor = new Visitor()
    const { said } = await throughProvider(visitor, {})
    const user = await User.findByOrFail('email', said.email!)
    const identity = await UserIdentity.findByOrFail('user_id', user.id)

    await visitor.get('/account/security')
    await visitor.post(`/account/identities/${identity.id}`, {}, {}, 'DELETE')
    const kept = await UserIdentity.find(identity.id)
    await user.merge({ password: 'nine lanterns in the harbour' }).save()
    await visitor.post(`/account/identities/${identity.id}`, {}, {}, 'DELETE')

    assert.isNotNull(kept)
    assert.isNull(await UserIdentity.find(identity.id))
  })

  test('A9 {why} signs nobody in and never breaks')
    .with([{ why: 'a declined consent', denied: true }, { why: 'a foreign state', mismatch: true }, { why: 'a provider that is down', broken: true }, { why: 'an answer without a subject', id: '' }])
    .run(async ({ assert }, { why, ...values }) => {
      const visitor = new Visitor()

      const { answer } = await throughProvider(visitor, values)

      assert.equal(answer.location, '/login', why)
      assert.isString(await flashOf(visitor))
      assert.equal((await visitor.get('/account')).status, 302)
    })

  test('A9 a callback that nobody began is refused, and a begun one works once', async ({ assert }) => {
    says({})
    const unasked = await new Visitor().get('/sign-in/google/callback?code=c&state=s')
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    await visitor.post('/account/identities/google', {}, { 'x-inertia': 'true' })
    await visitor.get('/sign-in/google/callback?code=c&state=s')
    says({})
    await visitor.get('/sign-in/google/callback?code=c&state=s')

    assert.equal(unasked.location, '/login')
    assert.lengthOf(await UserIdentity.query().where('user_id', user.id), 1)
  })

  test('A9 a disabled account stays closed', async ({ assert }) => {
    const { said } = await throughProvider(new Visitor(), {})
    const user = await User.findByOrFail('email', said.email!)
    const { Accounts } = await import('#services/accounts/accounts')
    await new Accounts().disable(user)
    const visitor = new Visitor()

    const { answer } = await throughProvider(visitor, { id: said.id })

    assert.equal(answer.location, '/login')
  })
})
