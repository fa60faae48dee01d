import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Connections } from '#services/connections/connections'
import { connectSandbox, SandboxConsent } from '#services/connections/sandbox_consent'
import type { PluginHostService } from '#services/plugins/plugin_host_service'
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

  test('a simulator that refuses is told apart from a broken link', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()
    const consent = await sandbox()
    consent.approve = async ({ searchParams }) => new URL(`${searchParams.get('redirect_uri')}?error=access_denied&state=${searchParams.get('state')}`)

    await assert.rejects(() => consent.connect(person.actor, PLATFORM, person.brandId), /connecting failed with E_CONNECT_CANCELLED/)
  })

  test('a simulator that agrees to whoever opens its page is gone along with, over its own pages only', async ({ assert, cleanup }) => {
    const server = createServer(({ method, url }, response) => {
      if (method !== 'GET') return void response.writeHead(405).end()
      const { pathname, searchParams } = new URL(url!, 'http://simulator.test')
      const away = { '/dialog': '/agree?redirect_uri=' + encodeURIComponent(searchParams.get('redirect_uri') ?? ''), '/agree': `${searchParams.get('redirect_uri')}?code=c&state=s#_=_`, '/elsewhere': 'http://127.0.0.1:1/x' }[pathname]
      response.writeHead(away ? 302 : 200, away ? { location: away } : {}).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanup(() => void server.close())
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const consent = new SandboxConsent({ isSandbox: true, hostMap: new Map([['platform.test', new URL(base)]]) } as unknown as PluginHostService, null as never)
    const back = 'http://localhost:3399/callback'
    const approve = (path: string) => consent.approve(new URL(`${base}${path}?redirect_uri=${encodeURIComponent(back)}`))

    assert.equal((await approve('/dialog')).searchParams.get('code'), 'c')
    await assert.rejects(() => approve('/a-page-with-a-form'), /wants a person/)
    await assert.rejects(() => approve('/elsewhere'), /wants a person/)
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
