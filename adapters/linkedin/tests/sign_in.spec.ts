import { test } from '@japa/runner'
import { SANDBOX } from '../emulator/sandbox.ts'
import {
  ADA,
  adapterOf,
  connectAs,
  faultOf,
  KESTREL,
  live,
  openWorld,
  parts,
  Scripted,
  SHARE,
  type Answer,
} from './support.ts'

const exchange = { code: 'c', verifier: 'v', redirectUri: 'https://app.test/cb', signal: live() }
const answering = (answer: Answer) => parts(new Scripted(() => answer)).authorizer
const DAY = 86_400

test.group('LinkedIn / sign-in', () => {
  test('scopes are separated by encoded spaces, and the state goes along', ({ assert }) => {
    const url = answering({}).begin({
      redirectUri: 'https://app.test/cb',
      state: 's',
      challenge: 'x',
      scopes: ['openid', 'w_member_social'],
    })

    assert.include(url.href, 'scope=openid%20w_member_social')
    assert.equal(url.origin + url.pathname, 'https://www.linkedin.com/oauth/v2/authorization')
    assert.equal(url.searchParams.get('state'), 's')
    assert.isFalse(url.searchParams.has('code_challenge'))
  })

  test('scopes come back with commas or with spaces: {scope}')
    .with([
      { scope: 'openid,profile,w_member_social' },
      { scope: 'openid profile w_member_social' },
    ])
    .run(async ({ assert }, { scope }) => {
      const grant = await answering({
        json: { access_token: 't', expires_in: 3600, scope },
      }).exchange(exchange)

      assert.deepEqual(grant.scopes, ['openid', 'profile', 'w_member_social'])
      assert.equal(grant.expiresAt, '2026-03-01T23:30:00.000Z')
      assert.isUndefined(grant.refresh)
    })

  test('an answer without scopes is asked about; one without an end lasts the documented time', async ({
    assert,
  }) => {
    const http = new Scripted(({ path }) =>
      path.endsWith('introspectToken')
        ? { json: { active: true, status: 'active', scope: 'openid', expires_at: 1780000000 } }
        : { json: { access_token: 't' } }
    )

    const grant = await parts(http).authorizer.exchange(exchange)

    assert.deepEqual(grant.scopes, ['openid'])
    assert.equal(grant.expiresAt, new Date(1780000000_000).toISOString())
    const known = await answering({ json: { access_token: 't', scope: 'openid' } }).exchange(
      exchange
    )
    assert.equal(known.expiresAt, '2026-04-30T22:30:00.000Z')
  })

  test('{error} at the code is {code} ({field})')
    .with([
      { error: 'invalid_request', status: 401, code: 'E_TOKEN_REVOKED', field: 'code' },
      { error: 'invalid_client', status: 401, code: 'E_APP_MISCONFIGURED', field: 'clientSecret' },
      {
        error: 'invalid_redirect_uri',
        status: 400,
        code: 'E_APP_MISCONFIGURED',
        field: 'redirectUri',
      },
      { error: 'server_error', status: 500, code: 'E_REMOTE_DOWN', field: undefined },
      { error: 'slow_down', status: 429, code: 'E_RATE_LIMITED', field: undefined },
    ])
    .run(async ({ assert }, { error, status, code, field }) => {
      const fault = await faultOf(
        answering({ status, json: { error, error_description: 'x' } }).exchange(exchange)
      )

      assert.equal(fault.code, code)
      assert.equal(fault.facts.field, field)
    })

  test('{i}: an answer that is none costs no grant')
    .with([
      { i: 'a page', answer: { text: '<h1>Sorry</h1>' } },
      { i: 'half', answer: { text: '{"access_token":"t' } },
      { i: 'no token', answer: { json: { access_token: 7 } } },
    ])
    .run(async ({ assert }, { answer }) => {
      assert.equal((await faultOf(answering(answer).exchange(exchange))).code, 'E_REMOTE_DOWN')
      const renewal = answering(answer).refresh({ access: 'a', refresh: 'r', scopes: [] }, live())
      assert.equal((await faultOf(renewal)).code, 'E_REMOTE_DOWN')
      const look = answering(answer).refresh({ access: 'a', scopes: [] }, live())
      assert.equal((await faultOf(look)).code, 'E_REMOTE_DOWN')
    })
})

