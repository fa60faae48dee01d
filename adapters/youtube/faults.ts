import { AdapterFault, type FaultCode, type FaultFacts, type HttpResponse } from '@caidence/sdk'
import { objectOf, parseLossless, textOf, type JsonObject } from './json.ts'
import { secondsToQuotaReset } from './pacific.ts'

/*
 * Reasons: https://developers.google.com/youtube/v3/docs/errors and
 * https://developers.google.com/youtube/v3/docs/videos/insert#errors, read 2026-09-19.
 */

/** A throttle that names no time is over within minutes. */
const THROTTLE_RETRY_SECONDS = 60
/** The channel's upload limit moves on within a day; four looks a day find that early and cost little quota. */
const UPLOAD_LIMIT_RETRY_SECONDS = 6 * 60 * 60
/** Reasons are short identifiers; whatever else stands there is not repeated. */
const REASON = /^[A-Za-z][A-Za-z_]{0,59}$/

type Meaning = [code: FaultCode, field?: string]

const REASONS: Record<string, Meaning> = {
  authError: ['E_TOKEN_EXPIRED'],
  authorizationRequired: ['E_TOKEN_EXPIRED'],
  required: ['E_TOKEN_EXPIRED'],
  UNAUTHENTICATED: ['E_TOKEN_EXPIRED'],
  insufficientPermissions: ['E_SCOPE_MISSING'],
  insufficientScopes: ['E_SCOPE_MISSING'],
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: ['E_SCOPE_MISSING'],
  youtubeSignupRequired: ['E_ACCOUNT_BLOCKED'],
  forbidden: ['E_ACCOUNT_BLOCKED'],
  PERMISSION_DENIED: ['E_ACCOUNT_BLOCKED'],
  channelClosed: ['E_ACCOUNT_BLOCKED'],
  channelSuspended: ['E_ACCOUNT_BLOCKED'],
  channelForbidden: ['E_ACCOUNT_BLOCKED'],
  accountClosed: ['E_ACCOUNT_BLOCKED'],
  accountSuspended: ['E_ACCOUNT_BLOCKED'],
  authenticatedUserAccountClosed: ['E_ACCOUNT_BLOCKED'],
  authenticatedUserAccountSuspended: ['E_ACCOUNT_BLOCKED'],
  authenticatedUserNotChannel: ['E_ACCOUNT_BLOCKED'],
  accessNotConfigured: ['E_APP_MISCONFIGURED', 'clientId'],
  SERVICE_DISABLED: ['E_APP_MISCONFIGURED', 'clientId'],
  quotaExceeded: ['E_QUOTA_EXHAUSTED'],
  dailyLimitExceeded: ['E_QUOTA_EXHAUSTED'],
  uploadLimitExceeded: ['E_QUOTA_EXHAUSTED'],
  rateLimitExceeded: ['E_RATE_LIMITED'],
  userRateLimitExceeded: ['E_RATE_LIMITED'],
  uploadRateLimitExceeded: ['E_RATE_LIMITED'],
  RESOURCE_EXHAUSTED: ['E_RATE_LIMITED'],
  invalidTitle: ['E_CONTENT_INVALID', 'options.title'],
  invalidDescription: ['E_CONTENT_INVALID', 'text'],
  invalidTags: ['E_CONTENT_INVALID', 'options.tags'],
  invalidCategoryId: ['E_CONTENT_INVALID', 'options.category'],
  invalidPublishAt: ['E_CONTENT_INVALID', 'options.publishAt'],
  forbiddenPrivacySetting: ['E_CONTENT_INVALID', 'options.privacy'],
  invalidImage: ['E_MEDIA_REJECTED'],
  playlistNotFound: ['E_CONTENT_INVALID', 'options.playlist'],
  playlistItemsNotAccessible: ['E_CONTENT_INVALID', 'options.playlist'],
  playlistContainsMaximumNumberOfVideos: ['E_CONTENT_INVALID', 'options.playlist'],
  mediaBodyRequired: ['E_ADAPTER_BUG'],
  backendError: ['E_REMOTE_DOWN'],
  internalError: ['E_REMOTE_DOWN'],
}

/** What an answer says about the request, for requests that may be repeated. */
export function faultOf(response: HttpResponse, now: Date): AdapterFault {
  const reason = reasonOf(response)
  const [code, field] = meaningOf(response.status, reason)
  const facts: FaultFacts = { status: response.status }
  if (reason) facts.remoteCode = reason
  if (field) facts.field = field
  const wait = retryAfter(code, reason, response, now)
  if (wait !== undefined) facts.retryAfter = wait
  return new AdapterFault(code, facts)
}

/** The error envelope, or null when the answer is not one (a proxy's page, a truncated body, a success). */
export function errorOf({ text }: HttpResponse): JsonObject | null {
  const { error } = objectOf(parseLossless(text))
  return typeof error === 'object' && error !== null && !Array.isArray(error) ? error : null
}

/** The documented reason. Newer services name it among the details, and the oldest form has a status word only. */
export function reasonOf(response: HttpResponse): string | undefined {
  const error = errorOf(response)
  if (!error) return undefined
  const lists = [error.errors, error.details].flatMap((list) => (Array.isArray(list) ? list : []))
  const named = lists.map((entry) => textOf(objectOf(entry).reason)).find((reason) => reason)
  const reason = named ?? textOf(error.status)
  return reason && REASON.test(reason) ? reason : undefined
}

function meaningOf(status: number, reason: string | undefined): Meaning {
  // A server that fails is in no position to judge a token or a title.
  if (status >= 500) return ['E_REMOTE_DOWN']
  if (reason && Object.hasOwn(REASONS, reason)) return REASONS[reason]
  if (status === 401) return ['E_TOKEN_EXPIRED']
  if (status === 429) return ['E_RATE_LIMITED']
  // Without an envelope it is a proxy's page, or a success that cannot be read: not the platform's verdict.
  if (!reason) return ['E_REMOTE_DOWN']
  if (status === 404) return ['E_REMOTE_GONE']
  return status === 400 ? ['E_CONTENT_INVALID'] : ['E_REMOTE_DOWN']
}

function retryAfter(
  code: FaultCode,
  reason: string | undefined,
  response: HttpResponse,
  now: Date
): number | undefined {
  if (response.retryAfter !== undefined) return response.retryAfter
  if (code === 'E_RATE_LIMITED') return THROTTLE_RETRY_SECONDS
  if (code !== 'E_QUOTA_EXHAUSTED') return undefined
  return reason === 'uploadLimitExceeded' ? UPLOAD_LIMIT_RETRY_SECONDS : secondsToQuotaReset(now)
}
