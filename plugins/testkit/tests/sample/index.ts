import { verifyHeader } from '@caidence/sdk/hooks'
import {
  AdapterFault,
  definePlugin,
  formatIssues,
  HTTP,
  SETTINGS,
  type Advance,
  type Analytics,
  type Authorizer,
  type Call,
  type Draft,
  type Finding,
  type Format,
  type Grant,
  type HttpResponse,
  type InboundEvent,
  type InboundHooks,
  type Inbox,
  type Json,
  type Lead,
  type LeadReader,
  type MediaReader,
  type OptionLists,
  type Checkpoint,
  type PluginHttp,
  type PluginSettings,
  type Publisher,
  type RawRequest,
  type Verdict,
  type Verified,
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
  inbound: InboundHooks
  analytics: Analytics
  options: OptionLists
  inbox: Inbox
  leads: LeadReader

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
    this.inbound = {
      verify: (request) => this.verify(request),
      parse: ({ body, receivedAt }) => {
        const { id, post, text } = body as { id: string; post: string; text: string }
        const ref = { post, ...(this.is('chatty') && { text }) }
        return [
          { id, kind: 'comment.created', account: '1', ref, at: receivedAt },
        ] satisfies InboundEvent[]
      },
      respond: (events) => ({ status: 200, body: JSON.stringify({ seen: events.length }) }),
    }
    this.analytics = { window: (input, call) => this.numbers(input, call) }
    this.options = {
      list: async (source, query, call) => {
        if (source !== 'topics') throw new AdapterFault('E_UNSUPPORTED')
        const { topics } = (await this.ask('GET', '/topics', call)) as {
          topics: { value: string; label: string }[]
        }
        const wanted = this.is('unfiltered') ? '' : query.toLowerCase()
        return topics.filter(({ label }) => label.toLowerCase().includes(wanted))
      },
    }
    this.inbox = {
      comments: async ({ post, cursor }, call) => {
        const answer = (await this.ask(
          'GET',
          `/posts/${post}/comments?from=${cursor ?? 0}`,
          call
        )) as {
          comments: { id: string; text: string; author: string; at: number }[]
          next: string | null
        }
        const comments = answer.comments.map(({ id, text, author, at }) => ({
          remoteId: id,
          post,
          author: { name: author },
          text,
          at: new Date(at).toISOString(),
        }))
        return { comments, ...(answer.next && !this.is('stuck') && { cursor: answer.next }) }
      },
    }
    this.leads = {
      fetch: async (ref, call) => {
        const found = (await this.leadsAfter(null, call)).find(({ remoteId }) => remoteId === ref)
        if (!found) throw new AdapterFault('E_REMOTE_GONE')
        return found
      },
      since: (cursor, call) => this.since(cursor, call),
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

  private verify(request: RawRequest): Verified {
    const secret = this.settings.secret('clientSecret')
    if (this.is('credulous')) {
      const body = JSON.parse(Buffer.from(request.rawBody).toString()) as Json
      return { body, receivedAt: new Date(0).toISOString() } as unknown as Verified
    }
    return verifyHeader(request, {
      header: 'x-sample-signature',
      prefix: 'sha256=',
      secret,
      receivedAt: new Date(0),
    })
  }

  private async numbers(input: Parameters<Analytics['window']>[0], call: Call) {
    const read = async (name: 'followers' | 'views', post?: string) => {
      const answer = (await this.ask('GET', `/numbers${post ? `?post=${post}` : ''}`, call)) as {
        [key: string]: number | null
      } & { asOf: string }
      const value = answer[name] ?? (this.is('invents') ? Number.NaN : null)
      const { asOf } = answer
      return { name, value, asOf, from: input.from, to: input.to, ...(post && { post }) }
    }
    if (!input.posts) return [await read('followers')]
    const told = await Promise.all(input.posts.map((post) => read('views', post)))
    return this.is('undeclared')
      ? told.map((metric) => ({ ...metric, name: 'likes' as const }))
      : told
  }

  private async *since(cursor: string | null, call: Call) {
    const from = this.is('forgetsLeads') ? null : cursor
    for (const lead of await this.leadsAfter(from, call)) yield { lead, cursor: lead.remoteId }
  }

  private async leadsAfter(cursor: string | null, call: Call): Promise<Lead[]> {
    const { leads } = (await this.ask('GET', `/leads?after=${cursor ?? ''}`, call)) as {
      leads: { id: string; email: string; at: number }[]
    }
    return leads.map(({ id, email, at }) => ({
      remoteId: id,
      createdAt: new Date(at).toISOString(),
      answers: [{ key: 'email', label: 'E-mail', values: [email], pii: 'email' }],
    }))
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
