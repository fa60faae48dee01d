import { createHash } from 'node:crypto'
import { AdapterFault, type Adapter, type Grant } from '@caidence/sdk'
import type { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import { SCOPES } from '../scopes.ts'
import { faultOf, KESTREL, openWorld, parts, Scripted, type Answer } from './support.ts'

const DAY = 86_400
const REDIRECT = 'http://localhost:3333/api/v1/social/callback/youtube'
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard-0123456789'
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
const live = () => new AbortController().signal

test.group('YouTube / sign-in', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await openWorld()
    return () => world.close()
  })

  const authorizer = () => (world.adapter as Adapter<'authorize'>).authorize
  const begin = (challenge = CHALLENGE) =>
    authorizer().begin({
      redirectUri: REDIRECT,
      state: 's',
      challenge,
      scopes: Object.values(SCOPES),
    })
  const code = async (decision: object = {}) => {
    const back = await world.emulator.consent(begin(), { approve: true, ...decision })
    return back.searchParams.get('code')!
  }
  const exchange = (given: string, verifier = VERIFIER) =>
    authorizer().exchange({ code: given, verifier, redirectUri: REDIRECT, signal: live() })
  const signIn = async (decision: object = {}) => exchange(await code(decision))

  test('the consent page is asked for lasting access every time', ({ assert }) => {
    const url = begin()

    assert.equal(url.origin + url.pathname, 'https://accounts.google.com/o/oauth2/v2/auth')
    assert.deepInclude(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
      scope: Object.values(SCOPES).join(' '),
    })
  })

  test('a code is worth nothing with another verifier', async ({ assert }) => {
    assert.equal((await faultOf(exchange(await code(), `${VERIFIER}x`))).code, 'E_TOKEN_REVOKED')
    assert.isOk((await exchange(await code())).refresh)
  })

  test('the secret and the code travel in the form, never in the address', async ({ assert }) => {
    await signIn()
    const tokens = world.emulator.log().filter(({ call }) => call === 'token')

    assert.deepEqual(
      tokens.map(({ method, path }) => [method, path]),
      [['POST', '/token']]
    )
  })

  test('declining on the page is told by Google, and the state comes back', async ({ assert }) => {
    const back = await world.emulator.consent(begin(), { approve: false })

    assert.equal(back.searchParams.get('error'), 'access_denied')
    assert.equal(back.searchParams.get('state'), 's')
  })

  test('single scopes that were unticked are missing, the rest works', async ({ assert }) => {
    const grant = await signIn({ decline: [SCOPES.analytics, SCOPES.upload] })

    assert.sameMembers(grant.scopes, [SCOPES.manage, SCOPES.read])
    assert.lengthOf(await authorizer().accounts(grant, live()), 1)
  })

  test('without the reading scope no channel can be listed, and that is what is said', async ({
    assert,
  }) => {
    const grant = await signIn({ decline: [SCOPES.read, SCOPES.manage] })
    assert.equal((await faultOf(authorizer().accounts(grant, live()))).code, 'E_SCOPE_MISSING')
  })

  test('the channel that was picked is the one that is listed', async ({ assert }) => {
    const [choice] = await authorizer().accounts(await signIn({ person: 'Tomás Ferreira' }), live())

    assert.deepInclude(choice.account, {
      handle: 'harbourcycles',
      kind: 'channel',
      name: 'Harbour Cycles',
    })
    assert.deepEqual(choice.account.extra, { uploads: 'UUharbourcycles0000000002', country: 'GB' })
    assert.notInclude(JSON.stringify(choice.account), choice.grant.access)
  })

  test('a Google account without a channel has none to pick', async ({ assert }) => {
    assert.deepEqual(
      await authorizer().accounts(await signIn({ person: 'Ida Sommer' }), live()),
      []
    )
  })

  test('a renewal keeps the refresh token and the scopes', async ({ assert }) => {
    const grant = await signIn()
    const renewed = await authorizer().refresh(grant, live())

    assert.equal(renewed.refresh, grant.refresh)
    assert.notEqual(renewed.access, grant.access)
    assert.deepEqual(renewed.scopes, grant.scopes)
    assert.equal(renewed.expiresAt, '2026-03-02T09:59:59.000Z')
  })

  test('an app in testing: the end of the access is known from the start, and comes', async ({
    assert,
  }) => {
    world.emulator.configure({ testing: true })
    const grant = await signIn()
    assert.equal(grant.refreshExpiresAt, '2026-03-09T09:00:00.000Z')

    world.clock.advance(6 * DAY)
    await authorizer().refresh(grant, live())
    world.clock.advance(DAY)
    assert.equal((await faultOf(authorizer().refresh(grant, live()))).code, 'E_TOKEN_REVOKED')
  })

  test('half a year without use ends the access', async ({ assert }) => {
    const grant = await signIn()
    world.clock.advance(183 * DAY)
    assert.equal((await faultOf(authorizer().refresh(grant, live()))).code, 'E_TOKEN_REVOKED')
  })

  test('withdrawing ends the access and its channels', async ({ assert }) => {
    const grant = await signIn()
    await authorizer().revoke(grant, live())

    assert.equal((await faultOf(authorizer().refresh(grant, live()))).code, 'E_TOKEN_REVOKED')
    assert.equal((await faultOf(authorizer().accounts(grant, live()))).code, 'E_TOKEN_EXPIRED')
    assert.isTrue(
      world.emulator.log().some(({ call, path }) => call === 'revoke' && path === '/revoke')
    )
  })
})

