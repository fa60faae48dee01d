import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type AccountChoice,
  type Authorizer,
  type FaultCode,
  type Grant,
  type HttpResponse,
  type PluginClock,
  type PluginSettings,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { Channels } from './channels.ts'
import { Google } from './google.ts'
import { numberOf, objectOf, parseLossless, requireText, textOf, type JsonObject } from './json.ts'
import { isAudited } from './publish/audit.ts'

const CONSENT_PAGE = 'https://accounts.google.com/o/oauth2/v2/auth'
const TOKEN = 'https://oauth2.googleapis.com/token'
const REVOKE = 'https://oauth2.googleapis.com/revoke'

/** https://developers.google.com/identity/protocols/oauth2/web-server, read 2026-09-19. */
const ERRORS: Record<string, [code: FaultCode, field?: string]> = {
  invalid_grant: ['E_TOKEN_REVOKED'],
  invalid_client: ['E_APP_MISCONFIGURED', 'clientSecret'],
  unauthorized_client: ['E_APP_MISCONFIGURED', 'clientId'],
  deleted_client: ['E_APP_MISCONFIGURED', 'clientId'],
  redirect_uri_mismatch: ['E_APP_MISCONFIGURED', 'redirectUri'],
  invalid_request: ['E_APP_MISCONFIGURED'],
  unsupported_grant_type: ['E_ADAPTER_BUG'],
  admin_policy_enforced: ['E_ACCOUNT_BLOCKED'],
  org_internal: ['E_ACCOUNT_BLOCKED'],
}

/** Google's sign-in. The person picks the channel on Google's page; a brand channel is a choice of its own there. */
@injectable()
export class GoogleSignIn implements Authorizer {
  constructor(
    @inject(Google) private google: Google,
    @inject(Channels) private channels: Channels,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  begin({ redirectUri, state, challenge, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL(CONSENT_PAGE)
    url.search = new URLSearchParams({
      client_id: this.settings.require('clientId'),
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: scopes.join(' '),
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      access_type: 'offline',
      // Without it only the very first consent brings a refresh token.
      prompt: 'consent',
    }).toString()
    return url
  }

  async exchange({
    code,
    verifier,
    redirectUri,
    signal,
  }: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    // Read here so that a wrong one is noticed while somebody looks, and not by the first post.
    isAudited(this.settings)
    const form = {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    }
    return this.grantOf(await this.token(form, signal))
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const token = { reveal: () => grant.access }
    const found = await this.channels.mine({ token, signal }).catch((error) => {
      // A Google account that never made a channel: nothing to pick, and nothing wrong with the access.
      const { code, facts } = AdapterFault.from(error)
      if (code === 'E_ACCOUNT_BLOCKED' && facts.remoteCode === 'youtubeSignupRequired') return []
      throw error
    })
    return found.map((account) => ({ account, grant }))
  }

  /** Google does not rotate refresh tokens; should it send one all the same, the new one counts. */
  async refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    if (!grant.refresh)
      throw new AdapterFault('E_TOKEN_REVOKED', { remoteCode: 'no_refresh_token' })
    const form = { grant_type: 'refresh_token', refresh_token: grant.refresh }
    const renewed = this.grantOf(await this.token(form, signal), grant.scopes)
    return {
      ...grant,
      ...renewed,
      refresh: renewed.refresh ?? grant.refresh,
    }
  }

  /** In the form, not in the address: addresses end up in logs. */
  async revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    const form = { token: grant.refresh ?? grant.access }
    const response = await this.google.raw({ method: 'POST', url: REVOKE, form, signal })
    const isGone = errorIn(response) === 'invalid_token'
    if ((response.status >= 200 && response.status < 300) || isGone) return
    throw refusal(response)
  }

  private async token(form: Record<string, string>, signal: AbortSignal): Promise<JsonObject> {
    const app = {
      client_id: this.settings.require('clientId'),
      client_secret: this.settings.secret('clientSecret'),
    }
    const response = await this.google.raw({
      method: 'POST',
      url: TOKEN,
      form: { ...form, ...app },
      signal,
    })
    const body = objectOf(parseLossless(response.text))
    if (response.status !== 200 || !textOf(body.access_token)) throw refusal(response)
    return body
  }

  private grantOf(body: JsonObject, known: string[] = []): Grant {
    const scopes = textOf(body.scope)?.split(' ').filter(Boolean)
    const end = (seconds: number | undefined) =>
      seconds === undefined
        ? undefined
        : DateTime.fromJSDate(this.clock.now()).plus({ seconds }).toUTC().toISO()!
    const expiresAt = end(numberOf(body.expires_in))
    // Only for grants that end: apps in testing, and access given for a time.
    const refreshExpiresAt = end(numberOf(body.refresh_token_expires_in))
    return {
      access: requireText(body.access_token),
      ...(textOf(body.refresh_token) && { refresh: textOf(body.refresh_token) }),
      scopes: scopes ?? known,
      ...(expiresAt && { expiresAt }),
      ...(refreshExpiresAt && { refreshExpiresAt }),
    }
  }
}

function refusal(response: HttpResponse): AdapterFault {
  const error = errorIn(response)
  const facts = { status: response.status, ...(error && { remoteCode: error }) }
  if (response.status === 429)
    return new AdapterFault('E_RATE_LIMITED', { ...facts, retryAfter: response.retryAfter })
  const isVerdict = response.status >= 400 && response.status < 500
  if (!isVerdict || !error || !Object.hasOwn(ERRORS, error))
    return new AdapterFault('E_REMOTE_DOWN', facts)
  const [code, field] = ERRORS[error]
  return new AdapterFault(code, { ...facts, ...(field && { field }) })
}

/** The word of RFC 6749, which is all that is ever repeated of such an answer. */
function errorIn({ text }: HttpResponse): string | undefined {
  const error = textOf(objectOf(parseLossless(text)).error)
  return error && /^[a-z_]{1,60}$/.test(error) ? error : undefined
}
