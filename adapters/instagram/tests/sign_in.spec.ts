import { AdapterFault } from '@caidence/sdk'
import { test } from '@japa/runner'
import { parts, refused, Scripted, type Answer } from './support.ts'

const signal = () => new AbortController().signal
const exchange = {
  code: 'c#_=_',
  verifier: 'v',
  redirectUri: 'https://app.test/cb',
  signal: signal(),
}

test.group('Instagram / Facebook Login', () => {
  test('pages come over several answers; those without an account are left out', async ({
    assert,
  }) => {
    const page = (id: number, more: object = {}) => ({
      id,
      name: `P${id}`,
      access_token: `t${id}`,
      ...more,
    })
    const http = new Scripted(({ path, query }) => {
      if (!path.endsWith('/me/accounts'))
        return path.endsWith('/902') ? { json: { username: 'second', unknown: true } } : undefined
      if (query.after === 'x2')
        return {
          json: { data: [page(3, { instagram_business_account: { id: 903, username: 'third' } })] },
        }
      return {
        json: {
          data: [page(1), page(2, { instagram_business_account: { id: '902' } })],
          paging: { next: 'https://elsewhere.test/?after=x2', cursors: { after: 'x2' } },
        },
      }
    })

    const choices = await parts(http).facebook.accounts(
      { access: 'user', scopes: ['a'], extra: { userId: '7' } },
      signal()
    )

    assert.deepEqual(
      choices.map(({ account, grant }) => [
        account.remoteId,
        account.handle,
        grant.access,
        grant.refresh,
      ]),
      [
        ['902', 'second', 't2', 'user'],
        ['903', 'third', 't3', 'user'],
      ]
    )
    assert.isTrue(http.requests.every(({ host }) => host === 'graph.facebook.com'))
  })

  test('a list whose cursor stands still ends', async ({ assert }) => {
    const http = new Scripted(() => ({
      json: { data: [], paging: { next: 'https://x.test', cursors: { after: 'same' } } },
    }))

    assert.lengthOf(await parts(http).facebook.accounts({ access: 'u', scopes: [] }, signal()), 0)
    assert.lengthOf(http.requests, 2)
  })

  test('declined and expired permissions are missing from the grant', async ({ assert }) => {
    const http = new Scripted(({ path }): Answer => {
      if (path.endsWith('/me/permissions'))
        return {
          json: {
            data: [
              { permission: 'a', status: 'granted' },
              { permission: 'b', status: 'declined' },
              { permission: 'c', status: 'expired' },
            ],
          },
        }
      if (path.endsWith('/me')) return { text: '{"id":10222000000000001}' }
      return { json: { access_token: 'T', expires_in: '5183944' } }
    })

    const grant = await parts(http).facebook.exchange(exchange)

    assert.deepEqual(grant.scopes, ['a'])
    assert.equal(grant.expiresAt, '2026-04-30T11:59:04.000Z')
    assert.deepEqual(grant.extra, { variant: 'facebook', userId: '10222000000000001' })
    assert.equal(http.requests[0].query.code, 'c')
    assert.equal(http.requests[0].method, 'GET')
    assert.equal(http.requests[1].query.grant_type, 'fb_exchange_token')
  })

  test('what is wrong with an exchange is told apart: {name}')
    .with<{ name: string; answer: Answer; code: string; field?: string }[]>([
      { name: 'used code', answer: refused(100, 36009), code: 'E_TOKEN_REVOKED', field: 'code' },
      { name: 'plain 100', answer: refused(100), code: 'E_TOKEN_REVOKED' },
      {
        name: 'redirect',
        answer: refused(100, 36008),
        code: 'E_APP_MISCONFIGURED',
        field: 'redirectUri',
      },
      { name: 'app id', answer: refused(101), code: 'E_APP_MISCONFIGURED', field: 'clientId' },
      {
        name: 'app secret',
        answer: refused(1),
        code: 'E_APP_MISCONFIGURED',
        field: 'clientSecret',
      },
      { name: 'down', answer: refused(1, undefined, 500), code: 'E_REMOTE_DOWN' },
      { name: 'lost', answer: new AdapterFault('E_OUTCOME_UNKNOWN'), code: 'E_REMOTE_DOWN' },
      { name: 'no token inside', answer: { json: {} }, code: 'E_REMOTE_DOWN' },
    ])
    .run(async ({ assert }, { answer, code, field }) => {
      const fault = await parts(new Scripted(() => answer))
        .facebook.exchange(exchange)
        .catch((error) => error as AdapterFault)

      assert.equal((fault as AdapterFault).code, code)
      assert.equal((fault as AdapterFault).facts.field, field)
    })

  test('renewing gives a new page token and keeps the person\u2019s', async ({ assert }) => {
    const http = new Scripted(({ path }) => {
      if (path.endsWith('/oauth/access_token'))
        return { json: { access_token: 'user2', expires_in: 60 } }
      return path.endsWith('/me/permissions')
        ? { json: { data: [{ permission: 'a', status: 'granted' }] } }
        : { json: { access_token: 'page2' } }
    })
    const grant = await parts(http).facebook.refresh(
      { access: 'page1', refresh: 'user1', scopes: [], extra: { pageId: '55' } },
      signal()
    )

    assert.deepEqual([grant.access, grant.refresh, grant.scopes], ['page2', 'user2', ['a']])
    assert.equal(http.requests[0].query.fb_exchange_token, 'user1')
  })

  test('withdrawing uses the person\u2019s token, and a dead one has nothing left to withdraw', async ({
    assert,
  }) => {
    const http = new Scripted(() => refused(190, 458))
    await parts(http).facebook.revoke(
      { access: 'page', refresh: 'user', scopes: [], extra: { userId: '7' } },
      signal()
    )

    assert.deepEqual(
      [http.requests[0].method, http.requests[0].path],
      ['DELETE', '/v25.0/7/permissions']
    )
  })

  test('a login configuration takes the place of scopes', ({ assert }) => {
    const url = parts(new Scripted(() => undefined), { configId: '99' }).facebook.begin({
      redirectUri: 'https://a.test',
      state: 's',
      challenge: 'c',
      scopes: ['x'],
    })

    assert.equal(url.searchParams.get('config_id'), '99')
    assert.isFalse(url.searchParams.has('scope'))
  })
})

