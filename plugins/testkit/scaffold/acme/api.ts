import {
  AdapterFault,
  HTTP,
  type Call,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginHttp,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'

export const API = 'https://api.acme.example'

type Facts = Pick<Call, 'token' | 'signal'>

/** Requests to the platform: address, token and faults in one place. */
@injectable()
export class AcmeApi {
  constructor(@inject(HTTP) private http: PluginHttp) {}

  /** A read may always be repeated, so "nobody knows what happened" means no more than "try again". */
  async read(path: string, call: Facts): Promise<Record<string, Json>> {
    return this.repeatable({
      method: 'GET',
      url: `${API}${path}`,
      headers: bearer(call),
      signal: call.signal,
    })
  }

  /** For writes whose repetition does no harm. */
  async repeatable(request: HttpRequest): Promise<Record<string, Json>> {
    const response = await this.http.request(request).catch((error) => {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    })
    const fault = faultIn(response)
    if (fault) throw fault
    return response.json as Record<string, Json>
  }

  /** The raw answer of a write that must happen once; the caller judges it. */
  once(path: string, json: Json, call: Facts): Promise<HttpResponse> {
    return this.http.request({
      method: 'POST',
      url: `${API}${path}`,
      headers: bearer(call),
      json,
      signal: call.signal,
    })
  }
}

export const bearer = ({ token }: Facts) => ({ authorization: `Bearer ${token.reveal()}` })

/** A success is a 2xx with a JSON object. The code decides what happens next; see "Faults" in the contract. */
export function faultIn({ status, json, retryAfter }: HttpResponse): AdapterFault | null {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  if (status >= 200 && status < 300)
    return isObject ? null : new AdapterFault('E_REMOTE_DOWN', { status })
  const remoteCode = isObject && typeof json.error === 'string' ? json.error : undefined
  const facts = { status, ...(remoteCode && { remoteCode }), ...(retryAfter && { retryAfter }) }
  switch (remoteCode) {
    case 'invalid_grant':
    case 'token_revoked':
      return new AdapterFault('E_TOKEN_REVOKED', facts)
    case 'token_expired':
      return new AdapterFault('E_TOKEN_EXPIRED', facts)
    case 'invalid_client':
      return new AdapterFault('E_APP_MISCONFIGURED', { ...facts, field: 'clientSecret' })
    case 'missing_scope':
      return new AdapterFault('E_SCOPE_MISSING', facts)
    case 'text_too_long':
      return new AdapterFault('E_CONTENT_INVALID', { ...facts, field: 'text' })
  }
  if (status === 401) return new AdapterFault('E_TOKEN_REVOKED', facts)
  if (status === 403) return new AdapterFault('E_SCOPE_MISSING', facts)
  if (status === 404) return new AdapterFault('E_REMOTE_GONE', facts)
  if (status === 429) return new AdapterFault('E_RATE_LIMITED', facts)
  if (status >= 500) return new AdapterFault('E_REMOTE_DOWN', facts)
  return new AdapterFault('E_CONTENT_INVALID', facts)
}

/** Platforms leave fields out and change their types; a post is not lost over it. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
}

export const listOf = (value: Json | undefined): Record<string, Json>[] =>
  Array.isArray(value) ? (value as Record<string, Json>[]) : []
