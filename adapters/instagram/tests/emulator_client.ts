import type { Emulator } from '@caidence/testkit'
import { SANDBOX } from '../emulator/sandbox.ts'

export const REDIRECT = 'http://localhost:3333/cb'
export const ACCOUNT = '17841400000000001'
export const FACEBOOK =
  'instagram_basic,instagram_content_publish,pages_show_list,pages_read_engagement'

/** Speaks to the emulator as a foreign client would: plain requests, nothing of the adapter. */
export class Client {
  token = ''
  constructor(readonly emulator: Emulator) {}

  async signIn(scope = FACEBOOK, decline: string[] = []): Promise<this> {
    const dialog = new URL('https://www.facebook.com/v25.0/dialog/oauth')
    dialog.search = new URLSearchParams({
      client_id: SANDBOX.settings.clientId,
      redirect_uri: REDIRECT,
      state: 's',
      scope,
    }).toString()
    const back = await this.emulator.consent(dialog, { approve: true, decline })
    const app = {
      client_id: SANDBOX.settings.clientId,
      client_secret: SANDBOX.settings.clientSecret,
    }
    const short = await this.get('oauth/access_token', {
      ...app,
      redirect_uri: REDIRECT,
      code: back.searchParams.get('code')!,
    })
    const long = await this.get('oauth/access_token', {
      ...app,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: short.access_token,
    })
    this.token = long.access_token
    return this
  }

  get(path: string, query: Record<string, string> = {}, host = 'graph.facebook.com') {
    return this.ask('GET', `${path}?${new URLSearchParams(query)}`, undefined, host)
  }

  post(path: string, form: Record<string, string>) {
    return this.ask('POST', path, new URLSearchParams(form))
  }

  private async ask(
    method: string,
    path: string,
    body?: URLSearchParams,
    host = 'graph.facebook.com'
  ): Promise<any> {
    const headers: Record<string, string> = this.token
      ? { authorization: `Bearer ${this.token}` }
      : {}
    const response = await fetch(`${this.emulator.url}/${host}/v25.0/${path}`, {
      method,
      body,
      headers,
    })
    return response.json()
  }

  async admin(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.emulator.url}/__admin/${path}`, {
      method,
      body: body && JSON.stringify(body),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }
}

export const subcode = ({ error }: any) => [error?.code, error?.error_subcode]
