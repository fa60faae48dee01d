import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import { AdapterFault, type Finding } from '@caidence/sdk'
import { ChannelHealth } from '#services/connections/channel_health'
import { Grants } from '#services/connections/grants'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { connect, connectionRow } from '#tests/functional/inbound/support'
import { call, createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'
import { mailsTo, mailTo } from '#tests/support/accounts'
import { useScript } from '#tests/support/plugins/scripted/script'
import { useScripted } from '#tests/support/plugin_folder'
import { FakePlatform, inHours } from './fake_platform.ts'
import { createPerson, grantOf } from './support.ts'

const check = async (author: Author, id: string) => (await call(author, 'POST', `/api/v1/social/connections/${id}/check`, {})).body.data
const of = (capabilities: { capability: string }[], name: string) => capabilities.find(({ capability }) => capability === name) as any
const answers = (...findings: Finding[]) => useScript({ probe: async () => findings })
const pass = (name: string): Finding => ({ check: name, status: 'pass', summary: 'Fine' })

test.group('Connections / capabilities', (group) => {
  group.each.setup(async ({ context }) => void (await useScripted(context)))

  test('each capability is green, amber or red with its fix, and who has not looked does not say green', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    const before = (await call(ada, 'GET', '/api/v1/social/connections')).body.data[0]
    assert.isTrue(before.capabilities.every(({ status }: any) => status === 'skip'))

    answers(pass('authorize.account'), { check: 'analytics.access', status: 'warn', summary: 'Numbers are late', fix: 'Wait a day' }, { check: 'inbox.access', status: 'fail', summary: 'Comments are closed', fix: 'Open them' })
    const { capabilities, checkedAt } = await check(ada, id)

    assert.deepInclude(of(capabilities, 'authorize'), { status: 'pass', summary: null, fix: null })
    assert.deepInclude(of(capabilities, 'options'), { status: 'pass' })
    assert.deepInclude(of(capabilities, 'analytics'), { status: 'warn', summary: 'Numbers are late', fix: 'Wait a day' })
    assert.deepInclude(of(capabilities, 'inbox'), { status: 'fail', fix: 'Open them' })
    assert.closeTo(Date.parse(checkedAt), Date.now(), 60_000)
  })

  test('a permission that was not given is named, for what needs it and nothing else', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() }, { scopes: ['basic', 'comments'] })
    answers(pass('authorize.account'))

    const { capabilities, findings, state } = await check(ada, id)

    assert.match(of(capabilities, 'analytics').fix, /"insights"/)
    assert.equal(of(capabilities, 'analytics').status, 'fail')
    assert.equal(of(capabilities, 'inbox').status, 'pass')
    assert.isTrue(findings.some(({ check: name, status }: Finding) => name === 'analytics.scope.insights' && status === 'fail'))
    assert.equal(state, 'active')
  })

  test('who is not let in at all can do nothing', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    useScript({ probe: async () => Promise.reject(new AdapterFault('E_ACCOUNT_BLOCKED')) })

    const { capabilities, state } = await check(ada, id)

    assert.isTrue(capabilities.every(({ status }: any) => status === 'fail'))
    assert.equal(state, 'needs_reauth')
  })

  test('rubbish from a probe is said to be a bug of the adapter, and shown to nobody')
    .with([['no list'], [[{ check: 'x', status: 'great', summary: 'y' }]], [[null]], [[{ check: 'x', status: 'pass', summary: 'y'.repeat(10_000) }]]])
    .run(async ({ assert }, [rubbish]) => {
      const ada = await createAuthor()
      const id = await connect(ada, { remoteId: randomUUID() })
      useScript({ probe: async () => rubbish as any })

      const { findings } = await check(ada, id)

      assert.lengthOf(findings, 1)
      assert.equal(findings[0].check, 'authorize.account')
      assert.equal(findings[0].status, 'fail')
    })

  test('the daily check takes each channel once, and leaves the disconnected alone', async ({ assert }) => {
    const ada = await createAuthor()
    const [one, two] = [await connect(ada, { remoteId: randomUUID() }), await connect(ada, { remoteId: randomUUID() })]
    await tenantTx(ada.actor, ({ client }) => client.from('social_connections').where('id', two).update({ state: 'disconnected' }))
    answers(pass('authorize.account'))
    const health = await app.container.make(ChannelHealth)
    assert.deepEqual(health.adapters(), ['scripted'])

    const seen: string[] = []
    for (let page = await health.due('scripted'); page.length; page = await health.due('scripted')) {
      for (const channel of page) {
        seen.push(channel.connectionId)
        await health.check(channel).catch(() => {})
        await tenantTx({ workspaceId: channel.workspaceId, userId: null }, ({ client }) => client.from('social_connections').where('id', channel.connectionId).update({ checked_at: new Date() }))
      }
    }

    assert.lengthOf(seen.filter((id) => id === one), 1)
    assert.notInclude(seen, two)
    assert.isNotNull((await connectionRow(ada, one)).checked_at)
  })
})

