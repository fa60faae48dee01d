import { test } from '@japa/runner'
import User from '#models/user'
import { forgetLimits, mailTo, PASSWORD, pathOfLink, registerPerson, signIn } from '#tests/support/accounts'
import { Workspaces } from '#services/tenancy/workspaces'

test.group('Accounts / first steps', (group) => {
  group.each.setup(() => forgetLimits())

  test('registering creates a person and a workspace, and signs in', async ({ assert }) => {
    const { visitor, answer, email } = await registerPerson()
    const inbox = await visitor.get('/check-inbox')
    const user = await User.findByOrFail('email', email)
    const [workspace] = await new Workspaces().of(user.id)

    assert.equal(answer.status, 302)
    assert.equal(answer.location, '/onboarding')
    assert.equal(inbox.page?.component, 'auth/check_inbox')
    assert.deepInclude(inbox.page!.props.user, { email, isVerified: false })
    assert.deepEqual(workspace.roles, ['Owner'])
    assert.equal(user.timeZone, 'Europe/Prague')
  })

  test('the link in the mail verifies the address, once', async ({ assert }) => {
    const { visitor, email } = await registerPerson()
    const path = pathOfLink(await mailTo(email, 'Confirm your e-mail address'))

    const page = await visitor.get(path)
    const before = await User.findByOrFail('email', email)
    const confirmed = await visitor.post(path)
    const again = await visitor.get(path)

    assert.isTrue(page.page!.props.isValid)
    assert.isFalse(before.isVerified)
    assert.equal(confirmed.location, '/')
    assert.isTrue((await User.findByOrFail('email', email)).isVerified)
    assert.isFalse(again.page!.props.isValid)
  })

  test('signing out and in again', async ({ assert }) => {
    const { visitor, email } = await registerPerson()

    const out = await visitor.post('/logout')
    const refused = await visitor.get('/check-inbox')
    const { answer } = await signIn(email, PASSWORD, visitor)
    const inside = await visitor.get('/check-inbox')

    assert.equal(out.location, '/login')
    assert.equal(refused.location, '/login?next=%2Fcheck-inbox')
    assert.equal(answer.location, '/')
    assert.equal(inside.status, 200)
  })
})
