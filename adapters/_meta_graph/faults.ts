import { AdapterFault, type FaultCode, type FaultFacts, type HttpResponse } from '@caidence/sdk'
import { listOf, numberOf, objectOf, parseLossless, textOf, type JsonObject } from './json.ts'

/*
 * One numbering for all of the company's platforms. Codes:
 * https://developers.facebook.com/docs/graph-api/guides/error-handling,
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes,
 * https://developers.facebook.com/docs/video-api/guides/reels-publishing, read 2026-09-11.
 */

/** The platform names no time for its 24-hour publishing window to move on; an hour frees 1/24 of it. */
const QUOTA_RETRY_SECONDS = 3600
/** Used when a throttle names no time. Graph throttles are counted per hour, so seconds would be too eager. */
const THROTTLE_RETRY_SECONDS = 300

export type Meaning = [code: FaultCode, field?: string]

/** By subcode: these say more than the code they come with. */
const SUBCODES: Record<number, Meaning> = {
  458: ['E_TOKEN_REVOKED'],
  459: ['E_ACCOUNT_BLOCKED'],
  460: ['E_TOKEN_REVOKED'],
  463: ['E_TOKEN_EXPIRED'],
  464: ['E_ACCOUNT_BLOCKED'],
  467: ['E_TOKEN_REVOKED'],
  492: ['E_TOKEN_REVOKED'],
  36007: ['E_TOKEN_REVOKED', 'code'],
  36008: ['E_APP_MISCONFIGURED', 'redirectUri'],
  36009: ['E_TOKEN_REVOKED', 'code'],
  1346003: ['E_CONTENT_INVALID', 'text'],
  1349125: ['E_MEDIA_REJECTED', 'media'],
  1363037: ['E_REMOTE_DOWN'],
  1363040: ['E_MEDIA_REJECTED', 'media'],
  1363047: ['E_REMOTE_DOWN'],
  1363127: ['E_MEDIA_REJECTED', 'media'],
  1363128: ['E_MEDIA_REJECTED', 'media'],
  1363129: ['E_MEDIA_REJECTED', 'media'],
  1366046: ['E_MEDIA_REJECTED', 'media'],
  1366051: ['E_CONTENT_DUPLICATE', 'media'],
  1390008: ['E_RATE_LIMITED'],
  1404006: ['E_ACCOUNT_BLOCKED'],
  1404078: ['E_ACCOUNT_BLOCKED'],
  1404102: ['E_CONTENT_INVALID', 'text'],
  1404112: ['E_ACCOUNT_BLOCKED'],
  1504028: ['E_UNSUPPORTED'],
  1609008: ['E_CONTENT_INVALID', 'options.link'],
  1609010: ['E_REMOTE_DOWN'],
  2061006: ['E_CONTENT_INVALID', 'options.link'],
  2069019: ['E_MEDIA_REJECTED', 'media'],
  2207001: ['E_REMOTE_DOWN'],
  2207003: ['E_REMOTE_DOWN'],
  2207004: ['E_MEDIA_REJECTED', 'media'],
  2207005: ['E_MEDIA_REJECTED', 'media'],
  2207006: ['E_REMOTE_GONE'],
  2207008: ['E_REMOTE_GONE'],
  2207009: ['E_MEDIA_REJECTED', 'media'],
  2207010: ['E_CONTENT_INVALID', 'text'],
  2207020: ['E_REMOTE_GONE'],
  2207023: ['E_ADAPTER_BUG'],
  2207026: ['E_MEDIA_REJECTED', 'media'],
  2207027: ['E_REMOTE_DOWN'],
  2207028: ['E_CONTENT_INVALID', 'media'],
  2207032: ['E_REMOTE_DOWN'],
  2207035: ['E_CONTENT_INVALID'],
  2207036: ['E_CONTENT_INVALID'],
  2207037: ['E_CONTENT_INVALID'],
  2207040: ['E_CONTENT_INVALID', 'text'],
  2207042: ['E_QUOTA_EXHAUSTED'],
  2207050: ['E_ACCOUNT_BLOCKED'],
  2207051: ['E_ACCOUNT_BLOCKED'],
  2207052: ['E_APP_MISCONFIGURED', 'publicUrl'],
  2207053: ['E_REMOTE_DOWN'],
  2207057: ['E_CONTENT_INVALID', 'options.thumbOffset'],
  2207073: ['E_UNSUPPORTED'],
  2207077: ['E_REMOTE_DOWN'],
  2207081: ['E_UNSUPPORTED'],
  2207082: ['E_REMOTE_DOWN'],
  4854002: ['E_ACCOUNT_BLOCKED'],
}

