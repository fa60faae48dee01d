import { test } from '@japa/runner'
import { generateKeyPairSync } from 'node:crypto'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import { createUser, forgetLimits, mailTo, signIn } from '#tests/support/accounts'
import { SoftAuthenticator, type Twist } from '#tests/support/authenticator'
import { Visitor } from '#tests/support/visitor'

const json = { accept: 'application/json' }
const ORIGIN = 'https://app.example.test'
const isIn = async (visitor: Visitor) => (await visitor.get('/account')).status === 200

async function withPasskey() {
  const { user } = await createUser()
  const { visitor } = await signIn(user.email)
  const device = new SoftAuthenticator()
  const { json: options } = await visitor.post('/account/passkeys/options', {}, json)
  const added = await visitor.post('/account/passkeys', { name: 'Work laptop', passkey: device.create(options.data, ORIGIN) }, json)
  return { user, visitor, device, added }
}

async function enter(device: SoftAuthenticator, twist: Twist = {}, visitor = new Visitor()) {
  const { json: options } = await visitor.post('/login/passkey/options', {}, json)
  const passkey = device.get(options.data, ORIGIN, twist)
  return { visitor, passkey, answer: await visitor.post('/login/passkey', { passkey }, json) }
}

test.group('Accounts / passkeys', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.setup(() => {
    const before = env.get('APP_URL')
    env.set('APP_URL', ORIGIN)
    return () => env.set('APP_URL', before)
  })

  test('A7 a passkey is added, named, used to sign in without an address, and removed', async ({ assert }) => {
    const { user, visitor, device, added } = await withPasskey()

    const entered = await enter(device)
    const renamed = await visitor.post(`/account/passkeys/${added.json.data.id}`, { name: 'Old laptop' }, json, 'PATCH')
    const row = await db.connection('app').from('passkeys').where('user_id', user.id).first()
    const removed = await visitor.post(`/account/passkeys/${added.json.data.id}`, {}, json, 'DELETE')
    const after = await enter(device)

    assert.equal(added.status, 201)
    assert.sameMembers(Object.keys(added.json.data), ['id', 'name', 'isBackedUp', 'createdAt', 'lastUsedAt'])
    assert.deepEqual(entered.answer.json, { data: { next: '/' } })
    assert.isTrue(await isIn(entered.visitor))
    assert.equal(renamed.json.data.name, 'Old laptop')
    assert.equal(Number(row.counter), 1)
    assert.equal(removed.status, 204)
    assert.equal(after.answer.json.code, 'E_PASSKEY_REFUSED')
    await mailTo(user.email, 'A passkey was added')
    await mailTo(user.email, 'A passkey was removed')
  })

  const FORGED: { what: string; twist: Twist }[] = [
    ...['http://app.example.test', 'https://app.example.test:8443', 'https://app.example.test.evil.test', 'https://evil.test', 'https://example.test', 'https://sub.app.example.test', 'https://app.example.test/', 'https://APP.example.test', 'https://app.example.test@evil.test', 'https://app.exаmple.test', 'null', '', 'android:apk-key-hash:abc'].map(
      (origin) => ({ what: `the origin "${origin}"`, twist: { origin } })
    ),
    { what: 'another relying party', twist: { rpId: 'evil.test' } },
    { what: 'the parent domain as relying party', twist: { rpId: 'example.test' } },
    { what: 'no user verification', twist: { isVerified: false } },
    { what: 'nobody present', twist: { isPresent: false } },
    { what: 'another challenge', twist: { challenge: 'bm90IHRoZSBvbmUgdGhhdCB3YXMgYXNrZWQ' } },
    { what: 'the answer of a registration', twist: { type: 'webauthn.create' } },
    { what: 'another key’s signature', twist: { signWith: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey } },
    { what: 'the handle of another person', twist: { userHandle: Buffer.from('somebody else').toString('base64url') } },
  ]
  test('A7 forged at sign-in, refused: {what}')
    .with(FORGED)
    .run(async ({ assert }, { twist }) => {
      const { device } = await withPasskey()

      const { visitor, answer } = await enter(device, twist)

      assert.equal(answer.status, 422)
      assert.isFalse(await isIn(visitor))
      assert.equal((await enter(device)).answer.status, 200)
    })

  test('A7 forged when adding, refused: {what}')
    .with(FORGED.filter(({ twist }) => !twist.type && !twist.signWith && !twist.userHandle))
    .run(async ({ assert }, { twist }) => {
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)
      const { json: options } = await visitor.post('/account/passkeys/options', {}, json)

      const answer = await visitor.post('/account/passkeys', { name: 'x', passkey: new SoftAuthenticator().create(options.data, ORIGIN, twist) }, json)

      assert.equal(answer.status, 422)
      assert.lengthOf(await db.connection('app').from('passkeys').where('user_id', user.id), 0)
    })

  test('A7 a challenge is answered once, by the session that was asked, and for what it was made for', async ({ assert }) => {
    const { visitor: owner, device } = await withPasskey()
    const { visitor, passkey } = await enter(device)
    await visitor.post('/logout')
    await visitor.get('/login')
    const { json: options } = await owner.post('/account/confirm/passkey', {}, json)
    const asked = new Visitor()
    const { json: theirs } = await asked.post('/login/passkey/options', {}, json)

    const replayed = await visitor.post('/login/passkey', { passkey }, json)
    const elsewhere = await new Visitor().post('/login/passkey', { passkey: device.get(theirs.data, ORIGIN) }, json)
    const crossed = await asked.post('/login/passkey', { passkey: device.get(options.data, ORIGIN) }, json)
    const never = await new Visitor().post('/login/passkey', { passkey: device.get({ challenge: '', rpId: 'app.example.test' }, ORIGIN) }, json)

    for (const answer of [replayed, elsewhere, crossed, never]) assert.equal(answer.json.code, 'E_PASSKEY_REFUSED')
  })

  test('A7 a counter that went back is refused and told', async ({ assert }) => {
    const { user, device } = await withPasskey()
    device.counter = 40
    await enter(device)

    const same = await enter(device, { counter: 41 })
    const lower = await enter(device, { counter: 7 })
    const higher = await enter(device, { counter: 99 })

    assert.equal(same.answer.status, 422)
    assert.equal(lower.answer.status, 422)
    assert.equal(higher.answer.status, 200)
    await mailTo(user.email, 'A passkey may have been copied')
  })

  test('A7 a passkey of one person cannot be added to, renamed or removed by another', async ({ assert }) => {
    const { device, added } = await withPasskey()
    const { user: other } = await createUser()
    const { visitor } = await signIn(other.email)
    const { json: options } = await visitor.post('/account/passkeys/options', {}, json)

    const again = await visitor.post('/account/passkeys', { name: 'mine', passkey: device.create(options.data, ORIGIN) }, json)
    const renamed = await visitor.post(`/account/passkeys/${added.json.data.id}`, { name: 'mine' }, json, 'PATCH')
    const removed = await visitor.post(`/account/passkeys/${added.json.data.id}`, {}, json, 'DELETE')

    assert.equal(again.status, 422)
    assert.equal(renamed.status, 404)
    assert.equal(removed.status, 404)
  })

  test('A7 an address that browsers make no passkeys for is named as such: {address}')
    .with([{ address: 'http://127.0.0.1:3333' }, { address: 'http://[::1]:3333' }, { address: 'http://app.example.test' }, { address: 'https://192.0.2.7' }])
    .run(async ({ assert }, { address }) => {
      env.set('APP_URL', address)
      const { user } = await createUser()
      const { visitor } = await signIn(user.email)

      const answer = await visitor.post('/account/passkeys/options', {}, json)
      const page = await visitor.get('/account/security')

      assert.equal(answer.json.code, 'E_NO_PASSKEYS_HERE')
      assert.isNull(page.page!.props.passkeyOrigin)
    })
})
