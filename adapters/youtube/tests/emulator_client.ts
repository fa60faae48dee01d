import type { Emulator } from '@caidence/testkit'
import { SANDBOX } from '../emulator/index.ts'
import { SCOPES } from '../scopes.ts'

const REDIRECT = 'http://localhost:3333/callback'

/** What `fetch` takes as a body. */
export type Body = NonNullable<RequestInit['body']>

export interface Heard {
  status: number
  headers: Headers
  body: any
  /** The reason of an error. */
  reason: string | undefined
}

/** Speaks to the emulator as any client would, without the adapter. */
export class Client {
  token = ''

  constructor(private emulator: Pick<Emulator, 'url' | 'consent'>) {}

  consentUrl(change: Record<string, string | undefined> = {}): URL {
    const query = {
      client_id: SANDBOX.settings.clientId,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: Object.values(SCOPES).join(' '),
      access_type: 'offline',
      state: 's',
      ...change,
    }
    const url = new URL(`${this.emulator.url}/accounts.google.com/o/oauth2/v2/auth`)
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(key, value)
    return url
  }

  async code(
    change: Record<string, string | undefined> = {},
    decision: object = {}
  ): Promise<string> {
    const back = await this.emulator.consent(this.consentUrl(change), {
      approve: true,
      ...decision,
    })
    return back.searchParams.get('code') ?? ''
  }

  exchange(change: Record<string, string>): Promise<Heard> {
    return this.form('/token', {
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      ...this.app,
      ...change,
    })
  }

  get app() {
    return { client_id: SANDBOX.settings.clientId, client_secret: SANDBOX.settings.clientSecret }
  }

  form(path: string, form: Record<string, string>): Promise<Heard> {
    return this.ask('POST', path, { body: new URLSearchParams(form) })
  }

  async signIn(decision: object = {}): Promise<this> {
    this.token = (await this.exchange({ code: await this.code({}, decision) })).body.access_token
    return this
  }

  json(
    method: string,
    path: string,
    json: unknown,
    headers: Record<string, string> = {}
  ): Promise<Heard> {
    return this.ask(method, path, {
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  async ask(
    method: string,
    path: string,
    { body, headers }: { body?: Body; headers?: Record<string, string> } = {}
  ): Promise<Heard> {
    const response = await fetch(new URL(path, this.emulator.url), {
      method,
      redirect: 'manual',
      ...(body !== undefined && { body }),
      headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers },
    })
    const text = await response.text()
    let parsed: any
    try {
      parsed = JSON.parse(text)
    } catch {
      parsed = text
    }
    return {
      status: response.status,
      headers: response.headers,
      body: parsed,
      reason: parsed?.error?.errors?.[0]?.reason ?? parsed?.error,
    }
  }

  async session(
    total: number,
    video: object = VIDEO,
    type = 'video/mp4'
  ): Promise<Heard & { path: string }> {
    const heard = await this.json(
      'POST',
      '/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status',
      video,
      {
        'x-upload-content-length': String(total),
        'x-upload-content-type': type,
      }
    )
    const location = heard.headers.get('location')
    return { ...heard, path: location ? new URL(location).pathname + new URL(location).search : '' }
  }

  put(path: string, range: string, bytes?: Uint8Array): Promise<Heard> {
    return this.ask('PUT', path, {
      headers: { 'content-range': range },
      ...(bytes && { body: bytes as Body }),
    })
  }

  /** A whole private video in one chunk; answers its id. */
  async video(bytes: Uint8Array, video: object = VIDEO): Promise<string> {
    const { path } = await this.session(bytes.length, video)
    return (await this.put(path, `bytes 0-${bytes.length - 1}/${bytes.length}`, bytes)).body.id
  }
}

export const VIDEO = {
  snippet: { title: 'A title', description: 'Words', tags: ['bread'], categoryId: '26' },
  status: { privacyStatus: 'private', selfDeclaredMadeForKids: false },
}
