import 'reflect-metadata'
import {
  accessToken,
  type Adapter,
  type AdapterFault,
  type AccountChoice,
  type Call,
  type Checkpoint,
  type Draft,
  type HttpRequest,
  type HttpResponse,
  type MediaReader,
  type PluginHttp,
  type PluginSettings,
} from '@caidence/sdk'
import { drive, World, type DriveOptions, type Outcome } from '@caidence/testkit'
import { Channels } from '../channels.ts'
import { Google } from '../google.ts'
import { GoogleSignIn } from '../authorize.ts'
import { FirstComment } from '../publish/comment.ts'
import { Playlists } from '../publish/playlist.ts'
import { YouTubePublisher } from '../publish/publisher.ts'
import { Release } from '../publish/release.ts'
import { Sessions } from '../publish/session.ts'
import { checkpoint, START, type Progress, type Step } from '../publish/steps.ts'
import { Uploads } from '../publish/uploads.ts'
import { Videos } from '../publish/videos.ts'
import { SCOPES } from '../scopes.ts'
import options from './conformance_options.ts'

export const KESTREL = 'UCkestrelbakery0000000001'
export const RECIPES = 'PLkestrelrecipes00000000000000001'

/** The real adapter, the emulator, and one clock for both. */
export const openWorld = (settings?: Record<string, string>) =>
  World.open({ folder: `${import.meta.dirname}/..`, kit: options, ...(settings && { settings }) })

type Hooks = Partial<
  Pick<DriveOptions, 'before' | 'after' | 'dies' | 'onFault' | 'onVerdict' | 'media'>
>

export async function deliver(
  world: World,
  draft: Draft,
  hooks: Hooks = {},
  choice?: AccountChoice
): Promise<Outcome> {
  const adapter = world.adapter as Adapter<'publish' | 'authorize'>
  let using = choice ?? (await world.connect())
  return drive({
    publisher: adapter.publish,
    draft,
    media: world.media,
    call: () => world.call(using),
    clock: world.clock,
    settleSeconds: 5,
    refresh: async () => {
      try {
        const grant = await adapter.authorize.refresh(using.grant, new AbortController().signal)
        using = { ...using, grant }
        return null
      } catch (error) {
        return error as AdapterFault
      }
    },
    ...hooks,
  })
}

export const videoDraft = (
  world: World,
  options_: Draft['options'] = {},
  media = ['16x9-5s.mp4']
) =>
  world.draft('youtube.video', { text: 'Hello', media, options: { title: 'A title', ...options_ } })

