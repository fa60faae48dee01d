import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { AdapterFault } from '@caidence/sdk'
import SocialConnection from '#models/social_connection'
import { Connections } from '#services/connections/connections'
import { connectionHooks } from '#services/connections/hooks'
import { Grants } from '#services/connections/grants'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { forgetLimits } from '#tests/support/accounts'
import { FakePlatform, inHours } from './fake_platform.ts'
import { createPerson, grantOf, json, type Person } from './support.ts'

const grants = () => app.container.make(Grants)
const find = ({ actor }: Person, id: string) => tenantTx(actor, () => SocialConnection.findOrFail(id))
const edit = ({ actor }: Person, table: string, where: object, change: object) => tenantTx(actor, ({ client }) => client.from(table).where(where).update(change))
/** Obtained long enough ago that a due renewal is not put off. */
const age = (person: Person, id: string) => edit(person, 'connection_grants', { connection_id: id }, { obtained_at: new Date(Date.now() - 3_600_000) })
const codeOf = (work: Promise<unknown>) => work.then(() => 'no fault', (error) => error.code as string)

test.group('Grants', (group) => {
  group.each.setup(() => forgetLimits())

  test('a token can be used and cannot be shown', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person, { access: 'CANARY' })

    const held = await (await grants()).tokenFor(person.actor, id)

    assert.equal(held.token.reveal(), 'CANARY')
    assert.deepInclude(held, { grantVersion: 1, adapterId: 'fake' })
    for (const shown of [String(held.token), JSON.stringify(held), inspect(held, { depth: 9, showHidden: true })]) assert.notInclude(shown, 'CANARY')
    assert.lengthOf(fake.refreshes, 0)
  })

  test('another workspace’s connection does not exist; a disconnected one has no token', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const [person, other] = [await createPerson(), await createPerson()]
    const id = await fake.connection(person)
    const service = await grants()

    assert.equal(await codeOf(service.tokenFor(other.actor, id)), 'E_CONNECTION_NOT_FOUND')
    await service.revokeAndForget(person.actor, id)
    assert.equal(await codeOf(service.tokenFor(person.actor, id)), 'E_TOKEN_REVOKED')
  })

  test('K1: tokens copied to another grant, field or workspace do not open', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const [person, other] = [await createPerson(), await createPerson()]
    const [mine, second, foreign] = [await fake.connection(person), await fake.connection(person, {}, '2'), await fake.connection(other)]
    const stolen = (await grantOf(person, mine))!
    const service = await grants()

    await edit(person, 'connection_grants', { connection_id: second }, { access_cipher: stolen.accessCipher })
    await edit(other, 'connection_grants', { connection_id: foreign }, { access_cipher: stolen.accessCipher })
    await edit(person, 'connection_grants', { connection_id: mine }, { refresh_cipher: stolen.accessCipher })

    assert.equal(await codeOf(service.tokenFor(person.actor, second)), 'E_SECRET_UNREADABLE')
    assert.equal(await codeOf(service.tokenFor(other.actor, foreign)), 'E_SECRET_UNREADABLE')
    assert.equal(await codeOf(service.tokenFor(person.actor, mine)), 'E_SECRET_UNREADABLE')
  })

  test('a token near its end is renewed before it is handed out', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person, { expiresAt: inHours(0.05) })
    await age(person, id)

    const held = await (await grants()).tokenFor(person.actor, id)

    assert.deepInclude({ token: held.token.reveal(), version: held.grantVersion }, { token: 'A+', version: 2 })
    assert.equal((await find(person, id)).tokenExpiresAt!.toMillis(), Date.parse(held.token.expiresAt!))
  })

  test('O7: fifty callers in one process make one refresh, and all get its token', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    fake.refresh = async (grant) => {
      await sleep(200)
      return { ...grant, access: 'NEW', refresh: 'R2' }
    }
    const person = await createPerson()
    const id = await fake.connection(person)
    // Instances of their own, as separate requests have.
    const held = await Promise.all(Array.from({ length: 50 }, async () => (await grants()).refresh(person.actor, id, { sinceVersion: 1 })))

    assert.deepEqual([...new Set(held.map(({ token }) => token.reveal()))], ['NEW'])
    assert.lengthOf(fake.refreshes, 1)
    assert.equal((await grantOf(person, id))!.version, 2)
  })

  test('O7: a rotated refresh token is stored before anybody gets the new access token, and used next time', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    let turn = 1
    fake.refresh = async (grant) => ({ ...grant, access: `A${++turn}`, refresh: `R${turn}` })
    const person = await createPerson()
    const id = await fake.connection(person)
    const service = await grants()

    const first = await service.refresh(person.actor, id, { sinceVersion: 1 })
    const late = await service.refresh(person.actor, id, { sinceVersion: 1 })
    await service.refresh(person.actor, id, { sinceVersion: first.grantVersion })

    assert.equal(late.token.reveal(), first.token.reveal())
    assert.deepEqual(fake.refreshes.map(({ refresh }) => refresh), ['R', 'R2'])
  })

  test('an empty value never overwrites a stored one', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    fake.refresh = async () => ({ access: 'B', refresh: '', scopes: [] })
    const person = await createPerson()
    const id = await fake.connection(person, { extra: { user: '7' }, refreshExpiresAt: inHours(99) })
    const service = await grants()

    await service.refresh(person.actor, id, { sinceVersion: 1 })
    await service.refresh(person.actor, id, { sinceVersion: 2 })

    assert.deepInclude(fake.refreshes[1], { access: 'B', refresh: 'R', scopes: ['write'], extra: { user: '7' } })
    fake.refresh = async () => ({ access: '', scopes: [] })
    assert.equal(await codeOf(service.refresh(person.actor, id, { sinceVersion: 3 })), 'E_ADAPTER_BUG')
    assert.equal((await service.tokenFor(person.actor, id)).token.reveal(), 'B')
  })

  test('trouble on the way to the platform never disconnects, and is not answered with a storm', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    fake.refresh = async () => {
      await sleep(50)
      throw new AdapterFault('E_OUTCOME_UNKNOWN')
    }
    const person = await createPerson()
    const id = await fake.connection(person, { expiresAt: inHours(0.05) })
    await age(person, id)
    const service = await grants()

    assert.equal((await service.tokenFor(person.actor, id)).token.reveal(), 'A')
    const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(service.refresh(person.actor, id, { sinceVersion: 1 }))))

    assert.deepEqual([...new Set(codes)], ['E_REMOTE_DOWN'])
    assert.lengthOf(fake.refreshes, 1)
    assert.equal((await find(person, id)).state, 'active')
  })

  test('only the platform’s own word that access is gone asks for a reconnect', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const told: string[] = []
    connectionHooks.onFlagged(async (_actor, id, code) => void told.push(`${id} ${code}`))
    const person = await createPerson()
    const id = await fake.connection(person)
    fake.refresh = async () => {
      throw new AdapterFault('E_TOKEN_REVOKED')
    }

    assert.equal(await codeOf((await grants()).refresh(person.actor, id, { sinceVersion: 1 })), 'E_TOKEN_REVOKED')

    const { state, faultCode } = await find(person, id)
    assert.deepEqual([state, faultCode], ['needs_reauth', 'E_TOKEN_REVOKED'])
    assert.deepEqual(told, [`${id} E_TOKEN_REVOKED`])
  })

  test('a reconnect during a refresh wins: neither its grant nor its state is touched', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    const service = await grants()

    fake.refresh = async (grant) => {
      await fake.connection(person, { access: 'BY HAND' })
      return { ...grant, access: 'STALE' }
    }
    assert.equal((await service.refresh(person.actor, id, { sinceVersion: 1 })).token.reveal(), 'BY HAND')

    fake.refresh = async () => {
      await fake.connection(person, { access: 'BY HAND AGAIN' })
      throw new AdapterFault('E_TOKEN_REVOKED')
    }
    await codeOf(service.refresh(person.actor, id, { sinceVersion: 2 }))
    assert.equal((await find(person, id)).state, 'active')
    assert.isFalse(await service.flag(person.actor, id, 'E_TOKEN_REVOKED', 1))
    assert.equal((await service.tokenFor(person.actor, id)).token.reveal(), 'BY HAND AGAIN')
  })

  test('a lease whose process died is taken over when it runs out', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    const until = Date.now() + 700
    await edit(person, 'connection_grants', { connection_id: id }, { lease_owner: '0fae3b6e-31d4-44a3-8f3e-1c7b6a0f8a11', lease_until: new Date(until) })

    const held = await (await grants()).refresh(person.actor, id, { sinceVersion: 1 })

    assert.isAtLeast(Date.now(), until)
    assert.equal(held.token.reveal(), 'A+')
  })

  test('the daily renewal takes what is a day old and ends within a month', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    fake.refresh = async (grant) => {
      if (grant.access.startsWith('broken')) throw new AdapterFault('E_REMOTE_DOWN')
      return { ...grant, access: `${grant.access}!`, expiresAt: inHours(24 * 60) }
    }
    const person = await createPerson()
    // The renewal takes everybody's grants, those of earlier runs included.
    const mark = randomUUID()
    const make = async (name: string, remoteId: string, hoursLeft: number, hoursOld: number) => {
      const id = await fake.connection(person, { access: `${name} ${mark}`, expiresAt: inHours(hoursLeft) }, remoteId)
      await edit(person, 'connection_grants', { connection_id: id }, { obtained_at: new Date(Date.now() - hoursOld * 3_600_000) })
      return id
    }
    const due = await make('due', '1', 24 * 20, 30)
    await make('young', '2', 24 * 20, 20)
    await make('long', '3', 24 * 40, 30)
    const broken = await make('broken', '4', 24 * 20, 30)

    const result = await (await grants()).refreshDue()

    assert.isAtLeast(result.refreshed, 1)
    assert.isAtLeast(result.failed, 1)
    const mine = fake.refreshes.filter(({ access }) => access.endsWith(mark)).map(({ access }) => access.split(' ')[0])
    assert.sameMembers(mine, ['due', 'broken'])
    assert.equal((await (await grants()).tokenFor(person.actor, due)).token.reveal(), `due ${mark}!`)
    assert.equal((await find(person, broken)).state, 'active')
  })

  test('O8: disconnecting deletes the ciphertext, tells who has work waiting, and withdraws at the platform', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const told: string[] = []
    connectionHooks.onDisconnected(async (_actor, id) => void told.push(id))
    const person = await createPerson()
    const id = await fake.connection(person)
    fake.revoke = async () => {
      assert.isNull(await grantOf(person, id))
    }

    const answer = await person.visitor.post(`/api/v1/social/disconnect/fake?connection=${id}`, {}, json, 'DELETE')

    assert.deepEqual([answer.status, answer.json.data], [200, { id, revoked: true }])
    assert.equal((await find(person, id)).state, 'disconnected')
    assert.lengthOf(fake.revoked, 1)
    assert.deepEqual(told, [id])
  })

  test('O8: a platform that does not answer does not keep a channel connected', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    fake.revoke = async () => {
      throw new AdapterFault('E_REMOTE_DOWN')
    }

    assert.deepEqual(await (await grants()).revokeAndForget(person.actor, id), { revoked: false })
    assert.isNull(await grantOf(person, id))
  })

  test('O8: consent that other channels of the same person rest on is withdrawn with the last of them', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const [one, two] = [await fake.connection(person, {}, '1'), await fake.connection(person, {}, '2')]
    const service = await grants()

    assert.deepEqual(await service.revokeAndForget(person.actor, one), { revoked: false })
    assert.deepEqual(await service.revokeAndForget(person.actor, two), { revoked: true })
  })

  test('disconnecting without saying which works for one channel and lists several', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const [person, other] = [await createPerson(), await createPerson()]
    const [one, two] = [await fake.connection(person, {}, '1'), await fake.connection(person, {}, '2')]
    const remove = (who: Person, path: string) => who.visitor.post(`/api/v1/social/disconnect/${path}`, {}, json, 'DELETE')

    assert.equal((await remove(other, `fake?connection=${one}`)).status, 404)
    assert.equal((await remove(person, `instagram?connection=${one}`)).status, 404)
    assert.equal((await remove(person, 'fake?connection=x')).status, 422)
    const several = await remove(person, 'fake')
    assert.equal(several.status, 422)
    assert.include(several.text, one)
    assert.include(several.text, two)
    assert.equal((await remove(person, `fake?connection=${one}`)).status, 200)
    assert.equal((await remove(person, 'fake')).json.data.id, two)
    assert.equal((await remove(person, 'fake')).status, 404)
  })

  test('a check stores findings, flags what only a person can mend, and lifts the flag when all is well', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    const check = async () => (await person.visitor.post(`/api/v1/social/connections/${id}/check`, {}, json)).json.data

    fake.probe = async () => {
      throw new AdapterFault('E_ACCOUNT_BLOCKED')
    }
    const blocked = await check()
    assert.deepInclude(blocked, { state: 'needs_reauth' })
    assert.equal(blocked.fault.code, 'E_ACCOUNT_BLOCKED')
    assert.deepInclude(blocked.findings[0], { status: 'fail' })

    fake.probe = async ({ token }) => [{ check: 'publish.account', status: 'pass', summary: `The account answers ${token}` }]
    const well = await check()
    assert.deepInclude(well, { state: 'active', fault: null })
    assert.isString(well.checkedAt)

    fake.probe = async () => {
      throw new AdapterFault('E_REMOTE_DOWN')
    }
    assert.deepInclude(await check(), { state: 'active' })
  })

  test('a check that meets an expired token renews it and asks again', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    fake.probe = async ({ token }) => {
      if (token.reveal() === 'A') throw new AdapterFault('E_TOKEN_EXPIRED')
      return [{ check: 'publish.account', status: 'pass', summary: 'ok' }]
    }

    const connection = await (await app.container.make(Connections)).check(person.actor, id)

    assert.deepInclude(connection.$attributes, { state: 'active' })
    assert.equal(connection.findings[0].status, 'pass')
  })
})
