import { test } from '@japa/runner'
import { forgetLimits } from '#tests/support/accounts'
import { begin, connectionsOf, consent, createPerson, exchanges, grantOf, json, usePlatform } from './support.ts'

const SOLE = '10222000000000002'
/** A token of the platform as a whole: ciphertext is base64, and begins like one somewhere now and then. */
const TOKEN = /EAA[GP]\w{32}/

test.group('Connect a channel', (group) => {
  group.each.setup(() => forgetLimits())

  test('several accounts are offered, the picked ones become connections with findings and no visible token', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const { url, attemptId } = await begin(person)

    const landed = await person.visitor.get(await consent(emulator, url))
    assert.equal(landed.status, 302)
    assert.equal(landed.location, `/channels/choose/${attemptId}`)

    const shown = await person.visitor.get(`/api/v1/social/attempts/${attemptId}`, json)
    const { choices, status, adapterName } = shown.json.data
    assert.deepInclude({ status, adapterName }, { status: 'choosing', adapterName: 'Instagram' })
    assert.lengthOf(choices, 2)
    assert.sameMembers(Object.keys(choices[0]), ['remoteId', 'handle', 'kind', 'name', 'pictureUrl', 'isConnected', 'isKnown'])
    assert.notMatch(shown.text, /EAA/)

    const chosen = await person.visitor.post(`/api/v1/social/attempts/${attemptId}/choose`, { remoteIds: [choices[0].remoteId] }, json)
    assert.equal(chosen.status, 200)
    const [connection] = chosen.json.data
    assert.deepInclude(connection, { adapter: 'instagram', state: 'active', handle: choices[0].handle, fault: null, brandId: person.brandId })
    assert.isTrue(connection.findings.every(({ status: each }: { status: string }) => each === 'pass'))
    // Random ids are written in small letters, of which three may be these.
    assert.notMatch(chosen.text, /EAA/)
    assert.notMatch(chosen.text, /cipher/i)

    const again = await person.visitor.post(`/api/v1/social/attempts/${attemptId}/choose`, { remoteIds: [choices[1].remoteId] }, json)
    assert.equal(again.json.data[0].id, connection.id)
    const listed = await person.visitor.get('/api/v1/social/connections', json)
    assert.lengthOf(listed.json.data, 1)
  })

  test('an account that is a channel already is told apart, also when it was disconnected and is to be connected anew', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    async function offered(returnTo?: string) {
      const { url, attemptId } = await begin(person, { returnTo })
      await person.visitor.get(await consent(emulator, url))
      const { choices } = (await person.visitor.get(`/api/v1/social/attempts/${attemptId}`, json)).json.data
      return { attemptId, ids: choices.map(({ remoteId }: any) => remoteId), known: choices.filter(({ isKnown }: any) => isKnown).map(({ remoteId }: any) => remoteId) }
    }

    const first = await offered()
    assert.deepEqual(first.known, [])
    await person.visitor.post(`/api/v1/social/attempts/${first.attemptId}/choose`, { remoteIds: [first.ids[1]] }, json)
    assert.deepEqual((await offered()).known, [first.ids[1]])

    const [connection] = await connectionsOf(person)
    await person.visitor.post(`/api/v1/social/disconnect/instagram?connection=${connection.id}`, {}, json, 'DELETE')
    assert.deepEqual((await offered()).known, [])
    assert.deepEqual((await offered(`/channels?connection=${connection.id}`)).known, [first.ids[1]])
  })

  test('accounts are chosen within the setup where the way began there', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()
    const pageOf = async (returnTo?: string) => (await person.visitor.get(`/channels/choose/${(await begin(person, { returnTo })).attemptId}`)).page?.component

    assert.equal(await pageOf(), 'channels/choose')
    assert.equal(await pageOf('/onboarding?step=3'), 'channels/choose_in_setup')
  })

  test('K1, K4: the row holds ciphertext of this grant only, and the tokens that were not picked are gone', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const { url, attemptId } = await begin(person)
    await person.visitor.get(await consent(emulator, url))
    const { choices } = (await person.visitor.get(`/api/v1/social/attempts/${attemptId}`, json)).json.data
    await person.visitor.post(`/api/v1/social/attempts/${attemptId}/choose`, { remoteIds: [choices[0].remoteId] }, json)

    const [connection] = await connectionsOf(person)
    const grant = await grantOf(person, connection.id)
    assert.match(grant!.accessCipher, /^v1\.k1\./)
    assert.notMatch(JSON.stringify([grant!.serialize(), connection.serialize()]), TOKEN)
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const rows = await db.connection('owner').from('connect_attempts').where('id', attemptId)
    assert.isNull(rows[0].choices_cipher)
    assert.notMatch(JSON.stringify(rows), TOKEN)
  })

  test('a single account is connected at once, and the browser returns to where it came from', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, { INSTAGRAM_VARIANT: 'instagram' })
    const person = await createPerson()
    const { url } = await begin(person, { returnTo: '/onboarding?step=3' })

    const landed = await person.visitor.get(await consent(emulator, url, { approve: true, person: SOLE }))

    const [connection] = await connectionsOf(person)
    assert.equal(landed.location, `/onboarding?step=3&connected=${connection.id}`)
    assert.equal(connection.state, 'active')
  })

  test('reconnecting replaces the grant of the same connection and says so to whoever waits', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, { INSTAGRAM_VARIANT: 'instagram' })
    const { connectionHooks } = await import('#services/connections/hooks')
    const { Grants } = await import('#services/connections/grants')
    const { default: app } = await import('@adonisjs/core/services/app')
    const told: string[] = []
    connectionHooks.onReconnected(async (_actor, id) => void told.push(id))
    const person = await createPerson()
    await person.visitor.get(await consent(emulator, (await begin(person)).url, { approve: true }))
    const [before] = await connectionsOf(person)
    await (await app.container.make(Grants)).flag(person.actor, before.id, 'E_TOKEN_REVOKED')

    await person.visitor.get(await consent(emulator, (await begin(person)).url, { approve: true }))

    const after = await connectionsOf(person)
    assert.lengthOf(after, 1)
    assert.deepInclude(after[0].$attributes, { id: before.id, state: 'active', faultCode: null })
    assert.equal((await grantOf(person, before.id))!.version, 2)
    assert.deepEqual(told, [before.id])
  })

  test('cancelling at the platform connects nothing and says what happened', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const { url, attemptId } = await begin(person)

    const landed = await person.visitor.get(await consent(emulator, url, { approve: false }))

    assert.equal(landed.location, '/channels?connect_error=E_CONNECT_CANCELLED')
    assert.lengthOf(exchanges(emulator), 0)
    const { data } = (await person.visitor.get(`/api/v1/social/attempts/${attemptId}`, json)).json
    assert.equal(data.status, 'failed')
    assert.match(data.fault.sentence, /cancelled at Instagram/)
  })

  test('O5: exactly the scopes of the manifest are asked for; a declined one is named on the card', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, { INSTAGRAM_VARIANT: 'instagram' })
    const person = await createPerson()
    const { url } = await begin(person)
    assert.equal(new URL(url).searchParams.get('scope'), 'instagram_business_basic,instagram_business_content_publish,instagram_business_manage_comments,instagram_business_manage_insights')

    const landed = await person.visitor.get(await consent(emulator, url, { approve: true, decline: ['instagram_business_content_publish'] }))

    const [connection] = await connectionsOf(person)
    assert.equal(landed.location, `/channels?connected=${connection.id}&connect_error=E_SCOPE_MISSING`)
    assert.deepInclude(connection.$attributes, { state: 'needs_reauth', faultCode: 'E_SCOPE_MISSING' })
    const missing = connection.findings.filter(({ status }) => status === 'fail')
    assert.lengthOf(missing, 1)
    assert.match(missing[0].fix!, /instagram_business_content_publish/)
  })

  test('a permission that only helps may be declined: the channel is connected, and says what it cannot do', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, { INSTAGRAM_VARIANT: 'instagram' })
    const person = await createPerson()
    const { url } = await begin(person)

    const landed = await person.visitor.get(await consent(emulator, url, { approve: true, decline: ['instagram_business_manage_comments'] }))

    const [connection] = await connectionsOf(person)
    assert.equal(landed.location, `/channels?connected=${connection.id}`)
    assert.deepInclude(connection.$attributes, { state: 'active', faultCode: null })
    const health = Object.fromEntries(connection.capabilities.map(({ capability, ...said }) => [capability, said]))
    assert.equal(health.inbox!.status, 'fail')
    assert.equal(health.publish!.status, 'warn')
    assert.match(health.publish!.summary!, /write the first one under a post/)
    assert.match(health.publish!.fix!, /instagram_business_manage_comments/)
  })

  test('the platform being down leaves no connection and a sentence', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const person = await createPerson()
    const { url } = await begin(person)
    const path = await consent(emulator, url)
    emulator.fault({ call: '*', kind: '503', when: 'before', times: 50 })

    const landed = await person.visitor.get(path)

    assert.equal(landed.location, '/channels?connect_error=E_REMOTE_DOWN')
    assert.lengthOf(await connectionsOf(person), 0)
  })

  test('an app that is not set up is a clear refusal, not a broken page', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup }, { INSTAGRAM_GRAPH_VERSION: 'latest' })
    const person = await createPerson()

    const answer = await person.visitor.post('/api/v1/social/connect/instagram', {}, json)

    assert.equal(answer.status, 424)
    assert.equal(answer.json.code, 'E_APP_MISCONFIGURED')
  })

  test('S9, T2, T4: input of a wrong kind never gets through', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()
    const post = (path: string, body: Record<string, unknown>) => person.visitor.post(`/api/v1/social/${path}`, body, json)

    assert.equal((await post('connect/nothing', {})).status, 404)
    assert.equal((await post('connect/Insta..gram', {})).status, 404)
    assert.equal((await post('connect/instagram', { brandId: ['a'] })).status, 422)
    assert.equal((await post('connect/instagram', { brandId: '0fae3b6e-31d4-44a3-8f3e-1c7b6a0f8a11' })).status, 404)
    assert.equal((await post('attempts/0fae3b6e-31d4-44a3-8f3e-1c7b6a0f8a11/choose', { remoteIds: ['1'] })).status, 404)
    assert.equal((await post('connections/not-a-uuid/check', {})).status, 404)
  })
})
