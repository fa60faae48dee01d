import 'reflect-metadata'
import {
  accessToken,
  AdapterFault,
  type AccountChoice,
  type Adapter,
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
import { drive, World, type DriveOptions, type Outcome } from '@caidence/testkit'
import { Rest } from '../api/rest.ts'
import { LinkedinAuthorizer } from '../authorize.ts'
import { Members } from '../channel/members.ts'
import { Pages } from '../channel/pages.ts'
import { SANDBOX, SHARE_APP } from '../emulator/sandbox.ts'
import { Assets } from '../publish/assets.ts'
import { FirstComment } from '../publish/first_comment.ts'
import { Published } from '../publish/published.ts'
import { LinkedinPublisher } from '../publish/publisher.ts'
import { Release } from '../publish/release.ts'
import { checkpoint, START, type Progress, type Step } from '../publish/steps.ts'
import options from './conformance_options.ts'

export const KESTREL = 'urn:li:organization:11223001'
export const ADA = 'urn:li:person:782bbtaQ'
export const SHARE = {
  ...SANDBOX.settings,
  products: 'share',
  clientId: SHARE_APP.id,
  clientSecret: SHARE_APP.secret,
}

/** The real adapter, the emulator, and one clock for both. */
export const openWorld = (settings?: Record<string, string>) =>
  World.open({ folder: `${import.meta.dirname}/..`, kit: options, ...(settings && { settings }) })

export const adapterOf = (world: World) =>
  world.adapter as Adapter<'authorize' | 'publish' | 'analytics' | 'inbound' | 'options' | 'inbox'>

/** One of the accounts Ada may pick. */
export async function connectAs(world: World, account: string): Promise<AccountChoice> {
  const { authorize } = adapterOf(world)
  const choices = await authorize.accounts(await world.exchange(await world.code()), live())
  return choices.find(({ account: { remoteId } }) => remoteId === account)!
}

export const live = () => new AbortController().signal

export async function deliver(
  world: World,
  draft: Draft,
  using: AccountChoice,
  hooks: Partial<
    Pick<DriveOptions, 'before' | 'after' | 'dies' | 'onFault' | 'onVerdict' | 'media'>
  > = {}
): Promise<Outcome> {
  let choice = using
  const { authorize, publish } = adapterOf(world)
  return drive({
    publisher: publish,
    draft,
    media: world.media,
    call: () => world.call(choice),
    clock: world.clock,
    settleSeconds: 10,
    refresh: async () => {
      try {
        choice = { ...choice, grant: await authorize.refresh(choice.grant, live()) }
        return null
      } catch (error) {
        return AdapterFault.from(error)
      }
    },
    ...hooks,
  })
}

export const textDraft = (text = 'Hello', more: Record<string, Json> = {}): Draft => ({
  format: 'linkedin.text',
  text,
  media: [],
  options: more,
})

export const writes = (world: World, call: string) =>
  world.emulator.log().filter((entry) => entry.call === call && entry.write)

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
    json: Json | undefined
    headers: Record<string, string>
  }[] = []

  constructor(
    private script: (request: Scripted['requests'][number], count: number) => Answer | undefined
  ) {}

  async request(request: HttpRequest): Promise<HttpResponse> {
    const url = new URL(String(request.url))
    const asked = {
      method: request.method,
      path: url.pathname + url.search,
      json: request.json ?? (request.form as Json | undefined),
      headers: request.headers ?? {},
    }
    this.requests.push(asked)
    const answer = this.script(asked, this.requests.length) ?? refused(404, 'NOT_FOUND')
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

  count(method: string, start: string): number {
    return this.requests.filter((each) => each.method === method && each.path.startsWith(start))
      .length
  }
}

export const refused = (
  status: number,
  code?: string,
  message = 'No',
  inputs?: string[]
): Answer => ({
  status,
  json: {
    status,
    message,
    ...(code && { code }),
    ...(inputs && { errorDetails: { inputErrors: inputs.map((input) => ({ code: input })) } }),
  },
})

export const created = (urn: string): Answer => ({ status: 201, headers: { 'x-restli-id': urn } })
export const lost = () => new AdapterFault('E_OUTCOME_UNKNOWN')

export const NOW = new Date('2026-03-01T22:30:00Z')

export function parts(http: PluginHttp, change: Record<string, string> = {}, now = () => NOW) {
  const values: Record<string, string> = { ...SANDBOX.settings, ...change }
  const settings: PluginSettings = {
    get: (key) => values[key],
    require: (key) => values[key],
    secret: (key) => values[key],
  }
  const clock = { now }
  const warnings: string[] = []
  const log = { info() {}, warn: (message: string) => void warnings.push(message) }
  const stored = new Map<string, Json>()
  const store = {
    get: async (key: string) => stored.get(key),
    set: async (key: string, value: Json) => void stored.set(key, value),
  }
  const rest = new Rest(http, settings, clock)
  const members = new Members(rest)
  const published = new Published(rest, clock)
  const comment = new FirstComment(rest, log)
  const release = new Release(rest, settings, clock, published, comment)
  const publisher = new LinkedinPublisher(
    rest,
    clock,
    members,
    new Assets(rest, store),
    published,
    release,
    comment
  )
  const authorizer = new LinkedinAuthorizer(http, settings, clock, members, new Pages(rest))
  return { publisher, authorizer, warnings, stored }
}

export function callFor(remoteId = KESTREL, scopes = ['r_basicprofile']): Call {
  return {
    connection: { id: 'c', account: { remoteId, handle: 'kestrel-bakery', kind: 'page' } },
    token: accessToken('token', scopes),
    operation: 'o',
    deadline: '2026-03-01T23:00:00Z',
    signal: live(),
  }
}

export const noMedia: MediaReader = {
  range: async () => new Uint8Array(),
  publicUrl: async () => new URL('https://media.test/'),
}

export const at = (step: Step, progress: Partial<Progress> = {}): Checkpoint =>
  checkpoint(step, { ...START, readyAt: NOW.toISOString(), ...progress })

export async function faultOf(work: Promise<unknown>): Promise<AdapterFault> {
  return work.then(
    () => {
      throw new Error('expected a fault')
    },
    (error) => error as AdapterFault
  )
}