test.group('LinkedIn / accounts', () => {
  test('Pages a member may post for come first, then the member', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choices = await adapterOf(world).authorize.accounts(
      await world.exchange(await world.code()),
      live()
    )

    assert.deepEqual(
      choices.map(({ account }) => [account.remoteId, account.handle, account.kind, account.name]),
      [
        [KESTREL, 'kestrel-bakery', 'page', 'Kestrel Bakery'],
        ['urn:li:organization:11223002', 'harbour-yoga', 'page', 'Harbour Yoga'],
        [ADA, 'ada-example', 'profile', 'Ada Example'],
      ]
    )
    assert.isTrue(choices.every(({ grant }) => grant.person === ADA))
  })

  test('apps for profiles offer the profile only', async ({ assert, cleanup }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const choices = await adapterOf(world).authorize.accounts(
      await world.exchange(await world.code()),
      live()
    )

    assert.deepEqual(
      choices.map(({ account }) => [account.remoteId, account.name]),
      [[ADA, 'Ada Example']]
    )
    assert.isString(choices[0].account.pictureUrl)
  })

  test('many roles come over several answers; older names and foreign roles are understood', async ({
    assert,
  }) => {
    const acl = (id: number, more: object) => ({
      role: 'ADMINISTRATOR',
      state: 'APPROVED',
      organization: `urn:li:organization:${id}`,
      ...more,
    })
    const first = Array.from({ length: 100 }, (_, index) =>
      acl(index % 2, { role: index < 50 ? 'CONTENT_ADMIN' : 'ADMINISTRATOR' })
    )
    const second = [
      acl(7, { organization: undefined, organizationalTarget: 'urn:li:organization:7' }),
      acl(8, { role: 'ANALYST' }),
      acl(9, { state: 'REQUESTED' }),
      acl(10, { organization: 'urn:li:organizationBrand:10' }),
      null,
    ]
    const http = new Scripted(({ path }) => {
      if (path.startsWith('/v2/me')) return { json: { id: 'a', localizedFirstName: 'Ada' } }
      if (path.includes('start=100')) return { json: { elements: second } }
      if (path.includes('organizationAcls')) return { json: { elements: first } }
      return path.endsWith('/7')
        ? { json: { name: { localized: { de_DE: 'Sieben' } } } }
        : undefined
    })

    const choices = await parts(http).authorizer.accounts(
      { access: 't', scopes: ['rw_organization_admin'] },
      live()
    )

    assert.deepEqual(
      choices.map(({ account }) => account.remoteId),
      ['urn:li:organization:0', 'urn:li:organization:1', 'urn:li:organization:7', 'urn:li:person:a']
    )
    assert.equal(choices[2].account.name, 'Sieben')
    assert.equal(choices[0].account.handle, 'urn:li:organization:0')
  })
})

test.group('LinkedIn / who signed in', () => {
  const PERSON = 'urn:li:person:a'

  test('what the endpoint of one product withholds, the other’s may tell: {$self}')
    .with(['/v2/userinfo', '/v2/me'])
    .run(async ({ assert }, answers) => {
      const http = new Scripted(({ path }) =>
        path === answers ? { json: { sub: 'a', id: 'a', name: 'Ada' } } : undefined
      )
      for (const scopes of [['openid'], ['r_basicprofile']]) {
        const choices = await parts(http).authorizer.accounts({ access: 't', scopes }, live())
        assert.deepEqual(
          choices.map(({ account }) => account.remoteId),
          [PERSON]
        )
      }
    })
})

