/** What a handler answers. `call` and `write` go into the request log. */
export interface Answer {
  status: number
  body: string
  type?: string
  headers?: Record<string, string>
}

export function json(body: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(body), type: 'application/json; charset=UTF-8' }
}

export function html(body: string, status = 200): Answer {
  return { status, body, type: 'text/html; charset=utf-8' }
}

export function redirect(url: URL): Answer {
  return { status: 302, body: '', headers: { location: url.href } }
}

interface GraphErrorFacts {
  code: number
  subcode?: number
  message: string
  status?: number
  type?: string
  isTransient?: boolean
}

/** Thrown by handlers; answered as the Graph error envelope. */
export class GraphError extends Error {
  constructor(readonly facts: GraphErrorFacts) {
    super(facts.message)
  }
}

export function graphError(code: number, subcode: number | undefined, message: string): GraphError {
  return new GraphError({ code, subcode, message })
}

export function envelope(
  { code, subcode, message, status, type = 'OAuthException', isTransient = false }: GraphErrorFacts,
  trace: string
): Answer {
  return json(
    {
      error: {
        message: `(#${code}) ${message}`,
        type,
        code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        is_transient: isTransient,
        fbtrace_id: trace,
      },
    },
    status ?? 400
  )
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
