import { comeBack } from '~/session_ended'
import { askToConfirm, STEP_UP } from '~/step_up'
import { translate } from '~/composables/use_text'

/** RFC 9457 problem details, as every /api/v1 endpoint answers. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** Ready for people. */
    readonly detail: string,
    readonly errors: { path: string; rule: string; message: string }[] = [],
    /** With `E_CONFLICT`: the row as it is now. */
    readonly current?: unknown,
    /** With `E_CONFIRMATION_NEEDED`: what a person has to say they mean. */
    readonly findings: { code: string; sentence: string }[] = []
  ) {
    super(detail)
    this.name = 'ApiProblem'
  }

  /** Nothing is wrong with what was sent: the network, the server or a limit stands in the way, and asking again later may do. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Cookies that scripts may read are the only place the token is in. */
export function xsrfToken() {
  const found = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)
  return found ? decodeURIComponent(found[1]) : ''
}

export async function problemOf(status: number, body: string): Promise<ApiProblem> {
  try {
    const { code, detail, title, errors, current, findings } = JSON.parse(body)
    return new ApiProblem(status, code ?? 'E_UNKNOWN', detail ?? title ?? translate('app.problem.unknown'), errors, current, findings)
  } catch {
    return new ApiProblem(status, 'E_UNKNOWN', translate(status === 413 ? 'app.problem.tooLarge' : 'app.problem.unknown'))
  }
}

/** Told to the window when the server refused something: what the page shows may be out of date. */
export const REFUSED = 'caidence:refused'

/**
 * One JSON request; `ifMatch` is the revision it was made from, `keepalive` lets it outlive the page. Throws an
 * `ApiProblem` whose `detail` can be shown as it is.
 */
export async function api<T>(method: string, path: string, options: { body?: unknown; signal?: AbortSignal; key?: string; ifMatch?: number; keepalive?: boolean; isRepeated?: boolean } = {}): Promise<T> {
  const headers: Record<string, string> = { 'accept': 'application/json', 'x-xsrf-token': xsrfToken() }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.key) headers['idempotency-key'] = options.key
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`

  let response: Response
  try {
    response = await fetch(path, { method, headers, signal: options.signal, keepalive: options.keepalive, body: options.body === undefined ? undefined : JSON.stringify(options.body) })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(0, 'E_NETWORK', translate('app.problem.network'))
  }
  const body = await response.text()
  if (response.status === 403) window.dispatchEvent(new Event(REFUSED))
  if (!response.ok) {
    const problem = await problemOf(response.status, body)
    if (problem.code === STEP_UP && (await askToConfirm())) return api(method, path, options)
    if (!options.isRepeated && (problem.status === 401 || problem.code === 'E_BAD_CSRF_TOKEN') && (await comeBack())) return api(method, path, { ...options, isRepeated: true })
    throw problem
  }
  return (body ? JSON.parse(body) : undefined) as T
}

/** For toasts and inline messages, whatever was thrown. */
export const sentenceOf = (error: unknown) => (error instanceof ApiProblem ? error.detail : translate('app.problem.unknown'))
