import { createHash } from 'node:crypto'
import argon2 from 'argon2'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import User from '#models/user'
import UserToken from '#models/user_token'
import { createUser, forgetLimits, mailTo, PASSWORD, pathOfLink, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

const NEW = 'nine lanterns in the harbour'

async function askReset(email: string) {
  await new Visitor().post('/forgot-password', { email })
  return pathOfLink(await mailTo(email, 'Set a new password'))
}

test.group('Accounts / password reset', (group) => {
  group.each.setup(() => forgetLimits())

  test('A5 the token has 128 bits, lives an hour, and only its SHA-256 is stored', async ({ assert }) => {
    const { user } = await createUser()
    const path = await askReset(user.email)
    const token = path.split('/').at(-1)!
    const row = await UserToken.findByOrFail({ userId: user.id, purpose: 'reset_password' })

    assert.isAtLeast(Buffer.from(token, 'base64url').length * 8, 128)
    assert.equal(row.hash, createHash('sha256').update(token).digest('hex'))
    assert.isAtMost(row.expiresAt.diff(row.createdAt, 'minutes').minutes, 60.1)
    const { rows } = await db.connection('app').rawQuery(`select count(*)::int as count from user_tokens where user_tokens::text like ?`, [`%${token}%`])
    assert.equal(rows[0].count, 0)
  })

  test('A5 it works once, ends every session and signs nobody in', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor: phone } = await signIn(user.email)
    const path = await askReset(user.email)
    const reader = new Visitor()

    const page = await reader.get(path)
    const saved = await reader.post(path, { password: NEW })
    const again = await reader.post(path, { password: 'another one of those lamps' })

    assert.isTrue(page.page!.props.isValid)
    assert.equal(saved.location, '/login')
    assert.equal(again.location, path)
    assert.equal((await phone.get('/account')).location, '/login?next=%2Faccount')
    assert.equal((await reader.get('/account')).location, '/login?next=%2Faccount')
    assert.equal((await signIn(user.email, NEW)).answer.location, '/')
    assert.notEqual((await signIn(user.email, PASSWORD)).answer.location, '/')
  })

  test('A5 a newer link voids the older ones, and 20 parallel uses count as one', async ({ assert }) => {
    const { user } = await createUser()
    const older = await askReset(user.email)
    await new Visitor().post('/forgot-password', { email: user.email })
    const mails = async () => (await import('#tests/support/accounts')).mailsTo(user.email)
    while ((await mails()).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
    const newer = (await mails()).map(pathOfLink).find((path) => path !== older)!

    const stale = await new Visitor().post(older, { password: NEW })
    const visitor = new Visitor()
    await visitor.get('/login')
    const uses = await Promise.all(Array.from({ length: 20 }, (_, index) => visitor.clone().post(newer, { password: `${NEW} ${index}` })))

    assert.equal(stale.location, older)
    assert.lengthOf(uses.filter(({ location }) => location === '/login'), 1)
  })

  test('A5 an expired link is refused, and a weak password does not use a link up', async ({ assert }) => {
    const { user } = await createUser()
    const path = await askReset(user.email)

    await new Visitor().post(path, { password: 'caidence1' })
    const stillValid = (await new Visitor().get(path)).page!.props.isValid
    await UserToken.query().where('user_id', user.id).update({ expires_at: new Date(Date.now() - 1000) })
    const late = await new Visitor().post(path, { password: NEW })

    assert.isTrue(stillValid)
    assert.equal(late.location, path)
    assert.equal((await signIn(user.email)).answer.location, '/')
  })

  test('A5 links of another purpose do not reset', async ({ assert }) => {
    const { user } = await createUser({ isVerified: false })
    const { visitor } = await signIn(user.email)
    await visitor.post('/check-inbox')
    const code = pathOfLink(await mailTo(user.email, 'Confirm your e-mail address')).split('/').at(-1)!

    const answer = await new Visitor().post(`/reset-password/${code}`, { password: NEW })

    assert.equal(answer.location, `/reset-password/${code}`)
  })

  test('A1 a hash with older parameters is renewed at the next sign-in', async ({ assert }) => {
    const { user } = await createUser()
    const weak = await argon2.hash(PASSWORD, { type: argon2.argon2id, memoryCost: 8_192, timeCost: 2, parallelism: 1 })
    await db.connection('app').from('users').where('id', user.id).update({ password: weak })

    const { answer } = await signIn(user.email)
    const stored = (await User.findOrFail(user.id)).password!

    assert.equal(answer.location, '/')
    assert.match(stored, /^\$argon2id\$v=19\$[^$]*m=19456/)
    assert.equal((await signIn(user.email)).answer.location, '/')
  })
})