test.group('YouTube / token answers', () => {
  const grant: Grant = { access: 'a', refresh: 'r', scopes: ['s'], extra: { kept: true } }
  const signIn = (answer: Answer) => {
    const http = new Scripted(() => answer)
    return { http, signIn: parts(http).signIn }
  }
  const refreshed = (answer: Answer) => signIn(answer).signIn.refresh(grant, live())

  test('{error} with {status} is {code}')
    .with([
      { status: 400, error: 'invalid_grant', code: 'E_TOKEN_REVOKED' },
      { status: 401, error: 'invalid_client', code: 'E_APP_MISCONFIGURED' },
      { status: 400, error: 'redirect_uri_mismatch', code: 'E_APP_MISCONFIGURED' },
      { status: 403, error: 'org_internal', code: 'E_ACCOUNT_BLOCKED' },
      { status: 400, error: 'something_new', code: 'E_REMOTE_DOWN' },
      { status: 500, error: 'invalid_grant', code: 'E_REMOTE_DOWN' },
      { status: 200, error: 'invalid_grant', code: 'E_REMOTE_DOWN' },
      { status: 429, error: 'rate_limited', code: 'E_RATE_LIMITED' },
    ])
    .run(async ({ assert }, { status, error, code }) => {
      assert.equal(
        (await faultOf(refreshed({ status, json: { error, error_description: 'words' } }))).code,
        code
      )
    })

  test('an answer that is no token costs no grant', async ({ assert }) => {
    for (const answer of [
      { text: '<html>' },
      { json: {} },
      { json: { access_token: 7 } },
      { json: [] },
      { text: '{"access_token":"x' },
    ] as Answer[])
      assert.equal((await faultOf(refreshed(answer))).code, 'E_REMOTE_DOWN')
    assert.equal(
      (await faultOf(refreshed(new AdapterFault('E_OUTCOME_UNKNOWN')))).code,
      'E_REMOTE_DOWN'
    )
  })

  test('a refresh token that comes all the same is kept, and what the grant held stays', async ({
    assert,
  }) => {
    const renewed = await refreshed({
      json: { access_token: 'b', refresh_token: 'r2', expires_in: '3599' },
    })

    assert.deepEqual(renewed, {
      access: 'b',
      refresh: 'r2',
      scopes: ['s'],
      expiresAt: '2026-03-01T12:59:59.000Z',
      extra: { kept: true },
    })
  })

  test('without a refresh token the person has to come back, and nobody is asked', async ({
    assert,
  }) => {
    const { http, signIn: authorizer } = signIn({ json: {} })
    const fault = await faultOf(authorizer.refresh({ access: 'a', scopes: [] }, live()))

    assert.equal(fault.code, 'E_TOKEN_REVOKED')
    assert.lengthOf(http.requests, 0)
  })

  test('withdrawing what is dead already is done; what could not be asked is not', async ({
    assert,
  }) => {
    await signIn({ status: 400, json: { error: 'invalid_token' } }).signIn.revoke(grant, live())
    await signIn({ status: 200, text: '' }).signIn.revoke(grant, live())
    assert.equal(
      (await faultOf(signIn({ status: 503, text: '' }).signIn.revoke(grant, live()))).code,
      'E_REMOTE_DOWN'
    )
  })

  test('channels with odd answers are read as far as they go', async ({ assert }) => {
    const accounts = (items: unknown) => signIn({ json: { items } }).signIn.accounts(grant, live())

    assert.deepEqual(await accounts(undefined), [])
    assert.deepEqual(await accounts([null, {}, { id: 7 }]), [])
    const [{ account }] = await accounts([{ id: KESTREL, snippet: { title: 'Kestrel' }, extra: 1 }])
    assert.deepEqual(account, {
      remoteId: KESTREL,
      handle: 'Kestrel',
      kind: 'channel',
      name: 'Kestrel',
      extra: {},
    })
  })

  test('page after page of channels comes to an end', async ({ assert }) => {
    const { http, signIn: authorizer } = signIn({
      json: { items: [{ id: KESTREL }], nextPageToken: 'more' },
    })
    await authorizer.accounts(grant, live())
    assert.isBelow(http.requests.length, 10)
  })
})
