import { createHash } from 'node:crypto'
import { json, nothing, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { TokenRefused } from './refusals.ts'
import { SANDBOX } from './sandbox.ts'
import type { Code, Consent, State } from './state.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const CODE_LIFE = 10 * MINUTE
const ACCESS_SECONDS = 3599
/** Unused this long, a refresh token dies. */
const IDLE_LIFE = 182 * DAY
/** Refresh tokens of an app whose consent screen is "in testing". */
const TESTING_LIFE = 7 * DAY
/** Live refresh tokens of one person with one app; the oldest is dropped without a word. */
const MAX_LIVE = 100
/** An S256 challenge has this many characters; what is shorter is none, and is not compared. */
const CHALLENGE_LENGTH = 43

/** POST oauth2.googleapis.com/token */
export function token(state: State, { method, params }: Incoming): Answer {
  if (method !== 'POST') throw new TokenRefused('invalid_request', 'Only POST is supported.', 405)
  if (params.client_id !== SANDBOX.settings.clientId)
    throw new TokenRefused('invalid_client', 'The OAuth client was not found.', 401)
  if (params.client_secret !== SANDBOX.settings.clientSecret)
    throw new TokenRefused('invalid_client', 'Unauthorized', 401)
  switch (params.grant_type) {
    case 'authorization_code':
      return exchange(state, params)
    case 'refresh_token':
      return refresh(state, params)
    default:
      throw new TokenRefused(
        'unsupported_grant_type',
        `Invalid grant_type: ${params.grant_type ?? ''}`
      )
  }
}

function exchange(state: State, params: Record<string, string>): Answer {
  const code = state.data.codes[params.code ?? '']
  if (!code) throw new TokenRefused('invalid_grant', 'Malformed auth code.')
  if (code.redirectUri !== params.redirect_uri)
    throw new TokenRefused('redirect_uri_mismatch', 'Bad Request')
  if (code.used || state.now() - code.issuedAt > CODE_LIFE)
    throw new TokenRefused('invalid_grant', 'Bad Request')
  if (!isVerified(code, params.code_verifier))
    throw new TokenRefused('invalid_grant', 'Invalid code verifier.')
  code.used = true
  const consent = state.data.consents[code.consent]
  dropOldest(state, consent)
  return issue(state, code.consent, consent, true)
}

function isVerified({ challenge, method }: Code, verifier: string | undefined): boolean {
  if (challenge === null || challenge.length < CHALLENGE_LENGTH) return true
  if (verifier === undefined) return false
  const made =
    method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier
  return made === challenge
}

function dropOldest({ data }: State, { person }: Consent): void {
  const live = Object.values(data.consents).filter(
    (one) => one.person === person && one.refresh && !one.isDead
  )
  for (const old of live.slice(0, Math.max(0, live.length - MAX_LIVE))) old.isDead = true
}

function refresh(state: State, params: Record<string, string>): Answer {
  const found = Object.entries(state.data.consents).find(
    ([, { refresh: secret }]) => secret && secret === params.refresh_token
  )
  if (!found || !isAlive(state, found[1]))
    throw new TokenRefused('invalid_grant', 'Token has been expired or revoked.')
  found[1].usedAt = state.now()
  return issue(state, found[0], found[1], false)
}

function isAlive(state: State, { isDead, grantedAt, usedAt }: Consent): boolean {
  if (isDead || state.now() - usedAt > IDLE_LIFE) return false
  return !state.config.testing || state.now() - grantedAt < TESTING_LIFE
}

/** Refresh tokens do not rotate: a renewal brings an access token and nothing else. */
function issue(state: State, id: string, consent: Consent, isFirst: boolean): Answer {
  const access = state.secret('ya29.a0')
  state.data.tokens[access] = { consent: id, expiresAt: state.now() + ACCESS_SECONDS * 1000 }
  state.mustKeep()
  const shown = isFirst && consent.refresh
  return json({
    access_token: access,
    expires_in: ACCESS_SECONDS,
    ...(shown && { refresh_token: consent.refresh }),
    ...(shown &&
      state.config.testing === true && { refresh_token_expires_in: TESTING_LIFE / 1000 }),
    scope: consent.scopes.join(' '),
    token_type: 'Bearer',
  })
}

/** POST oauth2.googleapis.com/revoke: an access or a refresh token, and with it the whole consent of the person. */
export function revoke(state: State, { params }: Incoming): Answer {
  const secret = params.token ?? ''
  const id =
    state.data.tokens[secret]?.consent ??
    Object.entries(state.data.consents).find(([, consent]) => consent.refresh === secret)?.[0]
  const consent = id && state.data.consents[id]
  if (!consent || consent.isDead)
    throw new TokenRefused('invalid_token', 'Token expired or revoked')
  for (const other of Object.values(state.data.consents))
    if (other.person === consent.person) other.isDead = true
  state.mustKeep()
  return { ...nothing(200), type: 'application/json' }
}
