import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from '@caidence/sdk'
import type {
  ConsentDecision,
  CredentialChange,
  EmulatedCall,
  EmulatedPost,
  Emulator,
  EmulatorOptions,
  FaultSwitch,
  Sandbox,
} from '../emulator.ts'
import { html, json, send, type Answer } from './answers.ts'
import { applyFault, type Wording } from './fault_switches.ts'
import { readIncoming, type Incoming, type IncomingHead } from './requests.ts'
import type { EmulatorState } from './state.ts'

export interface Around {
  /** The emulator's address as people see it. */
  base: string
  /** Where it is reached from this machine. */
  url: string
  /** Whether media may be fetched from loopback and private addresses. */
  allowLoopback: boolean
  redirectUris: string[] | undefined
}

/** What makes an emulator this platform's and no other's. */
export interface Platform<D extends object, C extends Record<string, Json>> {
  sandbox: Sandbox
  state: EmulatorState<D, C>
  /** Which host a path without a host prefix belongs to. */
  guessHost(path: string, method: string): string
  /** True where the body is media and the handler reads `incoming.stream` itself. */
  isStreamed?(head: IncomingHead): boolean
  /** The emulator's name for a request: what fault switches and the log call it. `consent` and `page` are the browser's. */
  callOf(incoming: Incoming): string
  /** Those names with a sentence each, for people who put faults on them. */
  calls?: EmulatedCall[]
  /** Whether a request of this name can change what the platform holds. */
  isWrite(call: string, incoming: Incoming): boolean
  /** Remote id of the account a request is about, for switches that hit one account. */
  accountOf?(incoming: Incoming): string | null
  /** What the platform does. Synchronous where it changes anything. */
  route(incoming: Incoming, around: Around): Promise<Answer> | Answer
  /** The platform's answer for what `route` threw, and for a body that could not be read. */
  answerFor(error: unknown): Answer
  /** How the platform words 400, 429 and 5xx when a switch asks for them. */
  wording: Wording
  /** Headers of every answer. */
  headers?: Record<string, string>
  posts(base: string): EmulatedPost[]
  credentials(change: CredentialChange): void
  addAccounts(count: number): void
  /** What `/__admin/state` shows; no tokens. */
  overview(): Record<string, Json>
  /** Further admin calls, such as `POST hooks`. */
  admin?: Record<string, (body: Record<string, Json>, around: Around) => Promise<Json> | Json>
}

