import 'reflect-metadata'
import {
  type AdapterFault,
  accessToken,
  type Call,
  type Checkpoint,
  type Draft,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type MediaReader,
  type PluginHttp,
  type PluginSettings,
} from '@caidence/sdk'
import { FacebookLogin } from '../login/facebook_login.ts'
import { InstagramLogin } from '../login/instagram_login.ts'
import { FirstComment, Graph, PageLogin } from '@caidence/meta-graph'
import { Aftercare } from '../publish/aftercare.ts'
import { Containers } from '../publish/containers.ts'
import { Published } from '../publish/published.ts'
import { InstagramPublisher } from '../publish/publisher.ts'
import { Release } from '../publish/release.ts'
import { checkpoint, START, type Progress, type Step } from '../publish/steps.ts'

export type Answer =
  { status?: number; json?: unknown; text?: string; headers?: Record<string, string> } | Error

/** A platform of one's own: answers by what the request looks like, and remembers what was asked. */
export class Scripted implements PluginHttp {
  readonly requests: {
    method: string
    host: string
    path: string
    query: Record<string, string>
    form: Record<string, string>
  }[] = []

  constructor(
    private script: (request: Scripted['requests'][number], count: number) => Answer | undefined
  ) {}

  async request(request: HttpRequest): Promise<HttpResponse> {
    const url = new URL(String(request.url))
    const asked = {
      method: request.method,
      host: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: request.form ?? {},
    }
    this.requests.push(asked)
    const answer = this.script(asked, this.requests.length) ?? {
      status: 404,
      json: { error: { code: 100, error_subcode: 33 } },
    }
    if (answer instanceof Error) throw answer
    const text = answer.text ?? JSON.stringify(answer.json)
    return { status: answer.status ?? 200, headers: answer.headers ?? {}, text, json: undefined }
  }

  count(method: string, end: string): number {
    return this.requests.filter(
      (request) => request.method === method && request.path.endsWith(end)
    ).length
  }
}

const SETTINGS: Record<string, string> = {
  clientId: 'app',
  clientSecret: 'secret',
  variant: 'facebook',
  graphVersion: 'v25.0',
}

export function settings(change: Record<string, string> = {}): PluginSettings {
  const values = { ...SETTINGS, ...change }
  return { get: (key) => values[key], require: (key) => values[key], secret: (key) => values[key] }
}

export const clock = { now: () => new Date('2026-03-01T12:00:00Z') }

export function parts(http: PluginHttp, change: Record<string, string> = {}) {
  const given = settings(change)
  const graph = new Graph(http, given)
  const containers = new Containers(graph)
  const published = new Published(graph, clock)
  return {
    publisher: new InstagramPublisher(
      given,
      containers,
      published,
      new Release(graph, containers, published),
      new Aftercare(new FirstComment(graph, { info() {}, warn() {} }))
    ),
    facebook: new FacebookLogin(new PageLogin(graph, given, clock), graph),
    instagram: new InstagramLogin(graph, http, given, clock),
  }
}

export function callFor(variant = 'facebook', signal = new AbortController().signal): Call {
  const extra: Json = { variant }
  return {
    connection: {
      id: 'c',
      account: { remoteId: '178', handle: 'kestrel', kind: 'professional', extra },
    },
    token: accessToken('token', []),
    operation: 'o',
    deadline: '2026-03-01T13:00:00Z',
    signal,
  }
}

export const media: MediaReader = {
  range: async () => new Uint8Array(),
  publicUrl: async (id) => new URL(`https://media.test/${id}`),
}

export function feed(change: Partial<Draft> = {}): Draft {
  return {
    format: 'instagram.feed',
    text: 'Hello',
    media: [{ id: 'a', type: 'image/jpeg', bytes: 1000, width: 1000, height: 1000 }],
    options: {},
    ...change,
  }
}

export const refused = (code: number, subcode?: number, status = 400): Answer => ({
  status,
  json: { error: { code, error_subcode: subcode, message: '' } },
})

export const at = (step: Step, progress: Partial<Progress> = {}): Checkpoint =>
  checkpoint(step, { ...START, container: '1802', ...progress })
export const status = (code: string, text = ''): Answer => ({
  json: { id: '1802', status_code: code, status: text },
})

export async function faultOf(work: Promise<unknown>): Promise<AdapterFault> {
  return work.then(
    () => {
      throw new Error('expected a fault')
    },
    (error) => error as AdapterFault
  )
}

/** Answers publish and status; everything else is an empty list. */
export function platform(publish: Answer, container: Answer, list: unknown[] = []) {
  return new Scripted(({ method, path }) => {
    if (method === 'POST' && path.endsWith('/media_publish')) return publish
    if (path.endsWith('/1802')) return container
    if (path.endsWith('/media') || path.endsWith('/stories')) return { json: { data: list } }
    if (path.endsWith('/content_publishing_limit'))
      return { json: { data: [{ quota_usage: 0, config: { quota_total: 50 } }] } }
    return undefined
  })
}
