import { PLACES } from './schema.ts'
import { ApiProblem, Unreachable } from './problem.ts'
import { pause, retryAfterOf, RETRIED, waitBefore } from './retry.ts'
import type { Answer, CallOptions, OperationId, Options, Paged } from './types.ts'

/** Answers of the API come within a second; a server that is busy has this long. */
const ANSWERED_WITHIN_MS = 30_000
/** The first try, and three more. */
const TRIES = 4

export interface ClientOptions {
  /** Address of the installation, such as https://social.example.com. */
  url: string
  /** An access token of yours, from "Access tokens" in the account settings. */
  token: string
  /** How often one call is tried at most; 1 never repeats. */
  tries?: number
  /** Per try, in milliseconds. */
  timeout?: number
  /** What sends requests, for tests and proxies. */
  fetch?: typeof fetch
  /** Named to the server, for its log. */
  userAgent?: string
}

/** A body that is made anew for every try: a stream can be read once. */
export interface Streamed {
  type: string
  open(): ReadableStream<Uint8Array>
}

type Sendable = NonNullable<RequestInit['body']> | Streamed

interface Sent {
  method: string
  url: URL
  headers: Record<string, string>
  body?: Sendable
  signal?: AbortSignal
  timeout: number
}

type Called<Id extends OperationId> = Record<never, never> extends Options<Id> ? [options?: Options<Id>] : [options: Options<Id>]

/**
 * The API by the names of its operations. A call that got no answer, or "later" for one, is repeated where that is safe:
 * a POST with the same Idempotency-Key, so that it has one effect however often it is sent.
 */
export class Client {
  readonly url: URL
  readonly #token: string
  readonly #tries: number
  readonly #timeout: number
  readonly #fetch: typeof fetch
  readonly #userAgent: string

  constructor({ url, token, tries = TRIES, timeout = ANSWERED_WITHIN_MS, fetch: send, userAgent = 'caidence-client' }: ClientOptions) {
    this.url = new URL(url)
    if (!/^https?:$/.test(this.url.protocol)) throw new TypeError(`${url} is no http address`)
    if (this.url.username || this.url.password) throw new TypeError('Leave name and password out of the address; the token says who you are')
    this.#token = token
    this.#tries = tries
    this.#timeout = timeout
    this.#fetch = send ?? ((...args) => fetch(...args))
    this.#userAgent = userAgent
  }

