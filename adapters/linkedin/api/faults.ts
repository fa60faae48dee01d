import { AdapterFault, type FaultCode, type FaultFacts, type HttpResponse } from '@caidence/sdk'
import { numberOf, objectOf, parseLossless, textOf, type JsonObject } from './json.ts'

/*
 * Codes: https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling and the error tables of
 * the Posts, Images, Videos and Documents APIs beside it, read 2026-09-19.
 */

/** Limits are counted per UTC day and name no time. Asking once an hour finds out early when only a burst was meant. */
const QUOTA_RETRY_SECONDS = 3600
const DAY_SECONDS = 86_400

type Meaning = [code: FaultCode, field?: string]

const CODES: Record<string, Meaning> = {
  EXPIRED_ACCESS_TOKEN: ['E_TOKEN_EXPIRED'],
  REVOKED_ACCESS_TOKEN: ['E_TOKEN_REVOKED'],
  VERSION_MISSING: ['E_APP_MISCONFIGURED', 'apiVersion'],
  NONEXISTENT_VERSION: ['E_APP_MISCONFIGURED', 'apiVersion'],
  FIELD_LENGTH_TOO_LONG: ['E_CONTENT_INVALID', 'text'],
  INVALID_VALUE_BLANK_FIELD: ['E_CONTENT_INVALID', 'text'],
  INVALID_URN_TYPE: ['E_CONTENT_INVALID', 'text'],
  INVALID_URN_ID: ['E_CONTENT_INVALID', 'text'],
  INVALID_VALUE_FOR_FIELD: ['E_CONTENT_INVALID'],
  MISSING_FIELD: ['E_CONTENT_INVALID'],
  INVALID_IMAGE_ID: ['E_MEDIA_REJECTED', 'media'],
  INVALID_VIDEO_ID: ['E_MEDIA_REJECTED', 'media'],
  MEDIA_ASSET_PROCESSING_FAILED: ['E_MEDIA_REJECTED', 'media'],
  MEDIA_ASSET_WAITING_UPLOAD: ['E_REMOTE_DOWN'],
  EXPIRED_UPLOAD_URL: ['E_REMOTE_GONE'],
  DUPLICATE_POST: ['E_CONTENT_DUPLICATE', 'text'],
}

/** Where no text code comes along: https://learn.microsoft.com/en-us/linkedin/shared/authentication/token-introspection */
const SERVICE_CODES: Record<number, Meaning> = {
  65601: ['E_TOKEN_REVOKED'],
  65602: ['E_TOKEN_EXPIRED'],
}

const STATUSES: Record<number, Meaning> = {
  400: ['E_CONTENT_INVALID'],
  // "Not this token" and no more; the renewal that follows tells whether the access is gone.
  401: ['E_TOKEN_EXPIRED'],
  403: ['E_SCOPE_MISSING'],
  404: ['E_REMOTE_GONE'],
  409: ['E_REMOTE_DOWN'],
  410: ['E_REMOTE_GONE'],
  413: ['E_MEDIA_REJECTED', 'media'],
  415: ['E_MEDIA_REJECTED', 'media'],
  422: ['E_CONTENT_INVALID'],
  426: ['E_APP_MISCONFIGURED', 'apiVersion'],
}

/** What an answer says about a request that may be repeated. */
export function faultOf(response: HttpResponse, now: Date): AdapterFault {
  const error = errorOf(response)
  const facts: FaultFacts = { status: response.status }
  const traceId = response.headers['x-li-uuid'] ?? response.headers['x-li-request-id']
  if (traceId) facts.traceId = traceId
  const remoteCode = error && codesOf(error).join('/')
  if (remoteCode) facts.remoteCode = remoteCode

  if (response.status === 429) {
    facts.retryAfter = response.retryAfter ?? untilNextCount(now)
    return new AdapterFault(
      response.retryAfter === undefined ? 'E_QUOTA_EXHAUSTED' : 'E_RATE_LIMITED',
      facts
    )
  }
  if (response.retryAfter !== undefined) facts.retryAfter = response.retryAfter
  const [code, field] = meaningOf(response.status, error)
  if (field) facts.field = field
  return new AdapterFault(code, facts)
}

/** The error envelope, or null when the answer is not one: a proxy's page, a truncated body, a success. */
export function errorOf({ status, text }: HttpResponse): JsonObject | null {
  if (status < 400) return null
  const body = objectOf(parseLossless(text))
  const isEnvelope = textOf(body.message) !== undefined || textOf(body.code) !== undefined
  return isEnvelope && numberOf(body.status) !== undefined ? body : null
}

/** Every text code of an error, the one of the answer first, then those of the single inputs; the number last. */
export function codesOf(error: JsonObject): string[] {
  const inputs = objectOf(error.errorDetails).inputErrors
  const inner = Array.isArray(inputs) ? inputs.map((input) => textOf(objectOf(input).code)) : []
  const number = numberOf(error.serviceErrorCode)
  return [textOf(error.code), ...inner, number === undefined ? undefined : String(number)].filter(
    (code) => code !== undefined
  )
}

function meaningOf(status: number, error: JsonObject | null): Meaning {
  // A server that fails is in no position to judge a token or a text, and a proxy's page is nobody's verdict.
  if (status >= 500 || status < 400) return ['E_REMOTE_DOWN']
  if (!error) return status === 401 ? STATUSES[401] : ['E_REMOTE_DOWN']
  const known = codesOf(error).find((code) => CODES[code] ?? SERVICE_CODES[Number(code)])
  if (known) return CODES[known] ?? SERVICE_CODES[Number(known)]
  return STATUSES[status] ?? ['E_REMOTE_DOWN']
}

function untilNextCount(now: Date): number {
  const intoDay = Math.floor(now.getTime() / 1000) % DAY_SECONDS
  return Math.min(DAY_SECONDS - intoDay, QUOTA_RETRY_SECONDS)
}