test.group('Instagram / Instagram Login', () => {
  const FLAT = '{"access_token":"S","user_id":17841400000000001,"permissions":["a","b"],"more":1}'
  const WRAPPED =
    '{"data":[{"access_token":"S","user_id":"17841400000000001","permissions":"a,b"}]}'

  test('the short token is read flat and wrapped')
    .with([FLAT, WRAPPED])
    .run(async ({ assert }, text) => {
      const http = new Scripted(({ host }) =>
        host === 'api.instagram.com' ? { text } : { json: { access_token: 'L', expires_in: 60 } }
      )
      const grant = await parts(http, { variant: 'instagram' }).instagram.exchange({
        ...exchange,
        code: 'c#_',
      })

      assert.deepEqual([grant.access, grant.scopes], ['L', ['a', 'b']])
      assert.equal(http.requests[0].form.code, 'c')
      assert.deepEqual([http.requests[1].method, http.requests[1].path], ['GET', '/access_token'])
    })

  test('a token whose end is not told is taken to end as documented', async ({ assert }) => {
    const http = new Scripted(({ host }) =>
      host === 'api.instagram.com' ? { text: FLAT } : { json: { access_token: 'L' } }
    )
    const grant = await parts(http, { variant: 'instagram' }).instagram.exchange(exchange)

    assert.equal(grant.expiresAt, '2026-04-30T12:00:00.000Z')
  })

  test('the account id keeps its digits', async ({ assert }) => {
    const http = new Scripted(() => ({
      text: '{"user_id":17841400000000001,"id":26450000000000001,"username":"kestrel"}',
    }))
    const [{ account }] = await parts(http).instagram.accounts(
      { access: 'L', scopes: [] },
      signal()
    )

    assert.equal(account.remoteId, '17841400000000001')
  })

  test('a token younger than a day is left alone; an older one is renewed', async ({ assert }) => {
    const http = new Scripted(() => ({ json: { access_token: 'L2', expires_in: 60 } }))
    const { instagram } = parts(http)
    const grant = (obtainedAt: string) => ({
      access: 'L',
      scopes: ['a'],
      extra: { variant: 'instagram', obtainedAt },
    })

    assert.equal((await instagram.refresh(grant('2026-03-01T00:00:00Z'), signal())).access, 'L')
    assert.lengthOf(http.requests, 0)
    assert.equal((await instagram.refresh(grant('2026-02-28T00:00:00Z'), signal())).access, 'L2')
  })

  test('its own error shape is understood', async ({ assert }) => {
    const own = (status: number): Answer => ({
      status,
      json: {
        error_type: 'OAuthException',
        code: status,
        error_message: 'Matching code was not found',
      },
    })
    const codeFor = async (answer: Answer) =>
      parts(new Scripted(() => answer))
        .instagram.exchange(exchange)
        .catch((error) => (error as AdapterFault).code)

    assert.equal(await codeFor(own(400)), 'E_TOKEN_REVOKED')
    assert.equal(await codeFor(own(500)), 'E_REMOTE_DOWN')
    assert.equal(await codeFor({ status: 502, text: '<h1>' }), 'E_REMOTE_DOWN')
  })
})
