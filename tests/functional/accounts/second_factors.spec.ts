import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { Secret, TOTP } from 'otpauth'
import AccountResetSecondFactor from '../../../core/commands/account_reset_second_factor.ts'
import { Accounts } from '#services/accounts/accounts'
import { PENDING_MS } from '#services/accounts/pending_sign_in'
import { secretBox } from '#services/secrets/main'
import { createUser, forgetLimits, mailTo, PASSWORD, pathOfLink, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const json = { accept: 'application/json' }
const PERIOD_MS = 30_000
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

/** The code of now, or of some steps away. */
const codeOf = (key: string, steps = 0) => new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * PERIOD_MS })

async function withApp() {
  const { user } = await createUser()
  const { visitor } = await signIn(user.email)
  const { json: offered } = await visitor.post('/account/totp', {}, json)
  const key = offered.data.key as string
  const confirmed = await visitor.post('/account/totp', { code: codeOf(key, -1) }, json, 'PUT')
  return { user, visitor, key, qr: offered.data.qr as string, codes: confirmed.json.data.recoveryCodes as string[] }
}

async function passwordRight(email: string, visitor = new Visitor()) {
  const { answer } = await signIn(email, PASSWORD, visitor)
  return { visitor, answer }
}

/** Every test begins with a step of the codes: none that was just made is a step older when it arrives. Gives back the real time. */
function atStepBegin() {
  const real = Date.now
  const ahead = PERIOD_MS - (real() % PERIOD_MS)
  Date.now = () => real() + ahead
  return () => void (Date.now = real)
}

