import {
  AdapterFault,
  CLOCK,
  HTTP,
  SETTINGS,
  type Call,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginClock,
  type PluginHttp,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { faultOf } from './faults.ts'
import { objectOf, parseLossless, type JsonObject } from './json.ts'

const API = 'https://api.linkedin.com'
/** A post is answered within seconds; waiting longer only delays the look that settles what happened. */
const WRITE_TIMEOUT_MS = 30_000
/** One part of 4 MiB, or a document of 100 MB, on a slow line. */
const UPLOAD_TIMEOUT_MS = 300_000

export interface Speaker {
  token: string
  signal: AbortSignal
}

export const speakerOf = ({ token, signal }: Call): Speaker => ({ token: token.reveal(), signal })

/** Requests to the versioned interface: version, protocol, token and parsing in one place. Paths come with their query, encoded. */
@injectable()
export class Rest {
  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  get version(): string {
    return this.settings.require('apiVersion')
  }

  async read(path: string, as: Speaker, method: 'GET' | 'FINDER' = 'GET'): Promise<JsonObject> {
    const headers = { ...this.headers(as), 'x-restli-method': method }
    return this.bodyOf(
      await this.repeatable({ method: 'GET', url: API + path, headers, signal: as.signal })
    )
  }

  /**
   * A read of something that exists for certain. Whatever the platform holds against it, the author's text and media
   * are not the cause: the look is simply made again.
   */
  async look(path: string, as: Speaker, method: 'GET' | 'FINDER' = 'GET'): Promise<JsonObject> {
    try {
      return await this.read(path, as, method)
    } catch (error) {
      const isEdit = AdapterFault.is(error) && error.remedy === 'edit'
      throw isEdit ? new AdapterFault('E_REMOTE_DOWN', { ...error.facts, field: undefined }) : error
    }
  }

  /** A write whose repetition does no harm, with an object in answer. */
  async act(path: string, body: Json, as: Speaker): Promise<JsonObject> {
    return this.bodyOf(await this.repeatable(this.post(path, body, as)))
  }

  /** The same where an empty answer means that it was done. */
  async tell(path: string, body: Json, as: Speaker): Promise<void> {
    this.emptyOf(await this.repeatable(this.post(path, body, as)))
  }

  async delete(path: string, as: Speaker): Promise<void> {
    const headers = { ...this.headers(as), 'x-restli-method': 'DELETE' }
    this.emptyOf(
      await this.repeatable({ method: 'DELETE', url: API + path, headers, signal: as.signal })
    )
  }

  /** The raw answer of a write that must not be repeated; the caller judges it. */
  send(path: string, body: Json, as: Speaker): Promise<HttpResponse> {
    return this.http.request({ ...this.post(path, body, as), timeoutMs: WRITE_TIMEOUT_MS })
  }

  /** Bytes to an address the platform handed out, used exactly as it came. */
  async upload(
    url: string,
    input: {
      body: Uint8Array | AsyncIterable<Uint8Array>
      bytes: number
      type: string
      token?: string
      signal: AbortSignal
    }
  ): Promise<HttpResponse> {
    const { body, bytes, type, token, signal } = input
    const headers: Record<string, string> = {
      'content-type': type,
      'content-length': String(bytes),
    }
    if (token) headers.authorization = `Bearer ${token}`
    const response = await this.repeatable({
      method: 'PUT',
      url,
      headers,
      body,
      signal,
      timeoutMs: UPLOAD_TIMEOUT_MS,
    })
    this.emptyOf(response)
    return response
  }

  faultOf(response: HttpResponse): AdapterFault {
    return faultOf(response, this.clock.now())
  }

  private post(path: string, json: Json, as: Speaker): HttpRequest {
    return { method: 'POST', url: API + path, headers: this.headers(as), json, signal: as.signal }
  }

  private headers({ token }: Speaker): Record<string, string> {
    return {
      'authorization': `Bearer ${token}`,
      'linkedin-version': this.version,
      'x-restli-protocol-version': '2.0.0',
    }
  }

  /** What may be repeated knows no doubt: "nobody knows what happened" means no more than "try again". */
  private async repeatable(request: HttpRequest): Promise<HttpResponse> {
    try {
      return await this.http.request(request)
    } catch (error) {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    }
  }

  private bodyOf(response: HttpResponse): JsonObject {
    const body = parseLossless(response.text)
    if (!isSuccess(response) || typeof body !== 'object' || body === null)
      throw this.faultOf(response)
    return objectOf(body)
  }

  /** An empty body, or JSON nobody needs; a page in its place did not come from the platform. */
  private emptyOf(response: HttpResponse): void {
    const isPlatforms = response.text === '' || parseLossless(response.text) !== undefined
    if (!isSuccess(response) || !isPlatforms) throw this.faultOf(response)
  }
}

const isSuccess = ({ status }: HttpResponse) => status >= 200 && status < 300
