import {
  AdapterFault,
  CLOCK,
  HTTP,
  SETTINGS,
  type AccountChoice,
  type Authorizer,
  type Grant,
  type HttpResponse,
  type PluginClock,
  type PluginHttp,
  type PluginSettings,
} from '@caidence/sdk'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import {
  instantOf,
  numberOf,
  objectOf,
  parseLossless,
  textOf,
  type JsonObject,
} from './api/json.ts'
import { Members, type Member } from './channel/members.ts'
import { Pages } from './channel/pages.ts'

const OAUTH = 'https://www.linkedin.com/oauth/v2'
/** Documented; taken where an answer leaves it out, since a token without an end would never be asked about. */
const LIFE_SECONDS = 60 * 86_400
/** Later than this, a number of seconds is one of milliseconds: the documentation says the one, its samples show the other. */
const MAX_SECONDS = 1e11
const PAGES_SCOPE = 'rw_organization_admin'
/** Refusals that concern the app and not the person. */
const APP_ERRORS: Record<string, string> = {
  invalid_client: 'clientSecret',
  invalid_client_id: 'clientId',
  unauthorized_client: 'clientId',
  invalid_redirect_uri: 'redirectUri',
  redirect_uri_mismatch: 'redirectUri',
}

/** Three-legged sign-in of a member. One consent speaks for the member and for every Page they may post on. */
@injectable()
export class LinkedinAuthorizer implements Authorizer {
  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock,
    @inject(Members) private members: Members,
    @inject(Pages) private pages: Pages
  ) {}

  /** PKCE is not part of this platform's flow for apps with a secret; `state` carries the protection. */
  begin({ redirectUri, state, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL(`${OAUTH}/authorization`)
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: this.settings.require('clientId'),
      redirect_uri: redirectUri,
      state,
      scope: scopes.join(' '),
    })
    url.search = query.toString().replaceAll('+', '%20')
    return url
  }

  async exchange({
    code,
    redirectUri,
    signal,
  }: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    // Read here so that a wrong one is noticed while somebody looks, and not by the first post.
    for (const key of ['apiVersion', 'products', 'resendDoubtful']) this.settings.get(key)
    const answer = await this.token(
      { grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      'code',
      signal
    )
    const scopes = scopesOf(answer.scope)
    const grant = this.grantOf(answer, scopes)
    return scopes.length ? grant : this.inspected(grant, signal)
  }

  /** Pages first: they are what most people come for, and what can be read back after a lost answer. */
  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const as = { token: grant.access, signal }
    const member = await this.members.me(as, grant.scopes)
    const own: Grant = { ...grant, person: member.urn }
    const choices: AccountChoice[] = []
    if (grant.scopes.includes(PAGES_SCOPE)) {
      for (const urn of (await this.pages.roles(as)).keys()) {
        const { name, vanityName } = await this.pages.read(urn, as)
        choices.push({
          account: {
            remoteId: urn,
            handle: vanityName ?? name ?? urn,
            kind: 'page',
            ...(name && { name }),
          },
          grant: own,
        })
      }
    }
    return [...choices, { account: accountOf(member), grant: own }]
  }

  /**
   * Only some apps are given a refresh token. Without one there is nothing to renew: the platform is asked how long the
   * access lasts, and answers as well when it is gone.
   */
  async refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    if (!grant.refresh) return this.inspected(grant, signal)
    const answer = await this.token(
      { grant_type: 'refresh_token', refresh_token: grant.refresh },
      'refresh',
      signal
    )
    const scopes = scopesOf(answer.scope)
    const fresh = this.grantOf(answer, scopes.length ? scopes : grant.scopes)
    return {
      ...grant,
      ...fresh,
      // Renewing does not extend it: its end stays that of the first consent.
      refresh: fresh.refresh ?? grant.refresh,
      refreshExpiresAt: fresh.refreshExpiresAt ?? grant.refreshExpiresAt,
    }
  }

  async revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    const response = await this.ask('revoke', { token: grant.access }, signal)
    // A token that is not known any more has nothing left to withdraw.
    if (isSuccess(response) || response.status === 400) return
    throw this.refusalOf(response, 'refresh')
  }

  private async inspected(grant: Grant, signal: AbortSignal): Promise<Grant> {
    const response = await this.ask('introspectToken', { token: grant.access }, signal)
    const answer = isSuccess(response) ? objectOf(parseLossless(response.text)) : {}
    if (typeof answer.active !== 'boolean') throw this.refusalOf(response, 'refresh')
    if (!answer.active || answer.status === 'expired' || answer.status === 'revoked')
      throw new AdapterFault('E_TOKEN_REVOKED', { remoteCode: textOf(answer.status) ?? 'inactive' })

    const end = numberOf(answer.expires_at)
    const scopes = scopesOf(answer.scope)
    return {
      ...grant,
      ...(scopes.length && { scopes }),
      ...(end && { expiresAt: instantOf(end > MAX_SECONDS ? end : end * 1000) }),
    }
  }

  private async token(
    form: Record<string, string>,
    what: 'code' | 'refresh',
    signal: AbortSignal
  ): Promise<JsonObject> {
    const response = await this.ask('accessToken', form, signal)
    const body = objectOf(parseLossless(response.text))
    if (isSuccess(response) && textOf(body.access_token)) return body
    throw this.refusalOf(response, what)
  }

  private async ask(
    endpoint: string,
    form: Record<string, string>,
    signal: AbortSignal
  ): Promise<HttpResponse> {
    try {
      return await this.http.request({
        method: 'POST',
        url: `${OAUTH}/${endpoint}`,
        form: {
          ...form,
          client_id: this.settings.require('clientId'),
          client_secret: this.settings.secret('clientSecret'),
        },
        signal,
      })
    } catch (error) {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    }
  }

  /** RFC 6749's shape with codes of the platform's own; anything else is nobody's verdict. */
  private refusalOf(
    { status, text, retryAfter }: HttpResponse,
    what: 'code' | 'refresh'
  ): AdapterFault {
    const error = textOf(objectOf(parseLossless(text)).error)
    const facts = {
      status,
      ...(error && { remoteCode: error }),
      ...(retryAfter !== undefined && { retryAfter }),
    }
    if (status === 429) return new AdapterFault('E_RATE_LIMITED', facts)
    if (!error || status < 400 || status >= 500) return new AdapterFault('E_REMOTE_DOWN', facts)
    if (APP_ERRORS[error])
      return new AdapterFault('E_APP_MISCONFIGURED', { ...facts, field: APP_ERRORS[error] })
    return new AdapterFault('E_TOKEN_REVOKED', {
      ...facts,
      ...(what === 'code' && { field: 'code' }),
    })
  }

  private grantOf(answer: JsonObject, scopes: string[]): Grant {
    const end = (seconds: number) =>
      DateTime.fromJSDate(this.clock.now()).plus({ seconds }).toUTC().toISO()!
    const refresh = textOf(answer.refresh_token)
    const refreshLife = numberOf(answer.refresh_token_expires_in)
    return {
      access: textOf(answer.access_token)!,
      ...(refresh && { refresh }),
      scopes,
      expiresAt: end(numberOf(answer.expires_in) ?? LIFE_SECONDS),
      ...(refresh && refreshLife && { refreshExpiresAt: end(refreshLife) }),
    }
  }
}

function accountOf({ urn, name, vanityName, pictureUrl }: Member): AccountChoice['account'] {
  return {
    remoteId: urn,
    handle: vanityName ?? name ?? urn,
    kind: 'profile',
    ...(name && { name }),
    ...(pictureUrl && { pictureUrl }),
  }
}

/** Separated by commas or by spaces, both have been seen. */
const scopesOf = (value: JsonObject[string] | undefined): string[] =>
  (textOf(value) ?? '').split(/[,\s]+/).filter(Boolean)

const isSuccess = ({ status }: HttpResponse) => status >= 200 && status < 300