test.group('LinkedIn / how long access lasts', () => {
  test('a refresh token stays the same and is not extended', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const { grant } = await connectAs(world, KESTREL)
    world.clock.advance(50 * DAY)

    const fresh = await adapterOf(world).authorize.refresh(grant, live())

    assert.notEqual(fresh.access, grant.access)
    assert.equal(fresh.refresh, grant.refresh)
    assert.equal(fresh.refreshExpiresAt, grant.refreshExpiresAt)
    assert.isAbove(Date.parse(fresh.expiresAt!), Date.parse(grant.expiresAt!))
    assert.equal(fresh.person, ADA)
    world.clock.advance(316 * DAY)
    assert.equal(
      (await faultOf(adapterOf(world).authorize.refresh(fresh, live()))).code,
      'E_TOKEN_REVOKED'
    )
  })

  test('without one the platform is asked, until access has run out', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const { grant } = await connectAs(world, ADA)
    world.clock.advance(59 * DAY)
    const { authorize } = adapterOf(world)

    const same = await authorize.refresh(grant, live())
    assert.equal(same.access, grant.access)
    assert.closeTo(Date.parse(same.expiresAt!), Date.parse(grant.expiresAt!), 2_000)
    world.emulator.configure({ millisecondInstants: true })
    assert.closeTo(
      Date.parse((await authorize.refresh(grant, live())).expiresAt!),
      Date.parse(grant.expiresAt!),
      2_000
    )

    world.clock.advance(2 * DAY)
    assert.equal((await faultOf(authorize.refresh(grant, live()))).code, 'E_TOKEN_REVOKED')
  })

  test('a consent to other permissions ends the earlier one', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const { grant } = await connectAs(world, KESTREL)
    await world.exchange(await world.code(['r_member_postAnalytics']))

    assert.equal(
      (await faultOf(adapterOf(world).authorize.refresh(grant, live()))).code,
      'E_TOKEN_REVOKED'
    )
  })

  test('the connection page tells what is short, and what to do', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const page = await connectAs(world, KESTREL)
    const { probe } = adapterOf(world)
    const statuses = async () =>
      Object.fromEntries((await probe(world.call(page))).map((finding) => [finding.check, finding]))

    const healthy = await statuses()
    assert.isTrue(
      Object.values(healthy).every(({ status }) => status === 'pass' || status === 'skip')
    )
    assert.isFalse(
      'publish.scope.w_member_social' in healthy,
      'a Page does not need what speaks for profiles'
    )

    world.clock.advance(50 * DAY)
    assert.equal((await statuses())['authorize.token'].status, 'warn')
    world.emulator.credentials({ state: 'role-lost', account: KESTREL })
    const lost = (await statuses())['publish.account']
    assert.equal(lost.status, 'fail')
    assert.include(lost.fix ?? '', 'administrator')
    world.emulator.credentials({ state: 'revoked' })
    assert.equal((await statuses())['publish.account'].status, 'fail')
  })

  test('a content administrator may post, and is told that numbers take more', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const { authorize, probe } = adapterOf(world)
    const back = await world.emulator.consent(world.begin(), {
      approve: true,
      person: 'Ben Example',
    })
    const choices = await authorize.accounts(
      await world.exchange(back.searchParams.get('code')!),
      live()
    )
    const yoga = choices.find(({ account }) => account.handle === 'harbour-yoga')!

    const role = (await probe(world.call(yoga))).find(({ check }) => check === 'analytics.role')
    assert.equal(role?.status, 'warn')
  })

  test('missing scopes name the product that is missing', async ({ assert, cleanup }) => {
    const world = await openWorld(SANDBOX.settings)
    cleanup(() => world.close())
    const choice = await world.connect(['r_organization_social'])

    const finding = (await adapterOf(world).probe(world.call(choice))).find(({ check }) =>
      check.endsWith('scope.r_organization_social')
    )
    assert.equal(finding?.status, 'fail')
    assert.include(finding?.fix ?? '', 'r_organization_social')
  })
})