test.group('Connections / ending access', (group) => {
  group.each.setup(async ({ context }) => void (await useScripted(context)))

  const tell = async (now = DateTime.utc()) => (await app.container.make(ChannelHealth)).tellOfEndingAccess(now)
  const ends = async (author: Author) => (await mailsTo(author.user.email)).filter(({ subject }) => /ends/.test(subject)).map(({ subject }) => subject)
  /** What is to come has come; what would come beside it has had its time. */
  const settle = async (author: Author, ...subjects: string[]) => {
    for (const subject of subjects) await mailTo(author.user.email, subject)
    await sleep(400)
  }

  test('people who may reconnect are told seven days before and the day before, once each', async ({ assert }) => {
    const ada = await createAuthor()
    const viewer = await createColleague(ada, 'viewer')
    await connect(ada, { remoteId: randomUUID(), handle: 'soon' }, { expiresAt: inHours(6.5 * 24) })
    await connect(ada, { remoteId: randomUUID(), handle: 'later' }, { expiresAt: inHours(9 * 24) })
    await connect(ada, { remoteId: randomUUID(), handle: 'renews' }, { refresh: 'R', expiresAt: inHours(1) })
    await connect(ada, { remoteId: randomUUID(), handle: 'forever' })

    await tell()
    await tell()
    await settle(ada, 'Access to soon on Scripted ends in 7 days')
    assert.deepEqual(await ends(ada), ['Access to soon on Scripted ends in 7 days'])

    await tell(DateTime.utc().plus({ days: 6 }))
    await tell(DateTime.utc().plus({ days: 6 }))
    await settle(ada, 'Access to soon on Scripted ends tomorrow', 'Access to later on Scripted ends in 3 days')

    assert.sameMembers(await ends(ada), ['Access to soon on Scripted ends tomorrow', 'Access to soon on Scripted ends in 7 days', 'Access to later on Scripted ends in 3 days'])
    assert.deepEqual(await ends(viewer), [])
  })

  test('with a refresh token it is that one’s end that counts, and a renewed access starts over', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID(), handle: 'yearly' }, { refresh: 'R', expiresAt: inHours(1), refreshExpiresAt: inHours(20) })
    const shown = (await call(ada, 'GET', '/api/v1/social/connections')).body.data[0]
    assert.closeTo(Date.parse(shown.accessEndsAt), Date.now() + 20 * 3_600_000, 60_000)

    await tell()
    useScript({ refresh: async (grant) => ({ ...grant, access: 'B', expiresAt: inHours(2), refreshExpiresAt: inHours(24 * 365) }) })
    await (await app.container.make(Grants)).refresh({ ...ada.actor, userId: null }, id, { sinceVersion: 1 })
    await tell()
    await settle(ada, 'Access to yearly on Scripted ends tomorrow')

    assert.deepEqual(await ends(ada), ['Access to yearly on Scripted ends tomorrow'])
  })
})

test.group('Connections / a storm of ending tokens', () => {
  test('O7 five hundred tokens that end at once are renewed once each, a few at a time, and nobody is refused', async ({ assert, cleanup }) => {
    const COUNT = 500
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const ids: string[] = []
    for (let made = 0; made < COUNT; made++) ids.push(await fake.connection(person, { access: `A${made}`, expiresAt: inHours(-0.01) }, `storm-${made}`))
    let [now, most] = [0, 0]
    fake.refresh = async (grant) => {
      most = Math.max(most, ++now)
      await sleep(5)
      now--
      return { ...grant, access: `${grant.access}+`, expiresAt: inHours(1) }
    }
    const [one, two] = [await app.container.make(Grants), await app.container.make(Grants)]

    const began = performance.now()
    const tokens = await Promise.all(ids.flatMap((id) => [one.tokenFor(person.actor, id), two.tokenFor({ ...person.actor, userId: null }, id)]))
    console.log(`      storm: connections ${COUNT}, refreshes ${fake.refreshes.length}, at once ${most}, ${Math.round(performance.now() - began)} ms`)

    assert.lengthOf(fake.refreshes, COUNT)
    assert.isAtMost(most, 8)
    assert.isTrue(tokens.every(({ token }) => token.reveal().endsWith('+')))
    assert.equal((await grantOf(person, ids[0]))!.version, 2)
  }).timeout(180_000)

  test('tokens that end together begin to be renewed at different times', async ({ assert, cleanup }) => {
    const COUNT = 40
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const ids: string[] = []
    // Within the spread: by now some are due, and some are not.
    for (let made = 0; made < COUNT; made++) ids.push(await fake.connection(person, { access: `A${made}`, expiresAt: inHours(7.5 / 60) }, `spread-${made}`))
    await tenantTx(person.actor, ({ client }) => client.from('connection_grants').whereIn('connection_id', ids).update({ obtained_at: new Date(Date.now() - 3_600_000) }))
    const grants = await app.container.make(Grants)

    for (const id of ids) await grants.tokenFor(person.actor, id)

    assert.isAbove(fake.refreshes.length, 5)
    assert.isBelow(fake.refreshes.length, COUNT - 5)
  })
})
