import { createHmac } from 'node:crypto'
import {
  AdapterFault,
  HTTP,
  SETTINGS,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type PluginHttp,
  type PluginSettings,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { errorOf, faultOf } from './faults.ts'
import { objectOf, parseLossless, textOf, type JsonObject } from './json.ts'
import { multipart, type FilePart } from './multipart.ts'

export type Variant = 'facebook' | 'instagram'

export const HOSTS: Record<Variant, string> = {
  facebook: 'https://graph.facebook.com',
  instagram: 'https://graph.instagram.com',
}

/** A publish answers within seconds; waiting longer only delays the look that settles what happened. */
const WRITE_TIMEOUT_MS = 30_000

export interface Speaker {
  variant: Variant
  token: string
  signal: AbortSignal
}

/** Requests to the Graph API: version, token, proof and parsing in one place. */
@injectable()
export class Graph {
  constructor(
    @inject(HTTP) private http: PluginHttp,
    @inject(SETTINGS) private settings: PluginSettings
  ) {}

  get variant(): Variant {
    return this.settings.get('variant') === 'instagram' ? 'instagram' : 'facebook'
  }

  get version(): string {
    return this.settings.require('graphVersion')
  }

  /** Reads may always be repeated, so "nobody knows what happened" means no more than "try again". */
  async read(path: string, query: Record<string, string>, as: Speaker): Promise<JsonObject> {
    const url = this.url(path, as.variant)
    for (const [key, value] of Object.entries({ ...query, ...this.proof(as) }))
      url.searchParams.set(key, value)
    return this.repeatable({ method: 'GET', url, headers: bearer(as.token), signal: as.signal })
  }

  /**
   * A read of something that exists for certain. Whatever the platform holds against it, the author's text and media
   * are not the cause: the look is simply made again.
   */
  async look(path: string, query: Record<string, string>, as: Speaker): Promise<JsonObject> {
    try {
      return await this.read(path, query, as)
    } catch (error) {
      const isEdit = AdapterFault.is(error) && error.remedy === 'edit'
      throw isEdit ? new AdapterFault('E_REMOTE_DOWN', { ...error.facts, field: undefined }) : error
    }
  }

  /** A write whose repetition does no harm. */
  async write(
    path: string,
    form: Record<string, string>,
    as: Speaker,
    method: 'POST' | 'DELETE' = 'POST'
  ): Promise<JsonObject> {
    const url = this.url(path, as.variant)
    const parameters = { ...form, ...this.proof(as) }
    // A body on DELETE is dropped by some proxies, so its parameters travel in the query.
    if (method === 'DELETE')
      for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value)
    return this.repeatable({
      method,
      url,
      headers: bearer(as.token),
      ...(method === 'POST' && { form: parameters }),
      signal: as.signal,
    })
  }

  /** The raw answer of a write that must not be repeated; the caller judges it. */
  send(path: string, form: Record<string, string>, as: Speaker): Promise<HttpResponse> {
    return this.http.request({
      method: 'POST',
      url: this.url(path, as.variant),
      headers: bearer(as.token),
      form: { ...form, ...this.proof(as) },
      signal: as.signal,
      timeoutMs: WRITE_TIMEOUT_MS,
    })
  }

  /** A write with a file, whose repetition does no harm. */
  async upload(
    path: string,
    form: Record<string, string>,
    file: FilePart,
    as: Speaker
  ): Promise<JsonObject> {
    const { body, type } = multipart({ ...form, ...this.proof(as) }, file)
    return this.repeatable({
      method: 'POST',
      url: this.url(path, as.variant),
      headers: { ...bearer(as.token), 'content-type': type },
      body,
      signal: as.signal,
    })
  }

  /**
   * Tells an upload address where the file lies; the platform fetches it. The scheme word is this host's own, and it
   * takes no proof. Its refusals name no code, so they are told apart from other trouble by `upload-refused`.
   */
  async handOver(uploadUrl: string, fileUrl: URL, as: Speaker): Promise<void> {
    const response = await this.request({
      method: 'POST',
      url: uploadUrl,
      headers: { authorization: `OAuth ${as.token}`, file_url: fileUrl.href },
      signal: as.signal,
    })
    const body = objectOf(parseLossless(response.text))
    if (response.status >= 200 && response.status < 300 && body.success === true) return
    if (response.status >= 500 || response.status === 429 || body.debug_info === undefined)
      throw faultOf(response)
    throw new AdapterFault('E_REMOTE_DOWN', {
      status: response.status,
      remoteCode: 'upload-refused',
    })
  }

  /**
   * A token under inspection has to be a parameter; the one who asks is the app, by header, as its secret is better kept
   * out of addresses. Only the parameter is documented, so that is what a refusal is followed by.
   */
  async inspect(token: string, appToken: string, signal: AbortSignal): Promise<JsonObject> {
    const url = this.url('debug_token', 'facebook')
    url.searchParams.set('input_token', token)
    try {
      return await this.repeatable({ method: 'GET', url, headers: bearer(appToken), signal })
    } catch (error) {
      const { status = 0 } = AdapterFault.is(error) ? error.facts : {}
      if (status < 400 || status > 499 || status === 429) throw error
    }
    url.searchParams.set('access_token', appToken)
    return this.repeatable({ method: 'GET', url, signal })
  }

  /** Token endpoints: no bearer, no proof, the app's own credentials in the parameters. */
  async exchange(request: HttpRequest): Promise<JsonObject> {
    return this.repeatable(request)
  }

  private async repeatable(request: HttpRequest): Promise<JsonObject> {
    return bodyOf(await this.request(request))
  }

  private request(request: HttpRequest): Promise<HttpResponse> {
    return this.http.request(request).catch((error) => {
      throw AdapterFault.is(error) && error.code === 'E_OUTCOME_UNKNOWN'
        ? new AdapterFault('E_REMOTE_DOWN')
        : error
    })
  }

  private url(path: string, variant: Variant): URL {
    return new URL(`/${this.version}/${path}`, HOSTS[variant])
  }

  /** An account keeps the sign-in it was made with; once the settings name the other one, their secret is another app's. */
  private proof({ token, variant }: Speaker): Record<string, string> {
    if (variant !== this.variant) return {}
    const proof = createHmac('sha256', this.settings.secret('clientSecret'))
      .update(token)
      .digest('hex')
    return { appsecret_proof: proof }
  }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** A success is a 2xx with a JSON object that is not an error envelope; everything else is a fault. */
export function bodyOf(response: HttpResponse): JsonObject {
  const body: Json | undefined = parseLossless(response.text)
  const isSuccess = response.status >= 200 && response.status < 300
  if (!isSuccess || errorOf(response) || typeof body !== 'object' || body === null)
    throw faultOf(response)
  return objectOf(body)
}

export function requireText(value: Json | undefined): string {
  const text = textOf(value)
  if (text === undefined)
    throw new AdapterFault('E_REMOTE_DOWN', { remoteCode: 'incomplete-answer' })
  return text
}
