import {
  escapeHtml,
  formValues,
  json,
  page,
  redirect,
  refusedConsent,
  tickedScopes,
  type Answer,
  type Incoming,
} from '@caidence/testkit/emulators'
import { APPS, type App } from './sandbox.ts'
import type { State, Token } from './state.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const CODE_LIFE = 30 * MINUTE
const ACCESS_LIFE = 60 * DAY
const REFRESH_LIFE = 365 * DAY

/** The consent page: GET shows it, POST to the same address is the member's decision. */
export function consent(
  state: State,
  incoming: Incoming,
  registered: string[] | undefined
): Answer {
  const { query, params, method } = incoming
  const app = APPS.find(({ id }) => id === query.client_id)
  if (!app) return refusedConsent('The passed in client_id is invalid')
  const target = URL.parse(query.redirect_uri ?? '')
  const isLocal = target && ['localhost', '127.0.0.1', '[::1]'].includes(target.hostname)
  if (
    !target ||
    (target.protocol !== 'https:' && !isLocal) ||
    (registered && !registered.includes(query.redirect_uri))
  )
    return refusedConsent('The redirect_uri does not match the registered value')
  if (query.response_type !== 'code')
    return redirect(back(target, query, { error: 'unsupported_response_type' }))
  const scopes = (query.scope ?? '').split(/[\s,]+/).filter(Boolean)
  const foreign = scopes.find((scope) => !app.scopes.includes(scope))
  if (scopes.length === 0 || foreign)
    return redirect(
      back(target, query, {
        error: 'unauthorized_scope_error',
        error_description: `Scope "${foreign ?? ''}" is not authorized for your application`,
      })
    )
  if (method === 'GET') return question(state, app, scopes)
  if (params.decision !== 'approve')
    return redirect(
      back(target, query, {
        error: 'user_cancelled_authorize',
        error_description: 'The user cancelled the authorization',
      })
    )
  const person =
    state.data.people.find(
      ({ id, first, last }) => id === params.person || `${first} ${last}` === params.person
    ) ?? state.data.people[0]
  const code = state.secret('AQT')
  state.data.codes[code] = {
    app: app.id,
    person: person.id,
    // The platform's page has no boxes. A script may still leave scopes out: a consent from before a product was added.
    scopes: tickedScopes(scopes, {
      isForm: false,
      ticked: [],
      declined: formValues(incoming, 'decline'),
    }),
    redirectUri: query.redirect_uri,
    issuedAt: state.now(),
    used: false,
  }
  state.changed()
  return redirect(back(target, query, { code }))
}

function back(
  redirectUri: URL,
  { state }: Record<string, string>,
  answer: Record<string, string>
): URL {
  const target = new URL(redirectUri)
  for (const [key, value] of Object.entries(answer)) target.searchParams.set(key, value)
  if (state !== undefined) target.searchParams.set('state', state)
  return target
}

/** All or nothing: the scopes are named, and cannot be unticked. */
function question(state: State, { name }: App, scopes: string[]): Answer {
  const people = state.data.people
    .map(({ id, first, last }) => `<option value="${id}">${first} ${last}</option>`)
    .join('')
  const items = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')
  return page(
    'Sign in with LinkedIn (emulator)',
    `<p class="note">This is an emulator. No real LinkedIn account is involved.</p>
<h1>${escapeHtml(name)} would like to</h1><ul>${items}</ul>
<form method="post"><input type="hidden" name="form" value="1">
<fieldset><legend>Who signs in</legend><label>Member <select name="person">${people}</select></label></fieldset>
<div class="row"><button name="decision" value="approve">Allow</button><button name="decision" value="cancel">Cancel</button></div>
</form>`
  )
}

const refuse = (status: number, error: string, description: string): Answer =>
  json({ error, error_description: description }, status)

