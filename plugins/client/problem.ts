export interface FieldProblem {
  /** Where in the request, such as `targets.0.connectionId`. */
  path: string
  rule: string
  message: string
}

/** What the server said no with (RFC 9457). `code` stays the same when sentences change. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: FieldProblem[]
  /** Number of the request in the server's log. */
  readonly instance: string | null
  /** Seconds, where the server said how long to wait. */
  readonly retryAfter: number | null
  /** Members of its own that this problem has, such as `current` of a conflict. */
  readonly facts: Record<string, unknown>

  constructor(status: number, body: unknown, retryAfter: number | null = null) {
    const { code, detail, title, errors, instance, ...others } = isObject(body) ? body : {}
    const sentence = text(detail) || text(title) || `The server answered ${status}`
    const wrong = Array.isArray(errors) ? (errors as FieldProblem[]) : []
    super([sentence, ...wrong.map(({ path, message }) => `${path}: ${message}`)].join('\n'))
    this.name = 'ApiProblem'
    this.status = status
    this.code = text(code) || `E_HTTP_${status}`
    this.detail = sentence
    this.errors = wrong
    this.instance = text(instance) || null
    this.retryAfter = retryAfter
    this.facts = Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'type' && name !== 'status'))
  }
}

/** No answer, or one that cannot be of this API. Whether the request was carried out is not known. */
export class Unreachable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Unreachable'
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
