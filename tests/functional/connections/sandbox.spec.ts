import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Connections } from '#services/connections/connections'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { forgetLimits } from '#tests/support/accounts'
import { begin, connectionsOf, createPerson, PLATFORM, sandbox, usePlatform } from './support.ts'

test.group('Sandbox consent', (group) => {
  group.each.setup(() => forgetLimits())

  test('connects everything the emulator offers, well and able to publish', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()

    const ids = await connectSandbox(person.actor, PLATFORM, person.brandId)

    assert.lengthOf(ids, 2)
    const connections = await app.container.make(Connections)
    for (const id of ids) {
      const checked = await connections.check(person.actor, id)
      assert.equal(checked.state, 'active')
      assert.isFalse(checked.findings.some(({ status }) => status === 'fail'))
    }
  })

  test('connecting twice keeps the same channels', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()

    const first = await connectSandbox(person.actor, PLATFORM, person.brandId)
    const second = await connectSandbox(person.actor, PLATFORM, person.brandId)

    assert.sameMembers(first, second)
    assert.lengthOf(await connectionsOf(person), 2)
  })

  test('never agrees to anything that is not an emulator', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const { url } = await begin(person)
    assert.equal(new URL(url).origin, new URL(emulator.url).origin)

    for (const real of ['https://www.facebook.com/v25.0/dialog/oauth', 'http://127.0.0.1:1/x', 'file:///etc/passwd']) {
      await assert.rejects(async () => (await sandbox()).approve(new URL(real)), /not an emulator/)
    }
  })

  test('a check after the person removed the app says so and asks for a reconnect', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const [id] = await connectSandbox(person.actor, PLATFORM, person.brandId)
    emulator.credentials({ state: 'revoked' })

    const checked = await (await app.container.make(Connections)).check(person.actor, id)

    assert.isTrue(checked.findings.some(({ status, fix }) => status === 'fail' && /reconnect/i.test(fix ?? '')))
  })
})
