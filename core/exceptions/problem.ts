import type { HttpContext } from '@adonisjs/core/http'

export interface FieldProblem {
  path: string
  rule: string
  message: string
}

export interface Problem {
  status: number
  code: string
  detail: string
  errors?: FieldProblem[]
  retryAfter?: number
  /** Members of its own that a problem may have (RFC 9457, 3.2), such as `current` of a conflict. */
  facts?: Record<string, unknown>
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported media type',
  419: 'Expired',
  422: 'Invalid input',
  429: 'Too many requests',
  503: 'Not available for the moment',
}

/** What parsers of requests say is theirs, not ours; by status, since they throw all sorts of things. */
const UNREADABLE: Record<number, string> = {
  400: 'The request cannot be read.',
  413: 'The request is larger than allowed here.',
  415: 'Send JSON as application/json in UTF-8.',
  422: 'The body of the request must be a JSON object.',
}

/** Postgres: a path held something that is not a uuid (or not a number), so there can be no such row. */
const INVALID_TEXT = '22P02'
const NUMERIC_OUT_OF_RANGE = '22003'
/** A NUL character, which Postgres cannot keep. In text, and in the strings of JSON. */
const NUL_IN_TEXT = ['22021', '22P05']

/** raw-body's, of a request whose sender left before all of it had come. */
const GONE_AWAY = ['stream.not.readable', 'request.aborted']

/** Row level security refused to write a row. A right that the role of the application lacks has the same code, and is a mistake of the installation. */
export const isRefusedByWall = (error: any): boolean => error?.code === '42501' && error?.routine === 'ExecWithCheckOptions'

/** Limiter, session, shield and our own errors are meant for people; anything below 500 carries a sentence we wrote. */
export function problemOf(error: any): Problem {
  if (error?.code === 'E_VALIDATION_ERROR' && Array.isArray(error.messages)) {
    const errors = error.messages.map(({ field, rule, message }: any) => ({ path: field, rule, message }))
    return { status: 422, code: 'E_VALIDATION_ERROR', detail: 'Some values are not accepted.', errors }
  }
  if (error?.code === 'E_CONFIRMATION_NEEDED' && Array.isArray(error.messages)) {
    const errors = error.messages.map(({ field, rule, message }: any) => ({ path: field, rule, message }))
    return { status: 422, code: error.code, detail: String(error.message), errors, facts: error.facts }
  }
  // The guard's own words say nothing to go by; ours (a disabled account) do.
  if (error?.code === 'E_UNAUTHORIZED_ACCESS' && error.message === 'Unauthorized access') return { status: 401, code: error.code, detail: 'Sign in, or send an access token that has not ended: Authorization: Bearer cad_…' }
  if (error?.code === 'E_ROW_NOT_FOUND' || error?.code === 'E_ROUTE_NOT_FOUND') return notFound()
  if ([INVALID_TEXT, NUMERIC_OUT_OF_RANGE].includes(error?.code)) return notFound()
  if (NUL_IN_TEXT.includes(error?.code)) return { status: 422, code: 'E_INVALID_TEXT', detail: 'A text holds characters that cannot be stored.' }
  if (isRefusedByWall(error)) return { status: 403, code: 'E_BEHIND_WALL', detail: 'This is not yours to change.' }
  if (error?.code === 'E_TOO_MANY_REQUESTS') {
    return { status: 429, code: error.code, detail: 'Too many requests. Try again later.', retryAfter: error.response?.availableIn }
  }
  if (error?.code === 'E_LIMITS_UNAVAILABLE') return { status: 503, code: error.code, detail: error.message, retryAfter: 60 }
  if (error?.type === 'entity.too.large' || error?.code === 'E_REQUEST_ENTITY_TOO_LARGE') {
    return { status: 413, code: 'E_REQUEST_ENTITY_TOO_LARGE', detail: 'The request is larger than allowed here.' }
  }
  if (GONE_AWAY.includes(error?.type)) return { status: 400, code: 'E_REQUEST_ABORTED', detail: 'The request ended before all of it had come.' }
  if (error instanceof SyntaxError && (error as any).status === 400) return { status: 400, code: 'E_MALFORMED_JSON', detail: 'The request is not valid JSON.' }

  const status = Number(error?.status)
  if (!Number.isInteger(status) || status < 400 || status > 499) return serverError()
  if (status === 404 && error.code !== 'E_ROW_GONE') return { ...notFound(), code: codeOf(error, 'E_NOT_FOUND') }
  const code = codeOf(error, `E_HTTP_${status}`)
  return { status, code, detail: code === error.code ? String(error.message ?? '') : (UNREADABLE[status] ?? 'The request was refused.'), facts: error.facts }
}

const notFound = (): Problem => ({ status: 404, code: 'E_NOT_FOUND', detail: 'There is nothing at this address, or it is not yours to see.' })
const serverError = (): Problem => ({ status: 500, code: 'E_SERVER_ERROR', detail: 'Something broke on our side. It is in the log under the number in "instance".' })
/** Codes of databases and of Node ("23505", "ECONNREFUSED") are nobody else's business. */
const codeOf = (error: any, fallback: string) => (/^E_[A-Z0-9_]+$/.test(error?.code ?? '') ? error.code : fallback)

/** RFC 9457. */
export function sendProblem({ request, response }: HttpContext, problem: Problem) {
  if (problem.retryAfter !== undefined) response.header('retry-after', problem.retryAfter)
  response.status(problem.status)
  response.header('content-type', 'application/problem+json; charset=utf-8')
  response.send(
    JSON.stringify({
      type: 'about:blank',
      title: TITLES[problem.status] ?? 'Error',
      status: problem.status,
      detail: problem.detail,
      instance: request.id(),
      code: problem.code,
      ...problem.facts,
      ...(problem.errors && { errors: problem.errors }),
    })
  )
}
