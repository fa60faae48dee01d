import { json, type Answer } from '@caidence/testkit/emulators'
import { graphError } from './envelope.ts'
import type { Incoming } from './request.ts'
import { appOf, type App } from './apps.ts'
import type { Code, State, Token } from './state.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const CODE_LIFE = { facebook: 10 * MINUTE, instagram: HOUR }
const SHORT_LIFE = HOUR
const LONG_LIFE = 60 * DAY
/** The platform refuses to renew an Instagram token younger than this. */
const MIN_REFRESH_AGE = DAY

/** GET graph.facebook.com/oauth/access_token: code → short token, and short → long. */
export function facebookToken(state: State, { method, params }: Incoming): Answer {
  if (method !== 'GET') throw graphError(100, undefined, 'Unsupported post request.')
  const app = checkApp(params)
  if (params.grant_type === 'fb_exchange_token')
    return lengthenFacebook(state, app, params.fb_exchange_token)

  const code = takeCode(state, 'facebook', params)
  const secret = issue(state, 'EAAG', {
    kind: 'user',
    app: app.id,
    short: true,
    user: code.user,
    scopes: code.scopes,
    life: SHORT_LIFE,
  })
  return json({ access_token: secret, token_type: 'bearer', expires_in: SHORT_LIFE / 1000 })
}

function lengthenFacebook(state: State, app: App, secret: string | undefined): Answer {
  const token = secret ? state.data.tokens[secret] : undefined
  if (!token || token.kind !== 'user' || token.app !== app.id)
    throw graphError(190, undefined, 'Invalid OAuth access token - Cannot parse access token')
  if (token.dead)
    throw graphError(
      190,
      token.dead,
      'Error validating access token: the session has been invalidated'
    )
  if (state.now() >= token.expiresAt)
    throw graphError(190, 463, 'Error validating access token: Session has expired')
  const long = issue(state, 'EAAG', {
    kind: 'user',
    app: app.id,
    short: false,
    user: token.user,
    scopes: token.scopes,
    life: LONG_LIFE,
  })
  return json({ access_token: long, token_type: 'bearer', expires_in: LONG_LIFE / 1000 })
}

function checkApp(params: Record<string, string>): App {
  const app = appOf(params.client_id)
  if (!app)
    throw graphError(
      101,
      undefined,
      'Error validating application. Cannot get application info due to a system error.'
    )
  if (params.client_secret !== app.secret)
    throw graphError(1, undefined, 'Error validating client secret.')
  return app
}

function takeCode(state: State, login: Code['login'], params: Record<string, string>): Code {
  const code = state.data.codes[params.code ?? '']
  if (!code || code.login !== login || code.app !== params.client_id)
    throw graphError(100, 36007, 'This authorization code is not valid.')
  if (code.redirectUri !== params.redirect_uri)
    throw graphError(
      100,
      36008,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request'
    )
  if (code.used) throw graphError(100, 36009, 'This authorization code has been used.')
  if (state.now() - code.issuedAt > CODE_LIFE[login])
    throw graphError(100, 36007, 'This authorization code has expired.')
  code.used = true
  state.changed()
  return code
}

/** POST api.instagram.com/oauth/access_token; its errors have a shape of their own. */
export function instagramToken(state: State, { method, params }: Incoming): Answer {
  const refuse = (message: string) =>
    json({ error_type: 'OAuthException', code: 400, error_message: message }, 400)
  if (method !== 'POST') return refuse('Invalid request method')
  const app = appOf(params.client_id)
  if (!app) return refuse('Invalid platform app')
  if (params.client_secret !== app.secret) return refuse('Invalid client secret')
  if (params.grant_type !== 'authorization_code') return refuse('Invalid grant_type')

  let code: Code
  try {
    code = takeCode(state, 'instagram', params)
  } catch {
    return refuse('Matching code was not found or was already used')
  }
  const { user, account, scopes } = code
  const secret = issue(state, 'IGAA', {
    kind: 'instagram',
    app: app.id,
    short: true,
    user,
    account,
    scopes,
    life: SHORT_LIFE,
  })
  if (state.config.wrappedTokenAnswer) {
    return json({
      data: [{ access_token: secret, user_id: account, permissions: scopes.join(',') }],
    })
  }
  // The flat form sends the id as a bare number, digits beyond 2^53 included.
  const body = JSON.stringify({ access_token: secret, user_id: 0, permissions: scopes })
  return { ...json({}), body: body.replace('"user_id":0', `"user_id":${account}`) }
}

