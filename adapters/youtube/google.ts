import {
  AdapterFault,
  CLOCK,
  HTTP,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginClock,
  type PluginHttp,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { errorOf, faultOf } from './faults.ts'
import { incomplete, objectOf, parseLossless, type JsonObject } from './json.ts'

export const HOST = 'https://www.googleapis.com'
const DATA_API = `${HOST}/youtube/v3`
const ANALYTICS_API = 'https://youtubeanalytics.googleapis.com/v2'
/** A write answers within seconds; waiting longer only delays the look that settles what happened. */
const WRITE_TIMEOUT_MS = 30_000

export type Query = Record<string, string>
/** Whose token, and until when: a `Call` in short, and what a grant has before there is one. */
export interface Speaker {
  token: { reveal(): string }
  signal: AbortSignal
}

/** Requests to Google's interfaces: addresses, token and parsing in one place. */
@injectable()
export class Google {
  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** A list or a resource of the Data API. */
  read(path: string, query: Query, as: Speaker): Promise<JsonObject> {
    return this.repeatable({ method: 'GET', url: dataUrl(path, query), ...speaking(as) })
  }

  /**
   * A read of something that exists for certain. Whatever the platform holds against it, the author's text and media
   * are not the cause: the look is simply made again.
   */
  async look(path: string, query: Query, as: Speaker): Promise<JsonObject> {
    try {
      return await this.read(path, query, as)
    } catch (error) {
      const isEdit = AdapterFault.is(error) && error.remedy === 'edit'
      throw isEdit ? new AdapterFault('E_REMOTE_DOWN', { ...error.facts, field: undefined }) : error
    }
  }

  report(query: Query, as: Speaker): Promise<JsonObject> {
    const url = withQuery(`${ANALYTICS_API}/reports`, query)
    return this.repeatable({ method: 'GET', url, ...speaking(as) })
  }

  /** A write whose repetition does no harm. */
  write(path: string, query: Query, json: Json, as: Speaker): Promise<JsonObject> {
    const url = dataUrl(path, query)
    return this.repeatable({ method: 'POST', url, json, ...speaking(as) })
  }

  /** The raw answer of a write that must not be repeated; the caller judges it. */
  send(
    method: 'POST' | 'PUT',
    path: string,
    query: Query,
    json: Json,
    as: Speaker
  ): Promise<HttpResponse> {
    const url = dataUrl(path, query)
    return this.http.request({ method, url, json, ...speaking(as), timeoutMs: WRITE_TIMEOUT_MS })
  }

  /** Gone already is as good as deleted. */
  async delete(path: string, query: Query, as: Speaker): Promise<void> {
    const url = dataUrl(path, query)
    const response = await this.raw({ method: 'DELETE', url, ...speaking(as) })
    if (response.status === 204 || response.status === 404) return
    throw faultOf(response, this.clock.now())
  }

  /** Any request that may be repeated: "nobody knows what happened" means no more than "try again". */
  async raw(request: HttpRequest): Promise<HttpResponse> {
    return this.http.request(request).catch((error) => {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    })
  }

  faultOf(response: HttpResponse): AdapterFault {
    return faultOf(response, this.clock.now())
  }

  /** A success is a 2xx with a JSON object that is not an error envelope; everything else is a fault. */
  bodyOf(response: HttpResponse): JsonObject {
    const body = bodyIn(response)
    if (body) return body
    const isSuccess = response.status >= 200 && response.status < 300
    throw isSuccess && !errorOf(response) ? incomplete(response.status) : this.faultOf(response)
  }

  private async repeatable(request: HttpRequest): Promise<JsonObject> {
    return this.bodyOf(await this.raw(request))
  }
}

/** The resource in a success, or null. */
export function bodyIn(response: HttpResponse): JsonObject | null {
  if (response.status < 200 || response.status >= 300 || errorOf(response)) return null
  const body = parseLossless(response.text)
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? objectOf(body) : null
}

export function speaking({ token, signal }: Speaker) {
  return { headers: { authorization: `Bearer ${token.reveal()}` }, signal }
}

export function withQuery(address: string, query: Query): URL {
  const url = new URL(address)
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  return url
}

const dataUrl = (path: string, query: Query) => withQuery(`${DATA_API}/${path}`, query)
