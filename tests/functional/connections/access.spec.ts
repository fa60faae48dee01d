import { test } from '@japa/runner'
import User from '#models/user'
import { workspaceAbility } from '#services/accounts/abilities'
import { becomes } from '#tests/support/access'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { FakePlatform } from './fake_platform.ts'
import { createPerson, json, type Person } from './support.ts'

const SOCIAL = '/api/v1/social'
const NOWHERE = '0fae3b6e-31d4-44a3-8f3e-1c7b6a0f8a11'

async function withToken({ actor }: Person, abilities: string[], method: string, path: string, body?: object) {
  const user = await User.findOrFail(actor.userId)
  const token = await User.accessTokens.create(user, [workspaceAbility(actor.workspaceId), ...abilities])
  const headers = { 'authorization': `Bearer ${token.value!.release()}`, 'accept': 'application/json', 'content-type': 'application/json' }
  const response = await fetch(base() + SOCIAL + path, { method, headers, body: body && JSON.stringify(body) })
  return { status: response.status, json: (await response.json()) as any }
}

test.group('Access to connections', (group) => {
  group.each.setup(() => forgetLimits())

  test('T1: another workspace’s ids are 404 in path, query and body; its rows are not listed', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const [mine, other] = [await createPerson(), await createPerson()]
    const id = await fake.connection(other)
    const { visitor } = mine

    const answers = {
      check: await visitor.post(`${SOCIAL}/connections/${id}/check`, {}, json),
      disconnect: await visitor.post(`${SOCIAL}/disconnect/fake?connection=${id}`, {}, json, 'DELETE'),
      onlyOne: await visitor.post(`${SOCIAL}/disconnect/fake`, {}, json, 'DELETE'),
      brand: await visitor.post(`${SOCIAL}/connect/fake`, { brandId: other.brandId }, json),
      random: await visitor.post(`${SOCIAL}/connections/${NOWHERE}/check`, {}, json),
    }

    for (const [what, { status }] of Object.entries(answers)) assert.equal(status, 404, what)
    assert.deepEqual(answers.check.json.detail, answers.random.json.detail)
    assert.deepEqual((await visitor.get(`${SOCIAL}/connections`, json)).json.data, [])
    assert.deepEqual((await visitor.get(`${SOCIAL}/connections?brandId=${other.brandId}`, json)).json.data, [])
    assert.lengthOf((await other.visitor.get(`${SOCIAL}/connections?brandId=${other.brandId}`, json)).json.data, 1)
    assert.equal((await visitor.get(`${SOCIAL}/connections?brandId=x`, json)).status, 422)
  })

  test('a member sees channels, and neither connects, checks nor disconnects them', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const person = await createPerson()
    const id = await fake.connection(person)
    await becomes(person.actor.workspaceId, person.actor.userId, 'editor')
    const { visitor } = person

    assert.equal((await visitor.get(`${SOCIAL}/connections`, json)).status, 200)
    assert.equal((await visitor.post(`${SOCIAL}/connect/fake`, {}, json)).status, 403)
    assert.equal((await visitor.post(`${SOCIAL}/connections/${id}/check`, {}, json)).status, 403)
    assert.equal((await visitor.post(`${SOCIAL}/disconnect/fake?connection=${id}`, {}, json, 'DELETE')).status, 403)
  })

  test('a token does what its abilities say, in its own workspace', async ({ assert, cleanup }) => {
    const fake = FakePlatform.use({ cleanup })
    const [person, other] = [await createPerson(), await createPerson()]
    const id = await fake.connection(person)
    const foreign = await fake.connection(other)

    const read = ['connections:read']
    const write = ['connections:write']
    assert.lengthOf((await withToken(person, read, 'GET', '/connections')).json.data, 1)
    assert.equal((await withToken(person, write, 'GET', '/connections')).status, 403)
    assert.equal((await withToken(person, read, 'POST', `/connections/${id}/check`, {})).status, 403)
    assert.equal((await withToken(person, write, 'POST', `/connections/${id}/check`, {})).status, 200)
    assert.equal((await withToken(person, write, 'POST', `/connections/${foreign}/check`, {})).status, 404)
    assert.equal((await withToken(person, ['posts:write'], 'DELETE', `/disconnect/fake?connection=${id}`)).status, 403)
  })

  test('nobody signed in is 401; S5: a session without the CSRF token is refused', async ({ assert, cleanup }) => {
    FakePlatform.use({ cleanup })
    const person = await createPerson()
    for (const path of ['/connections', `/attempts/${NOWHERE}`]) assert.equal((await fetch(base() + SOCIAL + path, { headers: json })).status, 401)

    const bare = await person.visitor.send('POST', `${SOCIAL}/connect/fake`, '{}', { 'content-type': 'application/json', ...json })
    assert.isTrue([403, 419].includes(bare.status))
  })
})