/** A platform's stand-in on one port; its hosts are told apart by the first path segment. */
export async function serveEmulator<D extends object, C extends Record<string, Json>>(
  platform: Platform<D, C>,
  options: EmulatorOptions = {}
): Promise<Emulator & { around: Around }> {
  const { state, sandbox } = platform
  const around: Around = {
    base: '',
    url: '',
    allowLoopback: options.allowLoopbackMedia ?? true,
    redirectUris: options.redirectUris,
  }
  const server = createServer((request, response) => {
    serve(platform, around, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.bind ?? '127.0.0.1', resolve)
  })
  around.url = `http://${options.bind ?? '127.0.0.1'}:${(server.address() as AddressInfo).port}`
  around.base = (options.publicUrl ?? around.url).replace(/\/$/, '')

  return {
    around,
    url: around.url,
    platformHosts: sandbox.hosts.map((host) => `${host}=${around.url}/${host}`).join(','),
    now: () => new Date(state.now()),
    advanceClock: (seconds) => state.advanceClock(seconds),
    reset: () => state.reset(),
    posts: () => platform.posts(around.base),
    log: () => [...state.requests],
    fault: (fault) => state.arm(fault),
    credentials: (change) => {
      platform.credentials(change)
      state.changed()
    },
    configure: (change) => state.configure(change),
    consent: (url, decision) => decide(around.url, url, decision),
    close: () =>
      new Promise((resolve) => {
        state.save()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve<D extends object, C extends Record<string, Json>>(
  platform: Platform<D, C>,
  around: Around,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const { state } = platform
  let incoming: Incoming
  try {
    incoming = await readIncoming(request, {
      hosts: platform.sandbox.hosts,
      guessHost: (path, method) =>
        path.startsWith('/__admin') ? '' : platform.guessHost(path, method),
      isStreamed: (head) => platform.isStreamed?.(head) ?? false,
    })
  } catch (error) {
    return void send(response, platform.answerFor(error))
  }
  if (incoming.segments[0] === '__admin') {
    return void send(response, await admin(platform, incoming, around))
  }
  if (incoming.segments[0] === 'pictures') return void send(response, picture(state, incoming))

  const call = platform.callOf(incoming)
  const account = platform.accountOf?.(incoming) ?? null
  const note = (status: number, fault?: string) =>
    state.note({
      at: new Date(state.now()).toISOString(),
      method: incoming.method,
      host: incoming.host,
      path: incoming.path,
      call,
      status,
      write: platform.isWrite(call, incoming),
      ...(fault && { fault }),
    })

  const early = state.take(call, account, 'before')
  if (early) {
    note(0, `${early.kind} before`)
    await applyFault(early, null, request, response, platform.wording)
    return
  }
  const answer = await attempt(platform, incoming, around)
  const late = state.take(call, account, 'after')
  if (late) {
    note(answer.status, `${late.kind} after`)
    await applyFault(late, answer, request, response, platform.wording)
    return
  }
  note(answer.status)
  send(response, { ...answer, headers: { ...platform.headers, ...answer.headers } })
}

async function attempt<D extends object, C extends Record<string, Json>>(
  platform: Platform<D, C>,
  incoming: Incoming,
  around: Around
): Promise<Answer> {
  try {
    return await platform.route(incoming, around)
  } catch (error) {
    return platform.answerFor(error)
  }
}

/** Pictures of posts, as their pages show them: `/pictures/<key>`. */
function picture<D extends object, C extends Record<string, Json>>(
  state: EmulatorState<D, C>,
  { segments }: Incoming
): Answer {
  const key = segments[1] ?? ''
  const found = Object.hasOwn(state.pictures, key) ? state.pictures[key] : undefined
  return found
    ? { status: 200, body: Buffer.from(found.base64, 'base64'), type: found.type }
    : html('Not found', 404)
}

/** `/__admin/…`: the emulator's own interface, for tests and demonstrations. */
async function admin<D extends object, C extends Record<string, Json>>(
  platform: Platform<D, C>,
  { method, segments, rawBody, query }: Incoming,
  around: Around
): Promise<Answer> {
  const { state } = platform
  const done = (change: unknown) => (void change, json({ ok: true }))
  try {
    const body = rawBody.length
      ? (JSON.parse(rawBody.toString('utf8')) as Record<string, Json>)
      : {}
    const call = `${method} ${segments.slice(1).join('/')}`
    switch (call) {
      case 'GET posts':
        return json({
          posts: newest(
            platform
              .posts(around.base)
              .filter(({ account }) => !query.account || account === query.account),
            Number(query.last)
          ),
        })
      case 'GET calls':
        return json({ calls: platform.calls ?? [] })
      case 'GET log':
        return json({ log: state.requests.slice(-(Number(query.last) || state.requests.length)) })
      case 'GET state':
        return json({
          now: new Date(state.now()).toISOString(),
          faults: state.faults,
          config: state.config,
          ...platform.overview(),
        })
      case 'POST faults':
        return done(state.arm(body as unknown as FaultSwitch))
      case 'DELETE faults':
        return done((state.faults = []))
      case 'POST credentials':
        platform.credentials(body as unknown as CredentialChange)
        return done(state.changed())
      case 'POST config':
        return done(state.configure(body))
      case 'POST accounts':
        platform.addAccounts(Number(body.count ?? 0))
        return done(state.changed())
      case 'POST clock':
        return done(state.advanceClock(Number(body.advanceSeconds ?? 0)))
      case 'POST reset':
        return done(state.reset())
      default: {
        const own = platform.admin?.[call]
        if (own) return json(await own(body, around))
        return json({ error: 'There is no such admin call; see SWITCHES.md' }, 404)
      }
    }
  } catch (error) {
    return json({ error: (error as Error).message }, 400)
  }
}

/** All of them, as they come, unless a number is asked for. */
function newest(posts: EmulatedPost[], count: number): EmulatedPost[] {
  if (!count) return posts
  return posts
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt))
    .slice(0, count)
}

/** Presses the consent page's button, and returns where the browser would go next. */
async function decide(base: string, consentUrl: URL, decision: ConsentDecision): Promise<URL> {
  const body = new URLSearchParams({ decision: decision.approve ? 'approve' : 'cancel' })
  for (const scope of decision.decline ?? []) body.append('decline', scope)
  if (decision.person) body.set('person', decision.person)
  const target =
    consentUrl.origin === base
      ? consentUrl
      : new URL(`${base}/${consentUrl.hostname}${consentUrl.pathname}${consentUrl.search}`)
  const response = await fetch(target, { method: 'POST', body, redirect: 'manual' })
  const location = response.headers.get('location')
  if (!location)
    throw new Error(`The consent page answered ${response.status}: ${await response.text()}`)
  return new URL(location)
}