/** GET graph.instagram.com/access_token and /refresh_access_token. */
export function instagramLongToken(state: State, { params }: Incoming, isRefresh: boolean): Answer {
  const token = state.data.tokens[params.access_token ?? '']
  if (!token || token.kind !== 'instagram')
    throw graphError(190, undefined, 'Invalid OAuth access token - Cannot parse access token')
  if (token.dead)
    throw graphError(
      190,
      token.dead,
      'Error validating access token: the session has been invalidated'
    )
  if (state.now() >= token.expiresAt)
    throw graphError(190, 463, 'Error validating access token: Session has expired')

  if (isRefresh) {
    if (params.grant_type !== 'ig_refresh_token')
      throw graphError(100, undefined, 'Invalid grant_type')
    if (token.short) throw graphError(190, undefined, 'Only long-lived tokens can be refreshed')
    if (state.now() - token.issuedAt < MIN_REFRESH_AGE)
      throw graphError(190, undefined, 'The token is too young to be refreshed')
    if (!token.scopes.includes('instagram_business_basic'))
      throw graphError(10, undefined, 'instagram_business_basic is required')
  } else {
    if (params.grant_type !== 'ig_exchange_token')
      throw graphError(100, undefined, 'Invalid grant_type')
    if (params.client_secret !== appOf(token.app)!.secret)
      throw graphError(1, undefined, 'Error validating client secret.')
    if (!token.short)
      throw graphError(
        100,
        undefined,
        'Session key invalid: only short-lived tokens can be exchanged'
      )
  }
  const { user, account, scopes } = token
  const secret = issue(state, 'IGAA', {
    kind: 'instagram',
    app: token.app,
    short: false,
    user,
    account,
    scopes,
    life: LONG_LIFE,
  })
  return json({ access_token: secret, token_type: 'bearer', expires_in: LONG_LIFE / 1000 })
}

type NewToken = Pick<Token, 'kind' | 'app' | 'short' | 'user' | 'scopes'> & {
  page?: string
  account?: string
  life: number
}

export function issue(state: State, prefix: string, { life, ...facts }: NewToken): string {
  const secret = state.secret(prefix)
  const now = state.now()
  state.data.tokens[secret] = { ...facts, issuedAt: now, expiresAt: life ? now + life : 0 }
  state.mustKeep()
  return secret
}

/** A page token outlives its parent only when that is long-lived. */
export function pageToken(state: State, user: Token, page: string): string {
  const known = Object.entries(state.data.tokens).find(
    ([, token]) =>
      token.kind === 'page' &&
      token.page === page &&
      token.user === user.user &&
      token.app === user.app &&
      token.short === user.short &&
      !token.dead &&
      sameScopes(token.scopes, user.scopes)
  )
  if (known) return known[0]
  return issue(state, 'EAAP', {
    kind: 'page',
    app: user.app,
    short: user.short,
    user: user.user,
    page,
    scopes: user.scopes,
    life: user.short ? SHORT_LIFE : 0,
  })
}

const sameScopes = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join()

/** GET /debug_token with an app token. An unusable input token is still a 200. */
export function debugToken(state: State, { params, headers }: Incoming): Answer {
  const given = headers.authorization?.replace(/^Bearer /, '') ?? params.access_token ?? ''
  const app = appOf(given.split('|')[0])
  if (!app || given !== `${app.id}|${app.secret}`) {
    throw graphError(190, undefined, 'Invalid OAuth access token - Cannot parse access token')
  }
  const token = state.data.tokens[params.input_token ?? '']
  if (token?.app !== app.id)
    return json({
      data: {
        is_valid: false,
        scopes: [],
        error: { code: 190, message: 'Invalid OAuth access token.' },
      },
    })
  const expired = token.expiresAt !== 0 && state.now() >= token.expiresAt
  const subcode = token.dead ?? (expired ? 463 : undefined)
  return json({
    data: {
      app_id: app.id,
      type: token.kind === 'page' ? 'PAGE' : 'USER',
      application: app.name,
      is_valid: subcode === undefined,
      issued_at: Math.floor(token.issuedAt / 1000),
      expires_at: Math.floor(token.expiresAt / 1000),
      data_access_expires_at: Math.floor((token.issuedAt + 90 * DAY) / 1000),
      ...(token.page && { profile_id: token.page }),
      user_id: token.user,
      scopes: token.scopes,
      ...(subcode && { error: { code: 190, subcode, message: 'Error validating access token' } }),
    },
  })
}
