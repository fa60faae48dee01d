import type { ServerResponse } from 'node:http'

/** What a handler answers. */
export interface Answer {
  status: number
  body: string | Uint8Array
  /** Media type; absent where there is no body. */
  type?: string
  headers?: Record<string, string>
}

export function json(body: unknown, status = 200, headers?: Record<string, string>): Answer {
  return {
    status,
    body: JSON.stringify(body),
    type: 'application/json; charset=UTF-8',
    ...(headers && { headers }),
  }
}

export function html(body: string, status = 200): Answer {
  return { status, body, type: 'text/html; charset=utf-8' }
}

export function redirect(url: URL): Answer {
  return { status: 302, body: '', headers: { location: url.href } }
}

export const nothing = (status = 204, headers?: Record<string, string>): Answer => ({
  status,
  body: '',
  ...(headers && { headers }),
})

export function send(response: ServerResponse, { status, body, type, headers }: Answer): number {
  response.writeHead(status, {
    ...(type && { 'content-type': type }),
    ...(status !== 204 && { 'content-length': Buffer.byteLength(body) }),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(status === 204 ? undefined : body)
  return status
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character])
}
