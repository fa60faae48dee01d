import {
  SETTINGS,
  accessToken,
  type AccountChoice,
  type Authorizer,
  type Grant,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MastodonApi, SERVER, textOf } from './api.ts'

/** OAuth 2 with PKCE (since Mastodon 4.3). Access does not run out, so there is nothing to renew. */
@injectable()
export class MastodonAuthorizer implements Authorizer {
  constructor(
    @inject(MastodonApi) private api: MastodonApi,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  begin({ redirectUri, state, challenge, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL(`${SERVER}/oauth/authorize`)
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: this.settings.require('clientId'),
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).toString()
    return url
  }

  async exchange(input: Parameters<Authorizer['exchange']>[0]): Promise<Grant> {
    const { code, verifier, redirectUri, signal } = input
    const form = {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    }
    const answer = await this.post('/oauth/token', form, signal)
    return {
      access: textOf(answer.access_token),
      scopes: typeof answer.scope === 'string' ? answer.scope.split(' ').filter(Boolean) : [],
    }
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const me = await this.me(grant, signal)
    const account = {
      remoteId: textOf(me.id),
      handle: textOf(me.acct),
      name:
        typeof me.display_name === 'string' && me.display_name ? me.display_name : textOf(me.acct),
      kind: 'account',
      ...(typeof me.avatar_static === 'string' && { pictureUrl: me.avatar_static }),
    }
    return [{ account, grant }]
  }

  /** Asks whether the access still holds; the grant itself stays as it is. */
  async refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    await this.me(grant, signal)
    return grant
  }

  async revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    await this.post('/oauth/revoke', { token: grant.access }, signal)
  }

  private me({ access, scopes }: Grant, signal: AbortSignal) {
    const token = accessToken(access, scopes)
    return this.api.read('/api/v1/accounts/verify_credentials', { token, signal })
  }

  private post(path: string, form: Record<string, string>, signal: AbortSignal) {
    const app = {
      client_id: this.settings.require('clientId'),
      client_secret: this.settings.secret('clientSecret'),
    }
    const url = `${SERVER}${path}`
    return this.api.repeatable({ method: 'POST', url, form: { ...app, ...form }, signal })
  }
}