  /** `await client.call('getPost', { path: { id } })`. Throws ApiProblem for a refusal, Unreachable when there was no answer. */
  async call<Id extends OperationId>(operation: Id, ...[options]: Called<Id>): Promise<Answer<Id>> {
    const [method, place] = PLACES[operation]
    const { path, query, body, signal } = (options ?? {}) as CallOptions & { path?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
    const isText = typeof body === 'string'
    const answer = await this.send(method, addressOf(place, path, query), {
      ...(options as CallOptions),
      body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
      type: body === undefined ? undefined : isText ? 'text/csv' : 'application/json',
      signal,
    })
    return (await contentOf(answer)) as Answer<Id>
  }

  /** Every item of a list, page after page: `for await (const post of client.each('listPosts'))`. */
  async *each<Id extends Paged>(operation: Id, ...[options]: Called<Id>): AsyncGenerator<Extract<Answer<Id>, { data: unknown[] }>['data'][number]> {
    let cursor: string | null = null
    do {
      const query = { ...(options as { query?: object })?.query, ...(cursor && { cursor }) }
      const page = (await this.call(operation, ...([{ ...(options as object), query }] as unknown as Called<Id>))) as { data: never[]; nextCursor: string | null }
      yield* page.data
      cursor = page.nextCursor
    } while (cursor)
  }

  /** A request to any address of the API, with the same token, key and patience. */
  async send(
    method: string,
    address: string,
    { body, type, signal, idempotencyKey, ifMatch, timeout = this.#timeout, headers: own }: CallOptions & { body?: Sendable; type?: string; timeout?: number; headers?: Record<string, string> } = {}
  ): Promise<Response> {
    const url = new URL(address.replace(/^\//, ''), this.url.href.replace(/\/*$/, '/'))
    // The token goes to the server that it is for, and nowhere else.
    if (url.origin !== this.url.origin) throw new TypeError(`${address} is not an address of ${this.url.origin}`)
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}`, accept: 'application/json, */*;q=0.5', 'user-agent': this.#userAgent, ...own }
    if (type) headers['content-type'] = type
    if (ifMatch) headers['if-match'] = ifMatch
    if (method === 'POST') headers['idempotency-key'] = idempotencyKey ?? crypto.randomUUID()

    for (let tried = 1; ; tried++) {
      const answer = await this.#once({ method, url, headers, body, signal, timeout })
      const isLast = tried >= this.#tries
      if (answer instanceof Unreachable) {
        if (isLast || !RETRIED.unanswered.has(method)) throw answer
      } else {
        if (answer.ok) return answer
        const problem = await problemOf(answer)
        if (isLast || !isPassing(method, problem)) throw problem
        const wait = waitBefore(tried, problem.retryAfter)
        if (wait === null) throw problem
        await pause(wait, signal)
        continue
      }
      await pause(waitBefore(tried, null)!, signal)
    }
  }

  async #once({ method, url, headers, body, signal, timeout }: Sent): Promise<Response | Unreachable> {
    const late = timeout > 0 ? AbortSignal.timeout(timeout) : undefined
    const ended = [signal, late].filter((one) => one !== undefined)
    const isStream = typeof body === 'object' && body !== null && 'open' in body
    try {
      const answer = await this.#fetch(url, {
        method,
        headers: isStream ? { ...headers, 'content-type': body.type } : headers,
        // Redirects are not followed: a POST would become a GET, and the token would go along.
        redirect: 'manual',
        body: isStream ? body.open() : body,
        signal: ended.length ? AbortSignal.any(ended) : undefined,
        ...(isStream && ({ duplex: 'half' } as object)),
      })
      // Read to its end here: an answer that breaks off is one that did not come.
      const bytes = await answer.arrayBuffer()
      return new Response(bytes.byteLength ? bytes : null, { status: answer.status, headers: answer.headers })
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      const why = late?.aborted ? `no answer within ${Math.round(timeout / 1_000)} seconds` : reasonOf(error)
      return new Unreachable(`${url.origin} cannot be reached: ${why}`, error)
    }
  }
}

/** Refusals that say "later". An answer that is on its way under the same key is waited for, too. */
const isPassing = (method: string, { status, code }: ApiProblem) => RETRIED.notDone.has(status) || (RETRIED.unclear.has(status) && RETRIED.unanswered.has(method)) || code === 'E_KEY_IN_FLIGHT'

async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = await answer.text()
  const isRedirect = answer.status >= 300 && answer.status < 400
  return new ApiProblem(answer.status, isRedirect ? { detail: `The server sends elsewhere (${answer.headers.get('location')}); give the address it is reached at` } : parsed(body), retryAfterOf(answer.headers))
}

async function contentOf(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined
  const type = answer.headers.get('content-type') ?? ''
  if (/^(application\/([\w.+-]+\+)?json)\b/.test(type)) {
    const text = await answer.text()
    const json = parsed(text)
    if (json === undefined) throw new Unreachable('The answer is no JSON: something stands between you and the server')
    return json
  }
  if (/^text\/html\b/.test(type)) throw new Unreachable('The answer is a web page: the address is not one of this API')
  if (/^text\//.test(type)) return answer.text()
  return new Uint8Array(await answer.arrayBuffer())
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function addressOf(place: string, path: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = place.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name]
    if (value === undefined || value === null || value === '' || value === '.' || value === '..') throw new TypeError(`${place} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue
    if (Array.isArray(value)) for (const one of value) asked.append(`${name}[]`, String(one))
    else asked.append(name, String(value))
  }
  const text = asked.toString()
  return text ? `${filled}?${text}` : filled
}

/** Undici says "fetch failed" and keeps the reason to itself. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error & { code?: string } }
  return cause?.code ?? cause?.message ?? message ?? String(error)
}
