import type { IncomingMessage } from 'node:http'
import { SANDBOX } from './sandbox.ts'
import { graphError } from './envelope.ts'

/** Bodies here are forms of a few KiB; captions are the largest part. */
const MAX_BODY_BYTES = 256 * 1024

export interface Incoming {
  method: string
  /** The real host the request was meant for. */
  host: string
  /** Path without host prefix and version. */
  segments: string[]
  version: string | null
  /** Path as the platform would see it. */
  path: string
  /** Query, form and JSON body in one; the body wins. */
  params: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  rawBody: Buffer
}

export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const url = new URL(request.url ?? '/', 'http://emulator')
  const { host, path } = hostOf(url, request.method ?? 'GET')
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent)
  const version = /^v\d+\.\d+$/.test(parts[0] ?? '') ? parts[0] : null
  const rawBody = host === 'rupload.facebook.com' ? Buffer.alloc(0) : await readBody(request)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  )

  return {
    method: request.method ?? 'GET',
    host,
    path,
    segments: version ? parts.slice(1) : parts,
    version,
    query: Object.fromEntries(url.searchParams),
    params: {
      ...Object.fromEntries(url.searchParams),
      ...bodyParams(rawBody, headers['content-type'] ?? ''),
    },
    headers,
    rawBody,
  }
}

/** `/graph.facebook.com/v25.0/me` names its host; a bare path is matched to the host that knows it. */
function hostOf(url: URL, method: string): { host: string; path: string } {
  const [first, ...rest] = url.pathname.split('/').filter(Boolean)
  if (first && SANDBOX.hosts.includes(first)) return { host: first, path: `/${rest.join('/')}` }
  return { host: guessHost(url.pathname, method), path: url.pathname }
}

function guessHost(path: string, method: string): string {
  if (/\/dialog\/oauth/.test(path)) return 'www.facebook.com'
  if (/^\/oauth\/authorize/.test(path) || /^\/(p|reel|stories)\//.test(path))
    return 'www.instagram.com'
  if (path === '/oauth/access_token' && method === 'POST') return 'api.instagram.com'
  if (path === '/access_token' || path === '/refresh_access_token') return 'graph.instagram.com'
  return 'graph.facebook.com'
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw graphError(100, undefined, 'Request body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function bodyParams(body: Buffer, type: string): Record<string, string> {
  if (body.length === 0) return {}
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  if (!type.startsWith('application/json')) return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw graphError(100, undefined, 'Invalid JSON body')
  }
  if (typeof parsed !== 'object' || parsed === null)
    throw graphError(100, undefined, 'Invalid JSON body')
  return Object.fromEntries(
    Object.entries(parsed).map(([key, value]) => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
  )
}

/** Repeated form fields, such as the consent page's checkboxes. */
export function formValues({ rawBody }: Incoming, name: string): string[] {
  return new URLSearchParams(rawBody.toString('utf8')).getAll(name)
}
