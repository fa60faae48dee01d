import type { LookupFunction } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { refusalOfUrl, resolveAll, vetAddress, type Resolved, type Resolver } from '@caidence/host'
import { buildConnector, Client } from 'undici'

/** Sites send people from http to https, to www and to their language; longer chains are loops. */
const HOPS_MOST = 5
/** All of it: names, redirects and the answer. */
const TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
/** Addresses longer than this are no pages that people link to. */
const URL_MOST = 2_000

/** Why something was not fetched is for logs: told to whoever asked, it would let them look around in our network. */
export class Unfetched extends Error {
  constructor(
    message: string,
    /** `status`: what the server answered in place of a page. */
    readonly options: ErrorOptions & { status?: number } = {}
  ) {
    super(message, options)
  }
}

export interface Fetched {
  /** Where the last redirect led. */
  url: URL
  /** Media type, without parameters, in lower case. */
  type: string
  charset: string | null
  bytes: Buffer
}

export interface Wanted {
  accept: string
  maxBytes: number
  /** Cut a longer answer off in place of refusing it. */
  cut?: boolean
  signal?: AbortSignal
}

/** What tests put in place of the network. */
export interface Ways {
  resolver?: Resolver
  /** Where a connection goes once its address has been accepted. */
  reroute?: (accepted: { address: string; port: string; protocol: string }) => { hostname: string; port: string; protocol: string }
}

/**
 * Reads what anybody on the web may read, for addresses that people typed. Public addresses only: a name is resolved
 * once, every answer is looked at, the connection goes to one of them, and a redirect is a new address. No cookies.
 */
export class PublicFetch {
  constructor(private ways: Ways = {}) {}

  /** Throws `Unfetched` for everything that is not an answer with status 200 of a size that was wanted. */
  async get(address: string | URL, wanted: Wanted): Promise<Fetched> {
    const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(wanted.signal ? [wanted.signal] : [])])
    let url = accepted(String(address))
    for (let hop = 0; hop <= HOPS_MOST; hop++) {
      const answer = await this.#ask(url, wanted, signal).catch((error) => {
        throw error instanceof Unfetched ? error : new Unfetched(String(error?.message ?? error), { cause: error })
      })
      if (!(answer instanceof URL)) return answer
      url = answer
    }
    throw new Unfetched(`more than ${HOPS_MOST} redirects`)
  }

  async #ask(url: URL, { accept, maxBytes, cut = false }: Wanted, signal: AbortSignal): Promise<Fetched | URL> {
    const addresses = await within(signal, vetAddress(url.hostname, this.ways.resolver ?? resolveAll))
    const client = new Client(url.origin, { connect: this.#connector(addresses), headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, allowH2: false })
    try {
      const { statusCode, headers, body } = await within(
        signal,
        client.request({ method: 'GET', path: url.pathname + url.search, headers: { 'accept': accept, 'accept-encoding': 'identity', 'user-agent': 'caidence-preview' }, signal, reset: true })
      )
      body.on('error', () => {})
      if (statusCode >= 300 && statusCode < 400 && headers.location) return accepted(String(headers.location), url)
      if (statusCode !== 200) throw new Unfetched(`status ${statusCode}`, { status: statusCode })
      const [type, ...parameters] = String(headers['content-type'] ?? '').toLowerCase().split(';')
      const charset = parameters.map((part) => /^\s*charset="?([\w.:-]+)/.exec(part)?.[1]).find(Boolean) ?? null
      return { url, type: type!.trim(), charset, bytes: await within(signal, read(decoded(body, headers['content-encoding']), maxBytes, cut)) }
    } finally {
      client.destroy().catch(() => {})
    }
  }

  /** To the accepted addresses and nowhere else. A literal address is looked up by nobody; it was accepted as it is. */
  #connector(addresses: Resolved[]): buildConnector.connector {
    const lookup: LookupFunction = (_, { all }, done) => (all ? done(null, addresses) : done(null, addresses[0]!.address, addresses[0]!.family))
    const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup, allowH2: false })
    const { reroute } = this.ways
    if (!reroute) return connect
    return (target, done) => connect({ ...target, host: undefined, servername: undefined, ...reroute({ address: addresses[0]!.address, port: target.port, protocol: target.protocol }) }, done)
  }
}

/** The address, if it may be asked at all. Relative ones stand on the page that names them. */
function accepted(address: string, on?: URL): URL {
  const url = address.length > URL_MOST ? null : URL.parse(address, on?.href)
  if (!url) throw new Unfetched('no address')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Unfetched('neither https nor http')
  // The rules are those for https. Unencrypted pages have the port 80, which is written by leaving it out.
  const judged = new URL(url)
  judged.protocol = 'https:'
  const reason = url.protocol === 'http:' && url.port !== '' ? 'only the ports 443 and 80 are allowed' : refusalOfUrl(judged)
  if (reason) throw new Unfetched(reason)
  url.hash = ''
  return url
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

const DECODERS = { 'gzip': createGunzip, 'x-gzip': createGunzip, 'deflate': createInflate, 'br': createBrotliDecompress }

/** We ask for no coding; some servers compress all the same. What comes out is counted, so a bomb ends at the limit. */
function decoded(body: Readable, coding: unknown): Readable {
  const name = String(coding ?? '').trim().toLowerCase()
  if (!name || name === 'identity') return body
  const make = DECODERS[name as keyof typeof DECODERS]
  if (!make) throw new Unfetched('an unknown coding')
  return pipeline(body, make(), () => {}) as unknown as Readable
}

async function read(body: Readable, maxBytes: number, cut: boolean): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size <= maxBytes) continue
    if (!cut) throw new Unfetched('larger than wanted')
    break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}
