import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Grants } from '#services/connections/grants'
import { rekeyGrants } from '#services/connections/rekey_grants'
import { useSecretBox } from '#services/secrets/main'
import { SecretBox } from '#services/secrets/secret_box'
import { forgetLimits } from '#tests/support/accounts'
import { FakePlatform } from './fake_platform.ts'
import { createPerson, grantOf } from './support.ts'

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`

test.group('Rotation of SECRET_KEYS', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.teardown(() => useSecretBox(undefined))

  test('K2: every grant moves to the new key while tokens stay readable and refreshes go on; then the old key may go', async ({ assert, cleanup }) => {
    const [old, fresh] = [key('k1'), key('k2')]
    useSecretBox(SecretBox.parse(old))
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const ids = []
    for (const remoteId of ['1', '2', '3', '4']) ids.push(await fake.connection(person, { access: `token ${remoteId}`, extra: { user: remoteId } }, remoteId))
    const grants = await app.container.make(Grants)
    useSecretBox(SecretBox.parse(`${fresh},${old}`))

    let failures = 0
    let isRunning = true
    const reading = (async () => {
      while (isRunning) for (const id of ids) await grants.tokenFor(person.actor, id).catch(() => failures++)
    })()
    const [rekeyed] = await Promise.all([rekeyGrants(), grants.refresh(person.actor, ids[0], { sinceVersion: 1 })])
    isRunning = false
    await reading

    assert.equal(failures, 0)
    assert.isAtLeast(rekeyed.rekeyed, 3)
    useSecretBox(SecretBox.parse(fresh))
    const held = await Promise.all(ids.map((id) => grants.tokenFor(person.actor, id)))
    assert.deepEqual(held.map(({ token }) => token.reveal()), ['token 1+', 'token 2', 'token 3', 'token 4'])
    const [, second] = await Promise.all(ids.map((id) => grantOf(person, id)))
    assert.equal(second!.version, 1)
    assert.match(second!.accessCipher + second!.refreshCipher + second!.extraCipher, /^v1\.k2\..*v1\.k2\..*v1\.k2\./)
    // Nobody else can open them; they would be in the way of other tests.
    for (const id of ids) await grants.revokeAndForget(person.actor, id)
  })

  test('K2: a lost key is named, counted, and mended by putting it back', async ({ assert, cleanup }) => {
    const [old, fresh] = [key('lost'), key('k2')]
    useSecretBox(SecretBox.parse(old))
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    const grants = await app.container.make(Grants)

    useSecretBox(SecretBox.parse(fresh))
    await assert.rejects(() => grants.tokenFor(person.actor, id), /E_APP_MISCONFIGURED.*SECRET_KEYS/)
    assert.isAtLeast((await rekeyGrants()).failed, 1)

    useSecretBox(SecretBox.parse(`${fresh},${old}`))
    assert.equal((await grants.tokenFor(person.actor, id)).token.reveal(), 'A')
    await grants.revokeAndForget(person.actor, id)
  })
})
