import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type Authorizer,
  type Grant,
  type PluginClock,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph, HOSTS, requireText } from './graph.ts'
import { idOf, listOf, nextCursor, objectOf, textOf, type JsonObject } from './json.ts'
import { expiryOf } from './expiry.ts'

/** Largest page the platform serves here. */
const PAGE_SIZE = '100'
/** 5 000 Pages: beyond what one person manages, and an end to a cursor that never moves on. */
const MAX_PAGES_OF_PAGES = 50

/** A Page the person has a role on, with the token that speaks for it. */
export interface PageChoice {
  id: string
  name: string | undefined
  /** The fields that were asked for, as the platform sent them. */
  facts: JsonObject
  grant: Grant
}

/** Facebook Login (for Business): the person's consent, their Pages, and the tokens of both. */
@injectable()
export class PageLogin {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** PKCE is not part of this platform's code flow; `state` carries the protection. */
  begin({ redirectUri, state, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL(`https://www.facebook.com/${this.graph.version}/dialog/oauth`)
    url.searchParams.set('client_id', this.settings.require('clientId'))
    url.searchParams.set('redirect_uri', redirectUri)
    url.searchParams.set('state', state)
    url.searchParams.set('response_type', 'code')
    const configId = this.settings.get('configId')
    if (configId) {
      // The configuration holds the permissions; `scope` beside it is discouraged.
      url.searchParams.set('config_id', configId)
      url.searchParams.set('override_default_response_type', 'true')
    } else {
      url.searchParams.set('scope', scopes.join(','))
    }
    // Without it, a permission declined once is never offered again.
    url.searchParams.set('auth_type', 'rerequest')
    return url
  }

  async exchange({
    code,
    redirectUri,
    signal,
  }: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    const short = await this.token(
      { redirect_uri: redirectUri, code: code.replace(/#_=?_?$/, '') },
      signal
    )
    // System-user tokens of a login configuration have no end and cannot be exchanged.
    const long =
      short.expires_in === undefined
        ? short
        : await this.lengthen(requireText(short.access_token), signal)
    const access = requireText(long.access_token)

    const me = await this.graph.read('me', { fields: 'id,name' }, this.as(access, signal))
    return {
      access,
      scopes: await this.granted(access, signal),
      expiresAt: expiryOf(long.expires_in, this.clock.now()),
      extra: { userId: idOf(me.id) },
      ...(idOf(me.id) && { person: idOf(me.id)! }),
    }
  }

  /** The person's Pages; one they may not speak for is left out. `fields` are asked for besides id, name and token. */
  async *pages(grant: Grant, fields: string, signal: AbortSignal): AsyncGenerator<PageChoice> {
    for await (const facts of this.listed(grant.access, fields, signal)) {
      const id = idOf(facts.id)
      if (!id) continue
      const token = textOf(facts.access_token) ?? (await this.pageToken(id, grant.access, signal))
      if (!token) continue
      yield {
        id,
        name: textOf(facts.name),
        facts,
        // A Page token made from a long-lived token has no end of its own; the person's token is kept to renew it.
        grant: {
          access: token,
          refresh: grant.access,
          refreshExpiresAt: grant.expiresAt,
          scopes: grant.scopes,
          extra: { ...objectOf(grant.extra), pageId: id },
          ...(grant.person && { person: grant.person }),
        },
      }
    }
  }

  /** Renews the person's token while it lives, and with it the Page's. */
  async refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    const extra = objectOf(grant.extra)
    const answer = await this.lengthen(grant.refresh ?? grant.access, signal)
    const user = requireText(answer.access_token)
    const scopes = await this.granted(user, signal)
    const end = expiryOf(answer.expires_in, this.clock.now())

    const pageId = textOf(extra.pageId)
    if (!pageId) return { ...grant, access: user, scopes, expiresAt: end }

    const access = (await this.pageToken(pageId, user, signal)) ?? grant.access
    return { ...grant, access, refresh: user, refreshExpiresAt: end, scopes }
  }

  /** Withdraws the whole consent: every Page token made from it dies as well. */
  async revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    const user = idOf(objectOf(grant.extra).userId) ?? 'me'
    try {
      await this.graph.write(
        `${user}/permissions`,
        {},
        this.as(grant.refresh ?? grant.access, signal),
        'DELETE'
      )
    } catch (error) {
      // A token that is already dead has nothing left to withdraw.
      if (!AdapterFault.is(error) || !['E_TOKEN_REVOKED', 'E_TOKEN_EXPIRED'].includes(error.code))
        throw error
    }
  }

  private async pageToken(
    pageId: string,
    user: string,
    signal: AbortSignal
  ): Promise<string | undefined> {
    const page = await this.graph.read(pageId, { fields: 'access_token' }, this.as(user, signal))
    return textOf(page.access_token)
  }

  private async *listed(
    token: string,
    fields: string,
    signal: AbortSignal
  ): AsyncGenerator<JsonObject> {
    let after: string | undefined
    for (let count = 0; count < MAX_PAGES_OF_PAGES; count++) {
      const query: Record<string, string> = {
        fields: `id,name,access_token,tasks,${fields}`,
        limit: PAGE_SIZE,
        ...(after && { after }),
      }
      const answer = await this.graph.read('me/accounts', query, this.as(token, signal))
      yield* listOf(answer)

      after = nextCursor(answer, after)
      if (!after) return
    }
  }

  private async granted(token: string, signal: AbortSignal): Promise<string[]> {
    const answer = await this.graph.read('me/permissions', {}, this.as(token, signal))
    return listOf(answer)
      .filter(({ status }) => status === 'granted')
      .flatMap(({ permission }) => textOf(permission) ?? [])
  }

  private lengthen(token: string, signal: AbortSignal): Promise<JsonObject> {
    return this.token({ grant_type: 'fb_exchange_token', fb_exchange_token: token }, signal)
  }

  /** GET, with everything in the query: the one form this endpoint documents. */
  private async token(
    parameters: Record<string, string>,
    signal: AbortSignal
  ): Promise<JsonObject> {
    const url = new URL(`/${this.graph.version}/oauth/access_token`, HOSTS.facebook)
    url.search = new URLSearchParams({
      client_id: this.settings.require('clientId'),
      client_secret: this.settings.secret('clientSecret'),
      ...parameters,
    }).toString()
    try {
      return await this.graph.exchange({ method: 'GET', url, signal })
    } catch (error) {
      throw tokenFault(error)
    }
  }

  private as(token: string, signal: AbortSignal) {
    return { variant: 'facebook' as const, token, signal }
  }
}

/** At the token endpoint, code 1 means a wrong secret and code 100 a code or token that is no good. */
function tokenFault(error: unknown): unknown {
  if (!AdapterFault.is(error) || !error.facts.remoteCode) return error
  const { remoteCode, status } = error.facts
  if (remoteCode === '1' && status !== undefined && status < 500) {
    return new AdapterFault('E_APP_MISCONFIGURED', { ...error.facts, field: 'clientSecret' })
  }
  if (remoteCode === '100' || error.code === 'E_TOKEN_EXPIRED')
    return new AdapterFault('E_TOKEN_REVOKED', error.facts)
  return error
}
