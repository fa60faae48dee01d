import type { Emulator, EmulatorOptions } from '@caidence/testkit'
import { createEmulator } from '../emulator/index.ts'
import { COMMUNITY_APP, type App } from '../emulator/sandbox.ts'
import { KESTREL } from './support.ts'

export const REDIRECT = 'http://localhost:3333/cb'

/** Speaks to the emulator as any client would, with nothing of the adapter in between. */
export class Client {
  token = ''
  headers: Record<string, string> = {
    'linkedin-version': '202609',
    'x-restli-protocol-version': '2.0.0',
    'content-type': 'application/json',
  }

  constructor(
    readonly emulator: Emulator,
    private app: App = COMMUNITY_APP
  ) {}

  consentUrl(change: Record<string, string> = {}): URL {
    const query = {
      response_type: 'code',
      client_id: this.app.id,
      redirect_uri: REDIRECT,
      state: 's',
      scope: this.app.scopes.join(' '),
      ...change,
    }
    return new URL(`https://www.linkedin.com/oauth/v2/authorization?${new URLSearchParams(query)}`)
  }

  async form(path: string, form: Record<string, string>) {
    return fetch(`${this.emulator.url}/www.linkedin.com/oauth/v2/${path}`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: this.app.id,
        client_secret: this.app.secret,
        ...form,
      }),
    })
  }

  async signIn(): Promise<this> {
    const back = await this.emulator.consent(this.consentUrl(), { approve: true })
    const response = await this.form('accessToken', {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code')!,
      redirect_uri: REDIRECT,
    })
    this.token = ((await response.json()) as { access_token: string }).access_token
    return this
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.emulator.url}/api.linkedin.com${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...this.headers, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : null) as any,
    }
  }

  post = (change: object = {}) => this.ask('POST', '/rest/posts', { ...GOOD, ...change })
}

export const GOOD = {
  author: KESTREL,
  commentary: 'Hello',
  visibility: 'PUBLIC',
  distribution: {
    feedDistribution: 'MAIN_FEED',
    targetEntities: [],
    thirdPartyDistributionChannels: [],
  },
  lifecycleState: 'PUBLISHED',
}
export const IMAGE = { initializeUploadRequest: { owner: KESTREL } }

export async function signedIn(
  cleanup: (work: () => Promise<void>) => void,
  options: EmulatorOptions = {},
  app?: App
): Promise<Client> {
  const emulator = await createEmulator(options)
  cleanup(() => emulator.close())
  return new Client(emulator, app).signIn()
}

export const uploadTo = (emulator: Emulator, address: string) =>
  address.replace('https://', `${emulator.url}/`)