const CODES: Record<number, Meaning> = {
  '-2': ['E_REMOTE_DOWN'],
  '-1': ['E_REMOTE_DOWN'],
  '1': ['E_REMOTE_DOWN'],
  '2': ['E_REMOTE_DOWN'],
  '4': ['E_RATE_LIMITED'],
  '9': ['E_QUOTA_EXHAUSTED'],
  '10': ['E_SCOPE_MISSING'],
  '17': ['E_RATE_LIMITED'],
  '24': ['E_REMOTE_GONE'],
  '25': ['E_ACCOUNT_BLOCKED'],
  '32': ['E_RATE_LIMITED'],
  '100': ['E_CONTENT_INVALID'],
  '101': ['E_APP_MISCONFIGURED', 'clientId'],
  '102': ['E_TOKEN_REVOKED'],
  '104': ['E_APP_MISCONFIGURED', 'clientSecret'],
  '190': ['E_TOKEN_REVOKED'],
  '324': ['E_MEDIA_REJECTED', 'media'],
  '341': ['E_RATE_LIMITED'],
  '352': ['E_MEDIA_REJECTED', 'media'],
  '368': ['E_ACCOUNT_BLOCKED'],
  '382': ['E_MEDIA_REJECTED', 'media'],
  '389': ['E_APP_MISCONFIGURED', 'publicUrl'],
  '506': ['E_CONTENT_DUPLICATE', 'text'],
  '613': ['E_RATE_LIMITED'],
  '3001': ['E_UNSUPPORTED'],
  '6000': ['E_MEDIA_REJECTED', 'media'],
  '6001': ['E_REMOTE_DOWN'],
  '2635': ['E_APP_MISCONFIGURED', 'graphVersion'],
  '9004': ['E_APP_MISCONFIGURED', 'publicUrl'],
  '9007': ['E_REMOTE_DOWN'],
  '36000': ['E_MEDIA_REJECTED', 'media'],
  '36001': ['E_MEDIA_REJECTED', 'media'],
  '36003': ['E_MEDIA_REJECTED', 'media'],
  '36004': ['E_CONTENT_INVALID', 'text'],
  '80001': ['E_RATE_LIMITED'],
  '80002': ['E_RATE_LIMITED'],
  '80005': ['E_RATE_LIMITED'],
  '80006': ['E_RATE_LIMITED'],
}

/** What an answer says about the request, for requests that may be repeated. */
export function faultOf(response: HttpResponse): AdapterFault {
  const error = errorOf(response)
  const code = numberOf(error?.code)
  if (!error || code === undefined) return new AdapterFault(...byStatus(response))

  const subcode = numberOf(error.error_subcode)
  const [verdict, field] = meaningOf(code, subcode, error, response.status)
  const facts: FaultFacts = {
    status: response.status,
    remoteCode: subcode ? `${code}/${subcode}` : String(code),
  }
  if (field) facts.field = field
  if (textOf(error.fbtrace_id)) facts.traceId = textOf(error.fbtrace_id)
  const wait = retryAfter(verdict, response)
  if (wait !== undefined) facts.retryAfter = wait
  return new AdapterFault(verdict, facts)
}

/** The error envelope, or null when the answer is not one (a proxy's page, a truncated body, a success). */
export function errorOf(response: HttpResponse): JsonObject | null {
  const body = objectOf(parseLossless(response.text))
  return typeof body.error === 'object' && body.error !== null ? objectOf(body.error) : null
}

/** What a subcode means that arrived without an envelope, or null for one nobody knows. */
export const meaningOfSubcode = (subcode: number): Meaning | null => SUBCODES[subcode] ?? null

function meaningOf(
  code: number,
  subcode: number | undefined,
  error: JsonObject,
  status: number
): Meaning {
  // A server that fails is in no position to judge a token or a text.
  if (status >= 500) return ['E_REMOTE_DOWN']
  if (subcode !== undefined && SUBCODES[subcode]) return SUBCODES[subcode]
  // "Object missing, no permission, or unsupported": the platform does not tell these apart.
  if (code === 100 && subcode === 33) return ['E_REMOTE_GONE']
  if (code >= 200 && code <= 299) return ['E_SCOPE_MISSING']
  if (error.is_transient === true) return ['E_REMOTE_DOWN']
  return CODES[code] ?? ['E_REMOTE_DOWN']
}

function byStatus(response: HttpResponse): [FaultCode, FaultFacts] {
  const facts: FaultFacts = { status: response.status }
  switch (response.status) {
    case 401:
      return ['E_TOKEN_EXPIRED', facts]
    case 429:
      return ['E_RATE_LIMITED', { ...facts, retryAfter: retryAfter('E_RATE_LIMITED', response) }]
    default:
      // 5xx, a proxy's page (403 and 404 among them), a redirect, or a success that cannot be read: none of it is the
      // platform's verdict, which always comes in an envelope.
      return ['E_REMOTE_DOWN', facts]
  }
}

function retryAfter(verdict: FaultCode, response: HttpResponse): number | undefined {
  if (response.retryAfter !== undefined) return response.retryAfter
  if (verdict === 'E_QUOTA_EXHAUSTED') return QUOTA_RETRY_SECONDS
  if (verdict !== 'E_RATE_LIMITED') return undefined
  return regainSeconds(response) ?? THROTTLE_RETRY_SECONDS
}

/** `estimated_time_to_regain_access` is in minutes; the longest of all entries counts. */
function regainSeconds({ headers }: HttpResponse): number | undefined {
  const usage = objectOf(parseLossless(headers['x-business-use-case-usage'] ?? ''))
  const minutes = Object.values(usage)
    .flatMap((entries) => listOf(entries))
    .map((entry) => numberOf(entry.estimated_time_to_regain_access) ?? 0)
  const longest = Math.max(0, ...minutes)
  return longest > 0 ? longest * 60 : undefined
}
