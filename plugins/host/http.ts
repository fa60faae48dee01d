import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import {
  AdapterFault,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginClock,
  type PluginHttp,
  type PluginLog,
} from '@caidence/sdk'
import { buildConnector, Client } from 'undici'
import { AddressRefused, refusalOfUrl, resolveAll, safeLookup, type Resolver } from './address.ts'
import { isStandIn, mapUrl } from './host_map.ts'
import { retryAfterSeconds, transportFault } from './http_faults.ts'
import { bug } from './trouble.ts'
import type { HostMap } from './types.ts'

/** Long enough for a platform's slow write, short enough that a worker slot is not lost to a dead peer. */
const DEFAULT_TIMEOUT_MS = 30_000
/** Ceiling for adapters that ask for more: one upload chunk on a slow line. */
const MAX_TIMEOUT_MS = 300_000
/** A handshake that takes longer will not be followed by a useful answer. */
const CONNECT_TIMEOUT_MS = 10_000
/** Platform answers are a few KiB; the ceiling stops a peer from filling the worker's memory. */
const MAX_ANSWER_BYTES = 5 * 1024 * 1024

export interface HttpOptions {
  /** `network.hosts` of the manifest. */
  hosts: string[]
  hostMap: HostMap
  log: PluginLog
  clock: PluginClock
  /** Ceiling for one exchange, whatever the adapter asks for. */
  timeoutMs?: number
  maxBytes?: number
  resolver?: Resolver
}

/** The only way out for an adapter: one request, to a declared host, without retries and without redirects. */
export function createHttp(options: HttpOptions): PluginHttp {
  const allowed = new Set(options.hosts.map((host) => host.toLowerCase()))

  return {
    async request(request) {
      request.signal.throwIfAborted()
      const real = declaredUrl(request.url, allowed, options.hostMap)
      const mapped = allowed.has(real.hostname) ? mapUrl(real, options.hostMap) : real
      if (!mapped) refuseUnsafe(real)

      const started = performance.now()
      const note = (outcome: { status?: number; fault?: string }) =>
        options.log.info('platform request', {
          method: request.method,
          host: real.hostname,
          path: real.pathname,
          ms: Math.round(performance.now() - started),
          ...outcome,
        })

      try {
        const response = await exchange(mapped ?? real, mapped !== null, request, options)
        note({ status: response.status })
        return response
      } catch (error) {
        note({ fault: AdapterFault.is(error) ? error.code : 'aborted' })
        throw error
      }
    },
  }
}

function declaredUrl(input: string | URL, allowed: Set<string>, map: HostMap): URL {
  const url = URL.parse(String(input))
  if (!url || !(allowed.has(url.hostname) || isStandIn(url, allowed, map)))
    throw bug('asked for a host that it did not declare', fieldOf(url?.hostname))
  return url
}

function refuseUnsafe(url: URL): void {
  const reason = refusalOfUrl(url)
  if (reason) throw bug(reason, fieldOf(url.hostname))
}

const fieldOf = (hostname?: string) =>
  hostname ? `network.hosts:${hostname}` : 'network.hosts'

/**
 * A client of its own per exchange, so that "was a connection made?" has a certain answer and no write ever
 * travels on a kept-alive socket that the peer may just be closing.
 */
async function exchange(
  target: URL,
  mapped: boolean,
  request: HttpRequest,
  options: HttpOptions
): Promise<HttpResponse> {
  const limit = Math.min(
    request.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    options.timeoutMs ?? MAX_TIMEOUT_MS
  )
  const timeout = AbortSignal.timeout(limit)
  const signal = AbortSignal.any([request.signal, timeout])
  let connected = false

  const connect = buildConnector({
    timeout: Math.min(CONNECT_TIMEOUT_MS, limit),
    // Without a host map entry, the connection goes to the vetted address and nowhere else.
    ...(!mapped && { lookup: safeLookup(options.resolver ?? resolveAll) }),
  })
  const client = new Client(target.origin, {
    connect: (parameters, done) =>
      connect(parameters, (...result) => {
        connected ||= result[0] === null
        done(...(result as Parameters<typeof done>))
      }),
    headersTimeout: limit,
    bodyTimeout: limit,
    allowH2: false,
  })

  try {
    return await Promise.race([send(client, target, request, signal, options), aborted(signal)])
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason
    if (AdapterFault.is(error)) throw error
    if (findRefusal(error))
      throw bug('the host resolves to an address that must not be contacted', fieldOf(target.hostname))
    throw transportFault(error, connected)
  } finally {
    client.destroy().catch(() => {})
  }
}

/** Lets an abort win at once, whatever state the socket is in. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

async function send(
  client: Client,
  target: URL,
  request: HttpRequest,
  signal: AbortSignal,
  options: HttpOptions
): Promise<HttpResponse> {
  const { body, type } = encode(request)
  const answer = await client.request({
    method: request.method,
    path: target.pathname + target.search,
    headers: {
      'accept': 'application/json',
      'user-agent': 'caidence',
      ...(type && { 'content-type': type }),
      ...request.headers,
    },
    body,
    signal,
    reset: true,
  })
  const headers = flatten(answer.headers)
  const ceiling = options.maxBytes ?? MAX_ANSWER_BYTES
  const bytes = await readBytes(answer.body, ceiling)
  const text = UTF8.decode(await decoded(bytes, headers['content-encoding'], ceiling))
  return {
    status: answer.statusCode,
    headers,
    text,
    json: parse(text),
    retryAfter: retryAfterSeconds(headers['retry-after'], options.clock.now()),
  }
}

function encode({ form, json, body }: HttpRequest): {
  body: string | Uint8Array | Readable | null
  type?: string
} {
  if (form)
    return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' }
  if (json !== undefined) return { body: JSON.stringify(json), type: 'application/json' }
  if (body === undefined || body instanceof Uint8Array) return { body: body ?? null }
  return { body: Readable.from(body) }
}

async function readBytes(body: AsyncIterable<Uint8Array>, ceiling: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > ceiling) throw new RangeError('answer exceeds the size ceiling')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Drops a byte order mark, which JSON does not allow. */
const UTF8 = new TextDecoder()
const DECODERS = {
  'gzip': promisify(gunzip),
  'x-gzip': promisify(gunzip),
  'deflate': promisify(inflate),
  'br': promisify(brotliDecompress),
}

/** We ask for no coding, but proxies compress unasked. The ceiling holds for what comes out as well. */
async function decoded(bytes: Buffer, codings: string | undefined, ceiling: number) {
  let plain = bytes
  for (const coding of (codings ?? '').toLowerCase().split(',').reverse()) {
    const decode = DECODERS[coding.trim() as keyof typeof DECODERS]
    if (decode && plain.length) plain = await decode(plain, { maxOutputLength: ceiling })
  }
  return plain
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ])
  )
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function findRefusal(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause as Error) {
    if (at instanceof AddressRefused) return true
  }
  return false
}
