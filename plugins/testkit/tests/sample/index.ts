import {
  AdapterFault,
  definePlugin,
  formatIssues,
  HTTP,
  SETTINGS,
  type Advance,
  type Authorizer,
  type Call,
  type Draft,
  type Finding,
  type Format,
  type Grant,
  type HttpResponse,
  type Json,
  type MediaReader,
  type Checkpoint,
  type PluginHttp,
  type PluginSettings,
  type Publisher,
  type Verdict,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import manifest from './package.json' with { type: 'json' }

const API = 'https://api.sample.test'
const FORMAT = manifest.caidence.adapters[0].formats[0] as Format

function faultIn({ status, retryAfter, json }: HttpResponse): AdapterFault | null {
  if (status === 401) return new AdapterFault('E_TOKEN_REVOKED', { status })
  if (status === 403) return new AdapterFault('E_SCOPE_MISSING', { status })
  if (status === 429) return new AdapterFault('E_RATE_LIMITED', { status, retryAfter })
  return status < 300 && json !== undefined ? null : new AdapterFault('E_REMOTE_DOWN', { status })
}

@injectable()
class Sample {
  authorize: Authorizer
  publish: Publisher

  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(SETTINGS) private settings: PluginSettings
  ) {
    this.authorize = {
      begin: ({ redirectUri, state, challenge, scopes }) => {
        this.settings.get('sabotage')
        const query = {
          client_id: this.settings.require('clientId'),
          redirect_uri: redirectUri,
          state,
        }
        const pkce = {
          code_challenge: challenge,
          code_challenge_method: 'S256',
          scope: scopes.join(' '),
        }
        return new URL(`${API}/consent?${new URLSearchParams({ ...query, ...pkce })}`)
      },
      exchange: ({ code, signal }) => this.token({ code }, signal),
      accounts: async (grant) => [
        { account: { remoteId: '1', handle: 'sample', kind: 'person' }, grant },
      ],
      refresh: (grant, signal) => this.token({ refresh: grant.access }, signal),
      revoke: async () => {},
    }
    this.publish = {
      check: (draft) =>
        this.is('accepts')
          ? []
          : draft.format === FORMAT.id
            ? formatIssues(FORMAT, draft)
            : [{ level: 'error', path: 'format', rule: 'format.unknown' }],
      preview: ({ text }) => ({
        layout: 'note',
        ratio: 1,
        text: { shown: text, folded: false },
        media: [],
      }),
      plan: () => ({ step: 'open', effect: 'repeatable', data: null }),
      advance: (at, draft, media, call) => this.advance(at, draft, media, call),
      reconcile: (at, draft, call) => this.reconcile(at, draft, call),
    }
  }

  async probe(call: Call): Promise<Finding[]> {
    await this.ask('GET', '/me', call)
    return [{ check: 'account', status: 'pass', summary: 'The account answers' }]
  }

  private async advance(
    at: Checkpoint,
    draft: Draft,
    _media: MediaReader,
    call: Call
  ): Promise<Advance> {
    if (at.step === 'open') {
      await this.ask('GET', '/me', call)
      const marker: Json = {
        marker: `m${draft.text.length}`,
        ...(this.is('leaks') && { token: call.token.reveal() }),
      }
      return { state: 'next', checkpoint: { step: 'post', effect: 'once', data: marker } }
    }
    const response = await this.send('POST', '/posts', call, draft.text)
    if (this.is('twice')) await this.send('POST', '/posts', call, draft.text)
    const id = (response.json as { id?: string } | undefined)?.id
    if (response.status < 300 && id) return this.done(id)
    const fault = faultIn(response)
    if (this.is('forgets') && fault) throw new AdapterFault('E_CONTENT_INVALID', fault.facts)
    if (fault && ['E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_RATE_LIMITED'].includes(fault.code))
      throw fault
    throw new AdapterFault('E_OUTCOME_UNKNOWN', { status: response.status })
  }

  private async reconcile(at: Checkpoint, draft: Draft, call: Call): Promise<Verdict> {
    if (at.effect !== 'once' || this.is('resends')) return { state: 'next', checkpoint: at }
    const { posts } = (await this.ask('GET', '/posts', call)) as {
      posts: { id: string; text: string }[]
    }
    const found = posts.find(({ text }) => text === draft.text)
    return found ? this.done(found.id) : { state: 'next', checkpoint: at }
  }

  private done(id: string): Advance {
    // The emulator's own address: only it knows where a person can look.
    const url = this.addresses.get(id)
    return { state: 'done', post: { remoteId: id, url, publishedAt: '2026-03-02T09:00:00.000Z' } }
  }

  private addresses = new Map<string, string>()

  private async ask(method: 'GET', path: string, call: Call): Promise<Json> {
    const response = await this.send(method, path, call).catch((error) => {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    })
    const fault = faultIn(response)
    if (fault) throw fault
    return response.json!
  }

  private async send(
    method: 'GET' | 'POST',
    path: string,
    call: Call,
    text?: string
  ): Promise<HttpResponse> {
    const response = await this.http.request({
      method,
      url: `${API}${path}`,
      headers: { authorization: `Bearer ${call.token.reveal()}` },
      ...(text !== undefined && { json: { text } }),
      signal: this.is('deaf') ? new AbortController().signal : call.signal,
    })
    const body = response.json as
      { id?: string; url?: string; posts?: { id: string; url: string }[] } | undefined
    for (const { id, url } of body?.posts ?? [body ?? {}])
      if (id && url) this.addresses.set(id, url)
    return response
  }

  private async token(form: Record<string, string>, signal: AbortSignal): Promise<Grant> {
    const secret = this.settings.secret('clientSecret')
    const app = { client_id: this.settings.require('clientId'), client_secret: secret }
    const response = await this.http
      .request({ method: 'POST', url: `${API}/token`, form: { ...app, ...form }, signal })
      .catch((error) => {
        throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
          ? new AdapterFault('E_REMOTE_DOWN')
          : error
      })
    if (this.is('echoes') && response.status >= 400)
      throw new AdapterFault('E_TOKEN_REVOKED', { field: secret })
    const fault = faultIn(response)
    if (fault) throw fault
    const { token, scopes } = response.json as { token: string; scopes: string[] }
    return { access: token, scopes }
  }

  private is(sabotage: string): boolean {
    return this.settings.get('sabotage') === sabotage
  }
}

export default definePlugin({ adapters: { sample: Sample } })
