import { request as send } from 'node:http'
import server from '@adonisjs/core/services/server'

/** As long as the slowest route of ours: uploads are no tools. */
const ANSWERED_WITHIN_MS = 60_000

export interface OwnRequest {
  method: string
  address: string
  body?: unknown
  /** Whose rights, and whose name in the log. */
  authorization: string
  ip: string
  requestId: string | null
  userAgent: string | null
  idempotencyKey?: string
  signal?: AbortSignal
}

export interface OwnAnswer {
  status: number
  retryAfter: string | null
  body: any
}

/**
 * A request to the API of this same process, over its own socket: the same routes, policies, limits and logs as for
 * everybody. Nothing is decided a second time here, so nothing can be decided differently.
 */
export function askOurselves({ method, address, body, authorization, ip, requestId, userAgent, idempotencyKey, signal }: OwnRequest): Promise<OwnAnswer> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers: Record<string, string> = {
    authorization,
    'accept': 'application/json',
    // From this machine it is believed (config/app.ts): limits and logs count whoever asked, not us.
    'x-forwarded-for': ip,
    ...(requestId && { 'x-request-id': requestId }),
    ...(userAgent && { 'user-agent': userAgent }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...(text !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
  }
  return new Promise((resolve, reject) => {
    const asked = send({ ...whereWeListen(), method, path: address, headers, agent: false, timeout: ANSWERED_WITHIN_MS, signal }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode!, retryAfter: answer.headers['retry-after'] ?? null, body: parsed(Buffer.concat(chunks).toString('utf8')) }))
    })
    asked.on('timeout', () => asked.destroy(new Error('The API did not answer in time')))
    asked.on('error', reject)
    asked.end(text)
  })
}

/** Where this process really listens, which is not always where HOST and PORT say. */
function whereWeListen(): { socketPath: string } | { host: string; port: number } {
  const at = server.getNodeServer()?.address()
  if (!at) throw new Error('This process serves nothing')
  if (typeof at === 'string') return { socketPath: at }
  const isEverywhere = at.address === '0.0.0.0' || at.address === '::'
  return { host: isEverywhere ? '127.0.0.1' : at.address, port: at.port }
}

function parsed(text: string): any {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}
