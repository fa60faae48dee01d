import type { LookupFunction } from 'node:net'
import { AddressRefused, refusalOfUrl, resolveAll, vetAddress, type Resolved, type Resolver } from '@caidence/host'
import { buildConnector, Client } from 'undici'
import env from '#start/env'
import { ANSWER_BYTES_MOST, CALL_TIMEOUT_MS } from './limits.ts'

/** Of an answer that does not come. */
const CONNECT_TIMEOUT_MS = 5_000

/** What was wrong where there was no answer, in a few words that tell nothing of our network. */
export type PostError = 'refused_address' | 'unknown_host' | 'timeout' | 'unreachable'

export interface Posted {
  status: number | null
  error: PostError | null
  milliseconds: number
}

interface Ways {
  resolver?: Resolver
  /** Hosts that an operator lets us call although they are private: on every port, or with the one that may be called. */
  allowed?: readonly string[]
}

const configured = () => (env.get('WEBHOOK_PRIVATE_HOSTS') ?? '').split(',').map((host) => host.trim().toLowerCase()).filter(Boolean)

/**
 * Sends something to an address that a member typed. As with pages that people link to: https and public addresses only;
 * the name is resolved once, every answer looked at, and the connection goes to one of them. No redirect is followed.
 */
export class OutsidePost {
  #resolver: Resolver
  #allowed: readonly string[]

  constructor({ resolver = resolveAll, allowed = configured() }: Ways = {}) {
    this.#resolver = resolver
    this.#allowed = allowed
  }

  /** Why nothing would be sent there as it stands, judged without asking the network; null when it may. */
  refusal(address: string): string | null {
    const url = URL.parse(address)
    if (!url) return 'not an address'
    if (this.#isAllowed(url)) return null
    // Names without a dot lead to our own machine or network; a literal of IPv6 has none either.
    return refusalOfUrl(url) ?? (url.hostname.includes('.') || url.hostname.startsWith('[') ? null : 'not a public name')
  }

  async send(address: string, body: string, headers: Record<string, string>): Promise<Posted> {
    const began = performance.now()
    const ended = (result: Pick<Posted, 'status' | 'error'>): Posted => ({ ...result, milliseconds: Math.round(performance.now() - began) })
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS)
    try {
      return ended({ status: await this.#ask(new URL(address), body, headers, signal), error: null })
    } catch (error) {
      return ended({ status: null, error: signal.aborted ? 'timeout' : errorOf(error) })
    }
  }

  async #ask(url: URL, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<number> {
    const reason = this.refusal(url.href)
    if (reason) throw new AddressRefused(url.hostname, reason)
    const addresses = this.#isAllowed(url) ? null : await within(signal, vetAddress(url.hostname, this.#resolver))
    const client = new Client(url.origin, { connect: connector(addresses), headersTimeout: CALL_TIMEOUT_MS, bodyTimeout: CALL_TIMEOUT_MS, allowH2: false })
    try {
      const answer = await within(
        signal,
        client.request({ method: 'POST', path: url.pathname + url.search, headers: { 'content-type': 'application/json', 'user-agent': 'caidence-events', 'accept-encoding': 'identity', ...headers }, body, signal, reset: true })
      )
      answer.body.on('error', () => {})
      // It counts as received once it was answered; a body that drips on for ever says nothing more.
      await within(signal, answer.body.dump({ limit: ANSWER_BYTES_MOST })).catch(() => {})
      return answer.statusCode
    } finally {
      client.destroy().catch(() => {})
    }
  }

  #isAllowed({ protocol, host, hostname }: URL) {
    return (protocol === 'https:' || protocol === 'http:') && [host, hostname].some((name) => this.#allowed.includes(name.toLowerCase()))
  }
}

/** To the accepted addresses and nowhere else; null: to whatever the operator named. */
function connector(addresses: Resolved[] | null): buildConnector.connector {
  const lookup: LookupFunction | undefined = addresses ? (_, { all }, done) => (all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family)) : undefined
  return buildConnector({ timeout: CONNECT_TIMEOUT_MS, ...(lookup && { lookup }), allowH2: false })
}

function errorOf(error: unknown): PostError {
  if (error instanceof AddressRefused) return 'refused_address'
  const code = String((error as { code?: string })?.code ?? '')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown_host'
  return /TIMEOUT/.test(code) ? 'timeout' : 'unreachable'
}

/** Lets the end of the time win, whatever a resolver or a socket is doing. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