test.group('Accounts / second factors', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.setup(() => atStepBegin())

  test('A6 the seed is sealed for its person, the codes are stored as hashes, and both are shown once', async ({ assert }) => {
    const { user, key, qr, codes, visitor } = await withApp()
    const row = await db.connection('app').from('totp_secrets').where('user_id', user.id).first()
    const stored = await db.connection('app').from('recovery_codes').where('user_id', user.id)
    const security = await visitor.get('/account/security')

    assert.match(qr, /^<svg/)
    assert.equal(secretBox().openText(row.secret_cipher, ['totp', user.id]), key)
    assert.throws(() => secretBox().openText(row.secret_cipher, ['totp', 'somebody else']))
    assert.lengthOf(codes, 10)
    assert.lengthOf(new Set(codes).values().toArray(), 10)
    for (const code of codes) assert.match(code, /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/)
    for (const secret of [key, ...codes]) assert.notInclude(JSON.stringify([row, stored, security.page]), secret)
    assert.include(security.page!.props, { hasAuthenticator: true, recoveryCodesLeft: 10 })
  })

  test('A6 a right password alone signs nobody in; with a code it does, under a new session id, and the page asked for opens', async ({ assert }) => {
    const { user, key } = await withApp()
    const visitor = new Visitor()
    await visitor.get('/login')

    const first = await visitor.post('/login', { email: user.email, password: PASSWORD, next: '/account/tokens' })
    const half = visitor.clone()
    const inBetween = await isIn(visitor.clone())
    const page = await visitor.get('/login/confirm')
    const second = await visitor.post('/login/confirm', { code: codeOf(key) })

    assert.equal(first.location, '/login/confirm')
    assert.isFalse(inBetween)
    assert.equal(page.page!.component, 'auth/second_step')
    assert.equal(second.location, '/account/tokens')
    assert.isTrue(await isIn(visitor))
    assert.isFalse(await isIn(half))
  })

  test('A6 each code is taken once, also by twenty requests at the same time', async ({ assert }) => {
    const { user, key } = await withApp()
    const code = codeOf(key)
    const visitors = await Promise.all(Array.from({ length: 5 }, async () => (await passwordRight(user.email)).visitor))

    const answers = await Promise.all(visitors.flatMap((visitor) => [visitor.clone(), visitor.clone()]).map((visitor) => visitor.post('/login/confirm', { code }, json)))
    const later = await (await passwordRight(user.email)).visitor.post('/login/confirm', { code }, json)

    assert.lengthOf(answers.filter(({ status }) => status === 302), 1)
    assert.notEqual(later.status, 302)
  })

  test('A6 a clock may be one step off and no more: {steps}')
    .with([
      { steps: -2, isRight: false },
      { steps: 1, isRight: true },
      { steps: 3, isRight: false },
    ])
    .run(async ({ assert }, { steps, isRight }) => {
      const { user, key } = await withApp()
      const { visitor } = await passwordRight(user.email)

      const answer = await visitor.post('/login/confirm', { code: codeOf(key, steps) }, json)

      assert.equal(answer.status === 302, isRight)
    })

  test('A6 a recovery code opens once, however it is typed, and is told', async ({ assert }) => {
    const { user, codes } = await withApp()
    const { visitor } = await passwordRight(user.email)

    const opened = await visitor.post('/login/confirm', { code: ` ${codes[3].toUpperCase().replaceAll('-', ' ')} ` })
    const again = await (await passwordRight(user.email)).visitor.post('/login/confirm', { code: codes[3] }, json)
    const mail = await mailTo(user.email, 'A recovery code was used')

    assert.equal(opened.location, '/')
    assert.equal(again.status, 422)
    assert.include(mail.text, '9 are left')
  })

  test('A6 new recovery codes void the older ones', async ({ assert }) => {
    const { user, visitor, codes } = await withApp()

    const renewed = await visitor.post('/account/recovery-codes', {}, json)
    const { visitor: next } = await passwordRight(user.email)
    const old = await next.post('/login/confirm', { code: codes[0] }, json)
    const fresh = await next.post('/login/confirm', { code: renewed.json.data.recoveryCodes[0] })

    assert.equal(old.status, 422)
    assert.equal(fresh.location, '/')
  })

  test('A6 guessing stops after five codes of one sign-in, and after ten of an account', async ({ assert }) => {
    const { user, key } = await withApp()
    const statuses: number[] = []
    for (let round = 0; round < 3; round++) {
      const { visitor } = await passwordRight(user.email)
      for (let guess = 0; guess < 6; guess++) statuses.push((await visitor.post('/login/confirm', { code: '000000' }, json)).status)
    }
    const right = await (await passwordRight(user.email)).visitor.post('/login/confirm', { code: codeOf(key) }, json)

    assert.equal(statuses.filter((status) => status === 422).length, 10)
    assert.equal(statuses[5], 429)
    assert.equal(right.status, 429)
  })

  test('A10 a wrong second factor is told to the person, once an hour', async ({ assert }) => {
    const { user } = await withApp()
    const { visitor } = await passwordRight(user.email)

    await visitor.post('/login/confirm', { code: '000000' }, json)
    const mail = await mailTo(user.email, 'Somebody could not confirm that it was you')

    assert.include(mail.text, '127.0.0.1')
  })

  test('A5 a reset of the password goes past no second factor, and voids a first half', async ({ assert }) => {
    const { user } = await withApp()
    const { visitor: half } = await passwordRight(user.email)
    const stranger = new Visitor()
    await stranger.post('/forgot-password', { email: user.email })
    const path = pathOfLink(await mailTo(user.email, 'Set a new password'))

    await stranger.get(path)
    await stranger.post(path, { password: 'nine lanterns in the harbour' })
    const { answer, visitor } = await signIn(user.email, 'nine lanterns in the harbour')
    const voided = await half.get('/login/confirm')

    assert.equal(answer.location, '/login/confirm')
    assert.isFalse(await isIn(visitor))
    assert.equal(voided.location, '/login')
  })

  test('A6 a first half ends after five minutes, and with the account', async ({ assert }) => {
    const { user, key } = await withApp()
    const { visitor } = await passwordRight(user.email)
    const { visitor: late } = await passwordRight(user.email)
    const real = Date.now
    Date.now = () => real() + PENDING_MS + 1_000
    const tooLate = await late.get('/login/confirm').finally(() => (Date.now = real))
    await new Accounts().disable(user)

    const disabled = await visitor.post('/login/confirm', { code: codeOf(key) })

    assert.equal(tooLate.location, '/login')
    assert.equal(disabled.location, '/login')
  })

  test('A6 turning it on ends the other sessions; turning it off is told, and needs no code afterwards', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const { visitor: other } = await signIn(user.email)
    const { json: offered } = await visitor.post('/account/totp', {}, json)
    const wrong = await visitor.post('/account/totp', { code: '000000' }, json, 'PUT')
    const stillOne = (await signIn(user.email)).answer.location

    await visitor.post('/account/totp', { code: codeOf(offered.data.key) }, json, 'PUT')
    const isOtherIn = await isIn(other)
    const again = await visitor.post('/account/totp', {}, json)
    const off = await visitor.post('/account/totp', {}, json, 'DELETE')

    assert.equal(wrong.json.errors[0].path, 'code')
    assert.equal(stillOne, '/')
    assert.isFalse(isOtherIn)
    assert.equal(again.status, 409)
    assert.equal(off.status, 204)
    await mailTo(user.email, 'An authenticator app was set up')
    await mailTo(user.email, 'The authenticator app was turned off')
    assert.equal((await signIn(user.email)).answer.location, '/')
  })

  test('the operator resets the second factors of somebody who lost everything; they are told and signed out', async ({ assert }) => {
    const { user, visitor } = await withApp()
    ace.ui.switchMode('raw')
    const command = await ace.create(AccountResetSecondFactor, [user.email])

    await command.exec()

    command.assertSucceeded()
    assert.isFalse(await isIn(visitor))
    assert.equal((await signIn(user.email)).answer.location, '/')
    await mailTo(user.email, 'Your second factors were removed')
  })

  test('S4 signing out everywhere ends every session, this one too, and is told', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor } = await signIn(user.email)
    const { visitor: other } = await signIn(user.email)

    const answer = await visitor.post('/account/sessions/end')

    assert.equal(answer.location, '/login')
    assert.isFalse(await isIn(visitor))
    assert.isFalse(await isIn(other))
    await mailTo(user.email, 'You were signed out everywhere')
  })
})
