import type { ConnectFault } from './errors.ts'

/** What a browser brought back. Untrusted: a repeated parameter is an array, a missing one undefined. */
export interface CallbackInput {
  adapterId: string
  state?: unknown
  code?: unknown
  error?: unknown
  /** RFC 9207: who answered. */
  iss?: unknown
  /** `session:<id>` of the browser that shows it. */
  boundTo: string
  /** Who is signed in there. */
  userId: string | null
}

export type CallbackAnswer =
  | { kind: 'code'; state: string; code: string }
  | { kind: 'refused'; state: string; faultCode: ConnectFault }

/** Ours are 43 characters. */
const MAX_STATE = 128
/** The longest codes that platforms document have some hundred characters; none is exchanged that is longer than this. */
const MAX_CODE = 4096

/** RFC 6749 §4.1.2.1, and the names some platforms have for a person who changed their mind. */
const ERRORS: Record<string, ConnectFault> = {
  access_denied: 'E_CONNECT_CANCELLED',
  user_denied: 'E_CONNECT_CANCELLED',
  user_cancelled_login: 'E_CONNECT_CANCELLED',
  user_cancelled_authorize: 'E_CONNECT_CANCELLED',
  invalid_request: 'E_APP_MISCONFIGURED',
  invalid_scope: 'E_APP_MISCONFIGURED',
  unauthorized_client: 'E_APP_MISCONFIGURED',
  unsupported_response_type: 'E_APP_MISCONFIGURED',
  server_error: 'E_REMOTE_DOWN',
  temporarily_unavailable: 'E_REMOTE_DOWN',
}

/** Null for what no platform sends. A named issuer has to be one of the hosts the plugin speaks to (mix-up, RFC 9207). */
export function answerOf({ state, code, error, iss }: CallbackInput, hosts: string[]): CallbackAnswer | null {
  if (!isText(state, MAX_STATE)) return null
  if (iss !== undefined && !(isText(iss, MAX_CODE) && isOneOf(iss, hosts))) return null
  if (error !== undefined) {
    if (!isText(error, MAX_CODE) || code !== undefined) return null
    return { kind: 'refused', state, faultCode: Object.hasOwn(ERRORS, error) ? ERRORS[error] : 'E_CONNECT_FAILED' }
  }
  return isText(code, MAX_CODE) ? { kind: 'code', state, code } : null
}

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= max

function isOneOf(issuer: string, hosts: string[]): boolean {
  const host = URL.parse(issuer)?.hostname
  return host !== undefined && hosts.includes(host)
}
