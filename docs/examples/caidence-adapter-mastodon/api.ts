import {
  AdapterFault,
  CLOCK,
  HTTP,
  type Call,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginClock,
  type PluginHttp,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'

/** The server this plugin speaks to. For another one, change it here and in `network.hosts` of the manifest. */
export const SERVER = 'https://mastodon.social'

type Facts = Pick<Call, 'token' | 'signal'>
export type JsonObject = Record<string, Json>

/** Requests to the server: address, token and faults in one place. */
@injectable()
export class MastodonApi {
  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** A read may always be repeated, so "nobody knows what happened" means no more than "try again". */
  read(path: string, call: Facts): Promise<JsonObject> {
    return this.repeatable({
      method: 'GET',
      url: `${SERVER}${path}`,
      headers: bearer(call),
      signal: call.signal,
    })
  }

  async list(path: string, call: Facts): Promise<JsonObject[]> {
    const answer: unknown = await this.read(path, call)
    if (!Array.isArray(answer)) throw incomplete()
    return answer as JsonObject[]
  }

  /** For writes whose repetition does no harm. */
  async repeatable(request: HttpRequest): Promise<JsonObject> {
    return (await this.answer(request)).json as JsonObject
  }

  /** The same, for callers who need the status: 202 and 206 mean "still processing" here. */
  async answer(request: HttpRequest): Promise<HttpResponse> {
    const response = await this.http.request(request).catch((error) => {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    })
    const fault = this.faultIn(response)
    if (fault) throw fault
    return response
  }

  /** The raw answer of a write that must happen once; the caller judges it. */
  once(path: string, json: Json, call: Call): Promise<HttpResponse> {
    return this.http.request({
      method: 'POST',
      url: `${SERVER}${path}`,
      headers: { ...bearer(call), 'idempotency-key': call.operation },
      json,
      signal: call.signal,
    })
  }

  /** https://docs.joinmastodon.org/api/rate-limits and the error lists of each method, read 2026-11-26. */
  faultIn({ status, json, headers, retryAfter }: HttpResponse): AdapterFault | null {
    const isJson = typeof json === 'object' && json !== null
    if (status >= 200 && status < 300)
      return isJson ? null : new AdapterFault('E_REMOTE_DOWN', { status })
    const remoteCode = isJson && !Array.isArray(json) ? codeOf(json) : undefined
    const facts = { status, ...(remoteCode && { remoteCode }) }
    if (remoteCode === 'invalid_client')
      return new AdapterFault('E_APP_MISCONFIGURED', { ...facts, field: 'clientSecret' })
    if (remoteCode === 'invalid_grant' || status === 401)
      return new AdapterFault('E_TOKEN_REVOKED', facts)
    if (status === 403)
      return new AdapterFault(
        remoteCode === 'suspended' ? 'E_ACCOUNT_BLOCKED' : 'E_SCOPE_MISSING',
        facts
      )
    if (status === 404 || status === 410) return new AdapterFault('E_REMOTE_GONE', facts)
    if (status === 422) return new AdapterFault('E_CONTENT_INVALID', facts)
    if (status === 429) {
      const seconds = retryAfter ?? this.secondsUntil(headers['x-ratelimit-reset'])
      return new AdapterFault('E_RATE_LIMITED', {
        ...facts,
        ...(seconds && { retryAfter: seconds }),
      })
    }
    return new AdapterFault('E_REMOTE_DOWN', facts)
  }

  /** The server names an instant, not a number of seconds. */
  private secondsUntil(instant: string | undefined): number | undefined {
    const seconds = Math.ceil((Date.parse(instant ?? '') - this.clock.now().getTime()) / 1000)
    return seconds > 0 ? seconds : undefined
  }
}

export const bearer = ({ token }: Facts) => ({ authorization: `Bearer ${token.reveal()}` })

/** OAuth errors are words. Others are sentences in the account's language, of which only this one is told apart. */
function codeOf({ error }: JsonObject): string | undefined {
  if (typeof error !== 'string') return undefined
  if (/^[a-z_]+$/.test(error)) return error
  return /currently disabled|suspended/i.test(error) ? 'suspended' : undefined
}

export function textOf(value: Json | undefined): string {
  if (typeof value === 'string' && value !== '') return value
  throw incomplete()
}

/** Servers leave fields out, and proxies make their own; a post is not lost over it. */
const incomplete = () => new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
