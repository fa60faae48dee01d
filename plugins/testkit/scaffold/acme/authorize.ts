import {
  CLOCK,
  SETTINGS,
  accessToken,
  type AccountChoice,
  type Authorizer,
  type Grant,
  type PluginClock,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeApi, API, textOf } from './api.ts'

/** OAuth 2 with PKCE; refresh tokens change with every use. */
@injectable()
export class AcmeAuthorizer implements Authorizer {
  private renewals = new Map<string, Promise<Grant>>()

  constructor(
    @inject(AcmeApi) private api: AcmeApi,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  begin({ redirectUri, state, challenge, scopes }: Parameters<Authorizer['begin']>[0]): URL {
    const url = new URL('https://acme.example/oauth/authorize')
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

  exchange({ code, verifier, redirectUri, signal }: Parameters<Authorizer['exchange']>[0]) {
    return this.token(
      {
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      },
      signal
    )
  }

  async accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]> {
    const me = await this.api.read('/v1/me', {
      token: accessToken(grant.access, grant.scopes),
      signal,
    })
    const account = {
      remoteId: textOf(me.id),
      handle: textOf(me.handle),
      name: textOf(me.name),
      kind: 'account',
    }
    return [{ account, grant }]
  }

  /** A refresh token is good for one use, so renewals at the same time share one request. */
  refresh(grant: Grant, signal: AbortSignal): Promise<Grant> {
    const refresh = grant.refresh ?? ''
    const running = this.renewals.get(refresh)
    if (running) return running
    const renewal = this.token(
      { grant_type: 'refresh_token', refresh_token: refresh },
      signal
    ).finally(() => this.renewals.delete(refresh))
    this.renewals.set(refresh, renewal)
    return renewal
  }

  async revoke(grant: Grant, signal: AbortSignal): Promise<void> {
    await this.post('/oauth/revoke', { token: grant.refresh ?? grant.access }, signal)
  }

  private async token(form: Record<string, string>, signal: AbortSignal): Promise<Grant> {
    const answer = await this.post('/oauth/token', form, signal)
    const seconds = Number(answer.expires_in)
    return {
      access: textOf(answer.access_token),
      refresh: textOf(answer.refresh_token),
      // Everything may have been declined.
      scopes: typeof answer.scope === 'string' ? answer.scope.split(' ').filter(Boolean) : [],
      ...(seconds > 0 && {
        expiresAt: new Date(this.clock.now().getTime() + seconds * 1000).toISOString(),
      }),
    }
  }

  private post(path: string, form: Record<string, string>, signal: AbortSignal) {
    const app = {
      client_id: this.settings.require('clientId'),
      client_secret: this.settings.secret('clientSecret'),
    }
    return this.api.repeatable({
      method: 'POST',
      url: `${API}${path}`,
      form: { ...app, ...form },
      signal,
    })
  }
}
