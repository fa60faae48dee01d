import type { IncomingMessage } from 'node:http'

/** JSON and forms are a few KiB; whatever is larger is media, which handlers read as a stream. */
export const MAX_BODY_BYTES = 1024 * 1024
/** A form with files: a chunk of an upload, or a picture. */
export const MAX_MULTIPART_BYTES = 64 * 1024 * 1024

export interface Incoming {
  method: string
  /** The real host the request was meant for. */
  host: string
  /** Path without the host prefix, with a leading slash, as the platform would see it. */
  path: string
  /** The parts of `path`, decoded. */
  segments: string[]
  query: Record<string, string>
  /** Query, form and JSON body in one; the body wins. Nested JSON stays text here. */
  params: Record<string, string>
  /** The body, when it was JSON. */
  json: unknown
  headers: Record<string, string>
  /** Empty where the handler reads the stream itself. */
  rawBody: Buffer
  /** Files of a multipart form, by field; its texts are in `params`. */
  files: Record<string, Buffer>
  /** Where a handler reads what was not read in advance. */
  stream: IncomingMessage
}

/** Thrown by the reader; the emulator answers it in the platform's own words. */
export class UnreadableBody extends Error {
  constructor(readonly reason: 'too-large' | 'not-json' | 'not-a-form') {
    super(reason)
  }
}

/** What is known before the body is read. */
export type IncomingHead = Omit<Incoming, 'params' | 'json' | 'rawBody' | 'files'>

interface Reading {
  hosts: string[]
  /** Which host a bare path belongs to: `/graph.example.com/v1/me` names it, `/v1/me` does not. */
  guessHost(path: string, method: string): string
  /** True for uploads: the body stays in the stream. */
  isStreamed(head: IncomingHead): boolean
}

export async function readIncoming(request: IncomingMessage, reading: Reading): Promise<Incoming> {
  const url = new URL(request.url ?? '/', 'http://emulator')
  const method = request.method ?? 'GET'
  const { host, path } = hostOf(url, method, reading)
  const head = {
    method,
    host,
    path,
    segments: path.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    ),
    stream: request,
  }
  const type = head.headers['content-type'] ?? ''
  const isMultipart = type.startsWith('multipart/form-data')
  const rawBody = reading.isStreamed(head)
    ? Buffer.alloc(0)
    : await readBody(request, isMultipart ? MAX_MULTIPART_BYTES : MAX_BODY_BYTES)
  const body = type.includes('json') && rawBody.length ? jsonOf(rawBody) : undefined
  const form = isMultipart && rawBody.length ? await multipart(rawBody, type) : null
  return {
    ...head,
    rawBody,
    json: body,
    files: form?.files ?? {},
    params: { ...head.query, ...(form?.texts ?? paramsOf(rawBody, type, body)) },
  }
}

function hostOf(url: URL, method: string, { hosts, guessHost }: Reading) {
  const [first, ...rest] = url.pathname.split('/').filter(Boolean)
  if (first && hosts.includes(first)) return { host: first, path: `/${rest.join('/')}` }
  return { host: guessHost(url.pathname, method), path: url.pathname }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new UnreadableBody('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new UnreadableBody('not-json')
  }
}

function paramsOf(raw: Buffer, type: string, body: unknown): Record<string, string> {
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(raw.toString('utf8')))
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
  )
}

async function multipart(body: Buffer, type: string) {
  const texts: Record<string, string> = {}
  const files: Record<string, Buffer> = {}
  let form: FormData
  try {
    form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData()
  } catch {
    throw new UnreadableBody('not-a-form')
  }
  for (const [name, value] of form) {
    if (typeof value === 'string') texts[name] = value
    else files[name] = Buffer.from(await value.arrayBuffer())
  }
  return { texts, files }
}

/** Repeated form fields, such as the consent page's checkboxes. */
export function formValues({ rawBody }: Incoming, name: string): string[] {
  return new URLSearchParams(rawBody.toString('utf8')).getAll(name)
}

/** Reads an upload without keeping it: its size, and what `each` makes of the chunks. */
export async function drain(
  stream: IncomingMessage,
  each: (chunk: Buffer) => void = () => {}
): Promise<number> {
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    each(chunk)
  }
  return size
}
