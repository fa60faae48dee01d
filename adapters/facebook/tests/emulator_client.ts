import type { Emulator } from '@caidence/testkit'
import { SANDBOX } from '../emulator/sandbox.ts'

export const REDIRECT = 'http://localhost:3333/cb'
export const PAGE = '104500000000001'
export const SCOPES = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'read_insights',
  'pages_read_user_content',
  'pages_manage_metadata',
]

/** Speaks to the emulator as a foreign client would: plain requests, nothing of the adapter. */
export class Client {
  token = ''
  constructor(readonly emulator: Emulator) {}

  /** As the Page, with everything granted. */
  async signIn(): Promise<this> {
    const app = {
      client_id: SANDBOX.settings.clientId,
      client_secret: SANDBOX.settings.clientSecret,
    }
    const dialog = new URL('https://www.facebook.com/v25.0/dialog/oauth')
    const asked = { client_id: app.client_id, redirect_uri: REDIRECT, scope: SCOPES.join(',') }
    dialog.search = new URLSearchParams(asked).toString()
    const back = await this.emulator.consent(dialog, { approve: true })
    const code = back.searchParams.get('code')!
    const short = await this.get('oauth/access_token', { ...app, redirect_uri: REDIRECT, code })
    const long = await this.get('oauth/access_token', {
      ...app,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: short.access_token,
    })
    this.token = long.access_token
    const page = await this.get(PAGE, { fields: 'access_token' })
    this.token = page.access_token
    return this
  }

  get(path: string, query: Record<string, string> = {}) {
    return this.ask('GET', `${path}?${new URLSearchParams(query)}`)
  }

  post(path: string, form: Record<string, string> | FormData) {
    return this.ask('POST', path, form instanceof FormData ? form : new URLSearchParams(form))
  }

  private async ask(method: string, path: string, body?: URLSearchParams | FormData): Promise<any> {
    const headers: Record<string, string> = this.token
      ? { authorization: `Bearer ${this.token}` }
      : {}
    const url = `${this.emulator.url}/graph.facebook.com/v25.0/${path}`
    return (await fetch(url, { method, body, headers })).json()
  }

  async admin(path: string, body: object): Promise<any> {
    const options = { method: 'POST', body: JSON.stringify(body) }
    return (await fetch(`${this.emulator.url}/__admin/${path}`, options)).json()
  }
}

export const codes = ({ error }: any) => [error?.code, error?.error_subcode]
