import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import User from '#models/user'
import { createUser, forgetLimits, mailsTo, mailTo, newEmail, PASSWORD, pathOfLink, registerPerson, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const NEW = 'nine lanterns in the harbour'
/** Longer than a mail takes when there is one. */
const NO_MAIL_MS = 300

test.group('Accounts / notices', (group) => {
  group.each.setup(() => forgetLimits())

  test('A10 a new device is announced with browser, address and time; a known one is not', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const mail = await mailTo(user.email, 'New sign-in to your account')

    await visitor.post('/logout')
    await visitor.get('/login')
    await signIn(user.email, PASSWORD, visitor)
    await wait(NO_MAIL_MS)

    assert.include(mail.text, 'Firefox, Linux')
    assert.include(mail.text, '127.0.0.1')
    assert.lengthOf(await mailsTo(user.email), 1)
  })

  test('A10 registering announces no device', async ({ assert }) => {
    const { email } = await registerPerson()
    await wait(NO_MAIL_MS)

    assert.deepEqual((await mailsTo(email)).map(({ subject }) => subject), ['Confirm your e-mail address'])
  })

  test('A10 a changed password is announced', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)

    const wrong = await visitor.post('/account/password', { currentPassword: 'not it', newPassword: NEW }, { accept: 'application/json' }, 'PUT')
    const right = await visitor.post('/account/password', { currentPassword: PASSWORD, newPassword: NEW }, {}, 'PUT')
    const mail = await mailTo(user.email, 'Your password was changed')

    assert.equal(wrong.json.errors[0].path, 'currentPassword')
    assert.equal(right.location, '/account/security')
    assert.include(mail.text, 'Firefox, Linux')
  })

  test('A10 a change of address: link to the new one, notices to the old one, only by whoever asked', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const { user: stranger } = await createUser()
    const { visitor: strangers } = await signIn(stranger.email)
    const email = newEmail()

    await visitor.post('/account/email', { email, currentPassword: PASSWORD }, {}, 'PUT')
    const path = pathOfLink(await mailTo(email, 'Confirm your new e-mail address'))
    await mailTo(user.email, 'A new e-mail address was asked for')
    const unchanged = (await User.findOrFail(user.id)).email
    await new Visitor().post(path)
    await strangers.post(path)
    const stillUnchanged = (await User.findOrFail(user.id)).email
    await visitor.get(path)
    const confirmed = await visitor.post(path)
    await mailTo(user.email, 'Your e-mail address was changed')

    assert.equal(unchanged, user.email)
    assert.equal(stillUnchanged, user.email)
    assert.equal(confirmed.location, '/account')
    assert.equal((await User.findOrFail(user.id)).email, email)
    assert.equal((await signIn(email)).answer.location, '/')
  })

  test('a name cannot carry a link into the mail of a stranger')
    .with(['Visit https://evil.test', 'www.evil.test', '<b>you won</b>', 'Ada\r\nBcc: x@evil.test', 'a@evil.test'])
    .run(async ({ assert }, fullName) => {
      const email = newEmail()
      const visitor = new Visitor()

      const answer = await visitor.post('/register', { fullName, email, password: PASSWORD, timeZone: 'UTC' }, { accept: 'application/json' })

      assert.equal(answer.status, 422)
      assert.equal(answer.json.errors[0].path, 'fullName')
    })
})