export async function admin(world: World, path: string, body?: object) {
  const response = await fetch(`${world.emulator.url}/__admin/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && { body: JSON.stringify(body) }),
  })
  return (await response.json()) as any
}

export const videosIn = async (
  world: World
): Promise<{ id: string; privacy: string; hash: string; bytes: number; tags: string[] }[]> =>
  (await admin(world, 'videos')).videos

export const count = (world: World, call: string) =>
  world.emulator.log().filter((entry) => entry.call === call).length

/** A made-up file of any size: its bytes depend on their place only, and it begins as an MP4 does. */
export function pattern(bytes: number): { draft: Draft; media: MediaReader; ranges: number[] } {
  const ranges: number[] = []
  return {
    ranges,
    draft: {
      format: 'youtube.video',
      text: 'A long film',
      media: [{ id: 'film', type: 'video/mp4', bytes, seconds: 60, width: 1920, height: 1080 }],
      options: { title: 'A long film' },
    },
    media: {
      range: async (_, from, to) => {
        ranges.push(to - from)
        return patternBytes(from, to)
      },
      publicUrl: async () => new URL('https://media.test/film'),
    },
  }
}

const BLOCK = Buffer.from(Array.from({ length: 251 }, (_, index) => index))
const BEGINNING = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('ftyp', 'latin1')])

export function patternBytes(from: number, to: number): Buffer {
  const bytes = Buffer.alloc(
    to - from,
    Buffer.concat([BLOCK.subarray(from % 251), BLOCK.subarray(0, from % 251)])
  )
  if (from < BEGINNING.length) BEGINNING.copy(bytes, 0, from)
  return bytes
}

export type Answer =
  | {
      status?: number
      json?: unknown
      text?: string
      headers?: Record<string, string>
      retryAfter?: number
    }
  | Error

/** A platform of one's own: answers by what the request looks like, and remembers what was asked. */
export class Scripted implements PluginHttp {
  readonly requests: {
    method: string
    path: string
    query: Record<string, string>
    form: Record<string, string>
    headers: Record<string, string>
    json: any
  }[] = []

  constructor(
    private script: (request: Scripted['requests'][number], count: number) => Answer | undefined
  ) {}

  async request(request: HttpRequest): Promise<HttpResponse> {
    const url = new URL(String(request.url))
    const asked = {
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: request.form ?? {},
      headers: request.headers ?? {},
      json: request.json,
    }
    this.requests.push(asked)
    const answer: Answer = this.script(asked, this.requests.length) ?? refused(404, 'notFound')
    if (answer instanceof Error) throw answer
    const text = answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json))
    return {
      status: answer.status ?? 200,
      headers: answer.headers ?? {},
      text,
      json: undefined,
      ...(answer.retryAfter !== undefined && { retryAfter: answer.retryAfter }),
    }
  }
}

export const refused = (status: number, reason: string): { status: number; json: unknown } => ({
  status,
  json: {
    error: { code: status, message: '', errors: [{ reason, domain: 'youtube', message: '' }] },
  },
})

export function settings(change: Record<string, string> = {}): PluginSettings {
  const values: Record<string, string> = { clientId: 'client', clientSecret: 'secret', ...change }
  return { get: (key) => values[key], require: (key) => values[key], secret: (key) => values[key] }
}

export const NOW = new Date('2026-03-01T12:00:00Z')

/** The adapter's parts around any platform. */
export function parts(http: PluginHttp, { secret = 'secret', now = NOW } = {}) {
  const clock = { now: () => now }
  const logged: string[] = []
  const log = { info: () => {}, warn: (message: string) => void logged.push(message) }
  const given = settings({ clientSecret: secret })
  const google = new Google(http, clock)
  const sessions = new Sessions(given)
  const uploads = new Uploads(google, sessions)
  const videos = new Videos(google, clock)
  const release = new Release(google, videos, clock)
  const comment = new FirstComment(google, log)
  return {
    google,
    sessions,
    uploads,
    videos,
    logged,
    channels: new Channels(google),
    signIn: new GoogleSignIn(google, new Channels(google), given, clock),
    publisher: new YouTubePublisher(
      clock,
      google,
      sessions,
      uploads,
      videos,
      new Playlists(google),
      release,
      comment,
      given
    ),
  }
}

export function callFor(scopes: string[] = Object.values(SCOPES)): Call {
  return {
    connection: {
      id: 'c',
      account: {
        remoteId: KESTREL,
        handle: 'kestrelbakery',
        kind: 'channel',
        extra: { uploads: 'UUkestrel' },
      },
    },
    token: accessToken('token', scopes),
    operation: 'o',
    deadline: '2026-03-01T13:00:00Z',
    signal: new AbortController().signal,
  }
}

export function draft(options_: Draft['options'] = {}): Draft {
  return {
    format: 'youtube.video',
    text: 'Hello',
    media: [{ id: 'a', type: 'video/mp4', bytes: 1000, width: 1920, height: 1080, seconds: 200 }],
    options: { title: 'A title', ...options_ },
  }
}

export const media: MediaReader = {
  range: async (_, from, to) => new Uint8Array(to - from),
  publicUrl: async (id) => new URL(`https://media.test/${id}`),
}

export const MARKER = 'caidence0011223344556677'

export const at = (step: Step, progress: Partial<Progress> = {}): Checkpoint =>
  checkpoint(step, { ...START, marker: MARKER, video: 'v1', ...progress })

/** A video as `videos.list` tells of it. */
export const video = (status: object, snippet: object = {}, more: object = {}) => ({
  id: 'v1',
  status: { uploadStatus: 'processed', privacyStatus: 'private', ...status },
  snippet: { publishedAt: '2026-03-01T12:00:05Z', tags: [MARKER], ...snippet },
  ...more,
})

export const listed = (...items: unknown[]) => ({ json: { items } })

export async function faultOf(work: Promise<unknown>): Promise<AdapterFault> {
  return work.then(
    () => {
      throw new Error('expected a fault')
    },
    (error) => error as AdapterFault
  )
}
