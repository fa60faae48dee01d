import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { becomes } from '#tests/support/access'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base, Visitor } from '#tests/support/visitor'
import User from '#models/user'
import { Attempts } from '#services/connections/attempts'
import { workspaceAbility } from '#services/accounts/abilities'
import { begin, connectionsOf, consent, createPerson, exchanges, json, usePlatform, type Person } from './support.ts'

const CALLBACK = '/api/v1/social/callback/instagram'
/** One account only, so that a callback alone makes the connection. */
const ONE_ACCOUNT = { INSTAGRAM_VARIANT: 'instagram' }

const shortTokens = (emulator: Parameters<typeof exchanges>[0]) => exchanges(emulator).filter(({ host }) => host.startsWith('api.'))

test.group('OAuth callback', (group) => {
  group.each.setup(() => forgetLimits())

  test('O1: begun as one person, finished as another: refused, and nothing is exchanged', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const [mine, other] = [await createPerson(), await createPerson()]
    const path = await consent(emulator, (await begin(mine)).url)

    const refused = await other.visitor.get(path)

    assert.equal(refused.status, 400)
    assert.match(refused.text, /not valid any more/)
    assert.lengthOf(exchanges(emulator), 0)
    assert.lengthOf([...(await connectionsOf(mine)), ...(await connectionsOf(other))], 0)

    // The real person is not harmed by the attempt.
    assert.match((await mine.visitor.get(path)).location!, /connected=/)
  })

  test('O1: the same person in another session, or nobody signed in: refused', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const { email } = await User.findOrFail(person.actor.userId)
    const path = await consent(emulator, (await begin(person)).url)
    const { visitor: elsewhere } = await signIn(email)

    assert.equal((await elsewhere.get(path)).status, 400)
    assert.equal((await new Visitor().get(path)).status, 400)
    assert.lengthOf(exchanges(emulator), 0)
  })

  test('O1: begun with an access token, it ends only where the same person is signed in', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const [person, other] = [await createPerson(), await createPerson()]
    const user = await User.findOrFail(person.actor.userId)
    const token = await User.accessTokens.create(user, [workspaceAbility(person.actor.workspaceId), 'connections:write'])
    const response = await fetch(`${base()}/api/v1/social/connect/instagram`, {
      method: 'POST',
      headers: { 'authorization': `Bearer ${token.value!.release()}`, 'content-type': 'application/json', 'accept': 'application/json' },
      body: '{}',
    })
    assert.equal(response.status, 201)
    const path = await consent(emulator, ((await response.json()) as any).data.url)

    assert.equal((await new Visitor().get(path)).status, 400)
    assert.equal((await other.visitor.get(path)).status, 400)
    assert.lengthOf(exchanges(emulator), 0)
    assert.match((await person.visitor.get(path)).location!, /connected=/)
  })

  test('O1: a state lives ten minutes, and only its hash is stored', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const { url, attemptId } = await begin(person)
    const path = await consent(emulator, url)
    const state = new URL(url).searchParams.get('state')!
    const [row] = await db.connection('owner').from('connect_attempts').where('id', attemptId)
    assert.isAtMost(row.expires_at.getTime() - Date.now(), 600_000)
    assert.isAtLeast(Buffer.from(state, 'base64url').length, 32)
    assert.notInclude(JSON.stringify(row), state)

    await expire(person, attemptId)
    const refused = await person.visitor.get(path)

    assert.equal(refused.status, 400)
    assert.lengthOf(exchanges(emulator), 0)
  })

  test('O1, A8: somebody who lost the right to connect while at the platform is refused', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)
    await becomes(person.actor.workspaceId, person.actor.userId, 'editor')

    assert.equal((await person.visitor.get(path)).status, 400)
    assert.lengthOf(exchanges(emulator), 0)
    assert.equal((await person.visitor.post('/api/v1/social/connect/instagram', {}, json)).status, 403)
  })

  test('O3: the redirect address comes from configuration, whatever the Host header says', async ({ assert, cleanup }) => {
    await usePlatform({ cleanup })
    const person = await createPerson()
    person.visitor.headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }

    const { url } = await begin(person)

    assert.equal(new URL(url).searchParams.get('redirect_uri'), `${process.env.APP_URL}${CALLBACK}`)
  })

  test('O4: the answer of another platform, or of another issuer, is refused', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)

    for (const mixed of [path.replace('callback/instagram', 'callback/other'), `${path}&iss=https%3A%2F%2Fevil.example`, `${path}&iss=`]) {
      assert.equal((await person.visitor.get(mixed)).status, 400)
    }
    assert.lengthOf(exchanges(emulator), 0)
    assert.match((await person.visitor.get(`${path}&iss=https%3A%2F%2Fwww.instagram.com`)).location!, /connected=/)
  })

  test('O6: whatever a callback is fed, it is a refusal and never an error, and the real answer still counts', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)
    const state = new URLSearchParams(path.split('?')[1]).get('state')!

    const odd = [
      '',
      `?state=${state}`,
      `?code=x`,
      `?state=&code=x`,
      `?state=unknown&code=x`,
      `?state=${state}&state=${state}&code=x`,
      `?state=${state}&code=x&code=y`,
      `?state[]=${state}&code=x`,
      `?state[a]=${state}&code=x`,
      `?state=${state}&code[$ne]=x`,
      `?state=${state}&code=x&error=access_denied`,
      `?state=${state}&error=a&error=b`,
      `?state=${state}%00&code=x`,
      `?state=${'s'.repeat(5000)}&code=x`,
      `?state=${state}&code=${'c'.repeat(8000)}`,
      `?state=${state}&code=`,
      `?state=__proto__&code=constructor`,
      `?state=%ff%fe&code=%`,
    ]
    for (const query of odd) assert.equal((await person.visitor.get(CALLBACK + query)).status, 400, query.slice(0, 80))

    // Node itself ends a request line of a megabyte.
    const huge = await person.visitor.get(`${CALLBACK}?state=${state}&code=${'c'.repeat(1_000_000)}`)
    assert.equal(huge.status, 431)
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await person.visitor.post(CALLBACK + `?state=${state}&code=x`, {}, json, method)
      assert.isTrue([404, 405].includes(answer.status), `${method} ${answer.status}`)
    }
    assert.lengthOf(exchanges(emulator), 0)
    assert.match((await person.visitor.get(path)).location!, /connected=/)
  })

  test('O6: an error nobody knows ends the attempt with a sentence', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    for (const [error, code] of [
      ['constructor', 'E_CONNECT_FAILED'],
      ['server_error', 'E_REMOTE_DOWN'],
      ['invalid_scope', 'E_APP_MISCONFIGURED'],
      ['<script>', 'E_CONNECT_FAILED'],
    ]) {
      const state = new URL((await begin(person)).url).searchParams.get('state')
      const answer = await person.visitor.get(`${CALLBACK}?state=${state}&error=${encodeURIComponent(error)}&error_description=x`)
      assert.equal(answer.location, `/channels?connect_error=${code}`)
    }
    assert.lengthOf(exchanges(emulator), 0)
  })

  test('O6: replaying the callback shows the first result and exchanges nothing again', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)

    const [first, second, third] = [await person.visitor.get(path), await person.visitor.get(path), await person.visitor.get(path.replace(/code=[^&]+/, 'code=other'))]

    assert.equal(second.location, first.location)
    assert.equal(third.location, first.location)
    assert.lengthOf(shortTokens(emulator), 1)
    assert.lengthOf(await connectionsOf(person), 1)
  })

  test('O6: twenty callbacks at once make one exchange and one connection, and all of them show it', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)

    const answers = await Promise.all(Array.from({ length: 20 }, () => person.visitor.clone().get(path)))

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [302])
    assert.lengthOf([...new Set(answers.map(({ location }) => location))], 1)
    assert.match(answers[0].location!, /connected=/)
    assert.lengthOf(shortTokens(emulator), 1)
    assert.lengthOf(await connectionsOf(person), 1)
  })

  test('O6: a code the platform refuses ends the attempt; nothing is connected', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const path = await consent(emulator, (await begin(person)).url)

    const answer = await person.visitor.get(path.replace(/code=[^&]+/, 'code=forged'))

    assert.equal(answer.location, '/channels?connect_error=E_CONNECT_EXPIRED')
    assert.lengthOf(await connectionsOf(person), 0)
  })

  test('an exchange whose process died is given up instead of hanging', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup }, ONE_ACCOUNT)
    const person = await createPerson()
    const { url, attemptId } = await begin(person)
    const path = await consent(emulator, url)
    await asTenant(person, (client) =>
      client.from('connect_attempts').where({ id: attemptId }).update({ status: 'exchanging', updated_at: new Date(Date.now() - 120_000) })
    )

    assert.equal((await person.visitor.get(path)).location, '/channels?connect_error=E_CONNECT_FAILED')
  })

  test('picking after a quarter of an hour, or what was not offered, or as somebody else, is refused', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const [person, other] = [await createPerson(), await createPerson()]
    const { url, attemptId } = await begin(person)
    await person.visitor.get(await consent(emulator, url))
    const at = `/api/v1/social/attempts/${attemptId}`
    const { choices } = (await person.visitor.get(at, json)).json.data
    const pick = (who: Person, remoteIds: unknown) => who.visitor.post(`${at}/choose`, { remoteIds }, json)

    assert.equal((await pick(other, [choices[0].remoteId])).status, 404)
    assert.equal((await other.visitor.get(at, json)).status, 404)
    for (const wrong of [['unknown'], [choices[0].remoteId, 'unknown'], [], 'x', [{}], null]) assert.equal((await pick(person, wrong)).status, 422)

    await expire(person, attemptId)
    assert.equal((await pick(person, [choices[0].remoteId])).status, 410)
    assert.equal((await person.visitor.get(at, json)).json.data.fault.code, 'E_CONNECT_EXPIRED')
    assert.lengthOf(await connectionsOf(person), 0)

    // Maintenance wipes the tokens that were waiting.
    await Attempts.tidyAll()
    const [row] = await db.connection('owner').from('connect_attempts').where('id', attemptId)
    assert.isNull(row.choices_cipher)
  })
})

async function asTenant(person: Person, work: (client: any) => Promise<unknown>) {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  return tenantTx(person.actor, ({ client }) => work(client))
}

const expire = (person: Person, id: string) =>
  asTenant(person, (client) => client.from('connect_attempts').where({ id }).update({ expires_at: new Date(Date.now() - 1000) }))
