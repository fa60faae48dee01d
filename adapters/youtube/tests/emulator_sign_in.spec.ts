import { createHash } from 'node:crypto'
import type { Emulator } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { SCOPES } from '../scopes.ts'
import { Client } from './emulator_client.ts'

const DATA = '/youtube/v3'

test.group('YouTube emulator / sign-in', (group) => {
  let emulator: Emulator
  let client: Client
  group.each.setup(async () => {
    emulator = await createEmulator({
      redirectUris: ['http://localhost:3333/callback', 'http://shop.test/callback'],
    })
    client = new Client(emulator)
    return () => emulator.close()
  })

  test('a consent page with {title} goes nowhere')
    .with([
      { title: 'another client', change: { client_id: 'other' } },
      {
        title: 'another redirect URI',
        change: { redirect_uri: 'http://localhost:3333/callback/' },
      },
      { title: 'http', change: { redirect_uri: 'http://shop.test/callback' } },
      { title: 'no scope', change: { scope: undefined } },
      {
        title: 'an unknown scope',
        change: { scope: 'https://www.googleapis.com/auth/youtube.everything' },
      },
      { title: 'another response type', change: { response_type: 'token' } },
      {
        title: 'an unknown challenge method',
        change: { code_challenge: 'x', code_challenge_method: 'S512' },
      },
    ])
    .run(async ({ assert }, { change }) => {
      const response = await fetch(client.consentUrl(change), { redirect: 'manual' })
      assert.equal(response.status, 400)
      assert.isNull(response.headers.get('location'))
    })

  test('the page can be used by hand: people, channels and a box for each scope', async ({
    assert,
  }) => {
    const page = await (await fetch(client.consentUrl())).text()

    for (const text of ['Mara Lindqvist', 'Kestrel Bakery', ...Object.values(SCOPES)])
      assert.include(page, text)
    const body = new URLSearchParams({
      form: '1',
      decision: 'approve',
      person: '108002',
      account: 'UCtomasferreira0000000003',
    })
    body.append('scope', SCOPES.read)
    const back = await fetch(client.consentUrl(), { method: 'POST', body, redirect: 'manual' })
    const code = new URL(back.headers.get('location')!).searchParams.get('code')!
    const { body: token } = await client.exchange({ code })
    assert.equal(token.scope, SCOPES.read)
  })

  test('a code works once, for ten minutes, with its own redirect URI and the right secret', async ({
    assert,
  }) => {
    const reason = async (change: Record<string, string>) => (await client.exchange(change)).reason
    const code = await client.code()

    assert.equal(
      await reason({ code, redirect_uri: 'http://localhost:3333/other' }),
      'redirect_uri_mismatch'
    )
    assert.equal(await reason({ code, client_secret: 'wrong' }), 'invalid_client')
    assert.isUndefined(await reason({ code }))
    assert.equal(await reason({ code }), 'invalid_grant')
    assert.equal(await reason({ code: 'made-up' }), 'invalid_grant')
    assert.equal(await reason({ grant_type: 'password' }), 'unsupported_grant_type')
    const late = await client.code()
    emulator.advanceClock(601)
    assert.equal(await reason({ code: late }), 'invalid_grant')
  })

  test('the challenge has to fit the verifier', async ({ assert }) => {
    const verifier = 'v'.repeat(43)
    const pkce = {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }

    assert.equal((await client.exchange({ code: await client.code(pkce) })).reason, 'invalid_grant')
    assert.equal(
      (await client.exchange({ code: await client.code(pkce), code_verifier: 'w'.repeat(43) }))
        .reason,
      'invalid_grant'
    )
    assert.equal(
      (await client.exchange({ code: await client.code(pkce), code_verifier: verifier })).status,
      200
    )
  })

  test('a refresh token comes first, and again only when consent is asked for again', async ({
    assert,
  }) => {
    const refresh = async (change: object = {}) =>
      (await client.exchange({ code: await client.code(change as never) })).body.refresh_token

    assert.match(await refresh(), /^1\/\//)
    assert.isUndefined(await refresh())
    assert.isString(await refresh({ prompt: 'consent' }))
    assert.isUndefined(await refresh({ prompt: 'consent', access_type: undefined }))
  })

  test('the hundred and first live sign-in pushes the oldest out', async ({ assert }) => {
    const first = (await client.exchange({ code: await client.code() })).body.refresh_token
    for (let number = 0; number < 100; number++)
      await client.exchange({ code: await client.code({ prompt: 'consent' }) })
    const renewed = await client.form('/token', {
      ...client.app,
      grant_type: 'refresh_token',
      refresh_token: first,
    })

    assert.equal(renewed.reason, 'invalid_grant')
  })

  test('revoking twice is an error the second time', async ({ assert }) => {
    await client.signIn()
    assert.equal((await client.form('/revoke', { token: client.token })).status, 200)
    assert.equal((await client.form('/revoke', { token: client.token })).reason, 'invalid_token')
    assert.equal(
      (await client.ask('GET', `${DATA}/channels?part=id&mine=true`)).reason,
      'authError'
    )
  })
})
