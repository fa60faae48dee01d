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
  bodyOf,
  expiryOf,
  faultOf,
  Graph,
  HOSTS,
  idOf,
  instantOf,
  listOf,
  objectOf,
  parseLossless,
  requireText,
  textOf,
  type JsonObject,
} from '@caidence/meta-graph'

/** The platform refuses to renew a token younger than this. */
export const MIN_REFRESH_AGE = { hours: 24 }
/** Documented; taken where an answer leaves it out, since a token without an end would never be renewed, and die. */
const LONG_LIFE_SECONDS = 60 * 86_400
const ALL_SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
]

/** Instagram Login: one professional account, no Page, an app id and secret of its own. */
@injectable()
export class InstagramLogin implements Authorizer {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(HTTP) private http: PluginHttp,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  begin({ redirectUri, state, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL('https://www.instagram.com/oauth/authorize')
    url.searchParams.set('client_id', this.settings.require('clientId'))
    url.searchParams.set('redirect_uri', redirectUri)
    url.searchParams.set('response_type', 'code')
    url.searchParams.set('scope', scopes.join(','))
    url.searchParams.set('state', state)
    return url
  }

  async exchange({
    code,
    redirectUri,
    signal,
  }: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    const short = await this.shortToken(code, redirectUri, signal)
    const url = new URL('/access_token', HOSTS.instagram)
    url.search = new URLSearchParams({
      grant_type: 'ig_exchange_token',
      client_secret: this.settings.secret('clientSecret'),
      access_token: requireText(short.access_token),
    }).toString()
    const long = await this.graph.exchange({ method: 'GET', url, signal })
    const person = idOf(short.user_id)
    return { ...this.grantOf(long, scopesOf(short) ?? ALL_SCOPES), ...(person && { person }) }
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const me = await this.graph.read(
      'me',
      { fields: 'user_id,username,name,account_type,profile_picture_url' },
      { variant: 'instagram', token: grant.access, signal }
    )
    // `id` is scoped to the app; paths want the professional account's own id.
    const remoteId = idOf(me.user_id) ?? idOf(me.id)
    if (!remoteId) throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
    return [
      {
        account: {
          remoteId,
          handle: textOf(me.username) ?? remoteId,
          kind: 'professional',
          name: textOf(me.name),
          pictureUrl: textOf(me.profile_picture_url),
          extra: { variant: 'instagram' },
        },
        grant,
      },
    ]
  }

  /** A token younger than a day is returned as it is: the platform would answer with an error that looks like a dead one. */
  async refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    const obtained = DateTime.fromISO(textOf(objectOf(grant.extra).obtainedAt) ?? '')
    if (obtained.isValid && DateTime.fromJSDate(this.clock.now()) < obtained.plus(MIN_REFRESH_AGE))
      return grant

    const url = new URL('/refresh_access_token', HOSTS.instagram)
    url.search = new URLSearchParams({
      grant_type: 'ig_refresh_token',
      access_token: grant.access,
    }).toString()
    try {
      const answer = await this.graph.exchange({ method: 'GET', url, signal })
      const renewed = this.grantOf(answer, scopesOf(answer) ?? grant.scopes)
      return { ...renewed, ...(grant.person && { person: grant.person }) }
    } catch (error) {
      // What has run out cannot be renewed, so there is nothing left to refresh with.
      const isDead = AdapterFault.is(error) && error.code === 'E_TOKEN_EXPIRED'
      throw isDead ? new AdapterFault('E_TOKEN_REVOKED', error.facts) : error
    }
  }

  /** The platform documents no way to withdraw these tokens; the person removes the app in their settings. */
  async revoke(): Promise<void> {}

  private grantOf(answer: JsonObject, scopes: string[]): Grant {
    const now = this.clock.now()
    return {
      access: requireText(answer.access_token),
      scopes,
      expiresAt: expiryOf(answer.expires_in ?? LONG_LIFE_SECONDS, now),
      extra: { variant: 'instagram', obtainedAt: instantOf(DateTime.fromJSDate(now)) },
    }
  }

  private async shortToken(
    code: string,
    redirectUri: string,
    signal: AbortSignal
  ): Promise<JsonObject> {
    const response = await this.http
      .request({
        method: 'POST',
        url: 'https://api.instagram.com/oauth/access_token',
        form: {
          client_id: this.settings.require('clientId'),
          client_secret: this.settings.secret('clientSecret'),
          grant_type: 'authorization_code',
          redirect_uri: redirectUri,
          // A trailing `#_` is part of the redirect, not of the code.
          code: code.replace(/#_$/, ''),
        },
        signal,
      })
      .catch((error) => {
        throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
          ? new AdapterFault('E_REMOTE_DOWN')
          : error
      })
    const refused = refusalOf(response)
    if (refused) throw refused
    const body = bodyOf(response)
    // Documented as data[0]; seen flat as well.
    return listOf(body)[0] ?? body
  }
}

/** This endpoint has an error shape of its own: `{error_type, code, error_message}`. */
function refusalOf(response: HttpResponse): AdapterFault | null {
  const body = objectOf(parseLossless(response.text))
  if (textOf(body.error_type) === undefined) return null
  if (response.status >= 500 || response.status === 429) return faultOf(response)
  // One code for a used code, a wrong secret and a foreign redirect URI alike: starting again is what helps most often.
  return new AdapterFault('E_TOKEN_REVOKED', { status: response.status, field: 'code' })
}

function scopesOf({ permissions }: JsonObject): string[] | null {
  const list = Array.isArray(permissions) ? permissions : textOf(permissions)?.split(/[,\s]+/)
  const scopes = (list ?? []).flatMap((scope) => textOf(scope) ?? [])
  return scopes.length ? scopes : null
}