export function accessToken(state: State, incoming: Incoming): Answer {
  const { params, headers, method } = incoming
  if (
    method !== 'POST' ||
    !(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  )
    return refuse(400, 'invalid_request', 'A required parameter "grant_type" is missing')
  const app = appFor(params)
  if (!app) return refuse(401, 'invalid_client', 'Client authentication failed')
  if (params.grant_type === 'refresh_token') return renew(state, app, params.refresh_token ?? '')
  if (params.grant_type !== 'authorization_code')
    return refuse(400, 'invalid_request', 'The grant_type is not supported')

  const code = Object.hasOwn(state.data.codes, params.code ?? '')
    ? state.data.codes[params.code]
    : undefined
  if (!code || code.app !== app.id || code.used)
    return refuse(
      401,
      'invalid_request',
      'Unable to retrieve access token: authorization code not found'
    )
  if (code.redirectUri !== params.redirect_uri || state.now() - code.issuedAt > CODE_LIFE)
    return refuse(
      400,
      'invalid_redirect_uri',
      'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.'
    )
  code.used = true
  endOtherConsents(state, app, code.person, code.scopes)
  const refresh = app.refreshes && state.config.refreshTokens ? state.secret('AQW') : undefined
  if (refresh)
    state.data.refreshTokens[refresh] = {
      app: app.id,
      person: code.person,
      scopes: code.scopes,
      expiresAt: state.now() + REFRESH_LIFE,
    }
  return tokens(state, app, code.person, code.scopes, refresh)
}

/** The same refresh token comes back, with what is left of its life. */
function renew(state: State, app: App, secret: string): Answer {
  const token = Object.hasOwn(state.data.refreshTokens, secret)
    ? state.data.refreshTokens[secret]
    : undefined
  if (!token || token.app !== app.id || token.dead || state.now() >= token.expiresAt)
    return refuse(
      400,
      'invalid_request',
      'The provided authorization grant or refresh token is invalid, expired or revoked'
    )
  return tokens(state, app, token.person, token.scopes, secret)
}

function tokens(
  state: State,
  app: App,
  person: string,
  scopes: string[],
  refresh: string | undefined
): Answer {
  const access = state.secret('AQX')
  const now = state.now()
  state.data.tokens[access] = {
    app: app.id,
    person,
    scopes,
    issuedAt: now,
    expiresAt: now + ACCESS_LIFE,
  }
  state.mustKeep()
  return json({
    access_token: access,
    expires_in: ACCESS_LIFE / 1000,
    ...(refresh && {
      refresh_token: refresh,
      refresh_token_expires_in: Math.floor(
        (state.data.refreshTokens[refresh].expiresAt - now) / 1000
      ),
    }),
    scope: scopes.join(state.config.commaScopes ? ',' : ' '),
    token_type: 'Bearer',
  })
}

/** A consent to other scopes ends every earlier one of that member for the app. */
function endOtherConsents(state: State, app: App, person: string, scopes: string[]): void {
  const same = (other: string[]) => [...other].sort().join() === [...scopes].sort().join()
  for (const token of Object.values(state.data.tokens))
    if (token.app === app.id && token.person === person && !same(token.scopes))
      token.dead = 'revoked'
  for (const token of Object.values(state.data.refreshTokens))
    if (token.app === app.id && token.person === person && !same(token.scopes)) token.dead = true
}

export function introspect(state: State, { params }: Incoming): Answer {
  const app = appFor(params)
  if (!app) return refuse(401, 'invalid_client', 'Client authentication failed')
  const token = Object.hasOwn(state.data.tokens, params.token ?? '')
    ? state.data.tokens[params.token]
    : undefined
  if (!token || token.app !== app.id) return json({ active: false })
  const unit = state.config.millisecondInstants ? 1 : 1000
  return json({
    active: statusOf(state, token) === 'active',
    status: statusOf(state, token),
    scope: token.scopes.join(','),
    client_id: app.id,
    authorized_at: Math.floor(token.issuedAt / unit),
    created_at: Math.floor(token.issuedAt / unit),
    expires_at: Math.floor(token.expiresAt / unit),
    auth_type: '3L',
  })
}

const statusOf = (state: State, token: Token) =>
  token.dead ?? (state.now() >= token.expiresAt ? 'expired' : 'active')

export function revoke(state: State, { params }: Incoming): Answer {
  const app = appFor(params)
  if (!app) return refuse(401, 'invalid_client', 'Client authentication failed')
  const token = Object.hasOwn(state.data.tokens, params.token ?? '')
    ? state.data.tokens[params.token]
    : undefined
  if (token?.app === app.id) {
    for (const other of Object.values(state.data.tokens))
      if (other.app === app.id && other.person === token.person) other.dead = 'revoked'
    for (const other of Object.values(state.data.refreshTokens))
      if (other.app === app.id && other.person === token.person) other.dead = true
    state.changed()
  }
  return { status: 200, body: '' }
}

const appFor = ({ client_id: id, client_secret: secret }: Record<string, string>) =>
  APPS.find((app) => app.id === id && app.secret === secret)
