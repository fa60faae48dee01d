import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Emulator, EmulatorOptions } from '@caidence/testkit/emulators'
import { addFault, admin, changeCredentials, configure, postsOf } from './admin.ts'
import { startLook } from './containers.ts'
import { envelope, GraphError, json, type Answer } from './envelope.ts'
import { picture } from './post_pages.ts'
import { readIncoming, type Incoming } from './request.ts'
import { callOf, route, type Surroundings } from './router.ts'
import { SANDBOX } from './sandbox.ts'
import { State } from './state.ts'
import { applyFault, send, takeFault } from './switches.ts'
import { upload } from './uploads.ts'

export { SANDBOX }

/** Calls that can change what the platform holds. */
const WRITES = ['container', 'publish', 'upload', 'comment']

/** A stand-in for every Meta host the adapter talks to, on one port, told apart by the first path segment. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state = new State(options)
  const around: Surroundings = {
    base: '',
    allowLoopback: options.allowLoopbackMedia ?? true,
    redirectUris: options.redirectUris,
  }
  const server = createServer((request, response) => {
    serve(state, around, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.bind ?? '127.0.0.1', resolve)
  })
  const url = `http://${options.bind ?? '127.0.0.1'}:${(server.address() as AddressInfo).port}`
  around.base = (options.publicUrl ?? url).replace(/\/$/, '')
  // Looks that a restart interrupted.
  for (const container of Object.values(state.containers))
    startLook(state, container, around.allowLoopback)

  return {
    url,
    platformHosts: SANDBOX.hosts.map((host) => `${host}=${url}/${host}`).join(','),
    now: () => new Date(state.now()),
    advanceClock: (seconds) => void (state.offset += seconds * 1000),
    reset: () => state.reset(),
    posts: () => postsOf(state, around.base),
    log: () => [...state.requests],
    fault: (fault) => addFault(state, fault),
    credentials: (change) => changeCredentials(state, change),
    configure: (change) => configure(state, change),
    consent: (consentUrl, { approve, decline = [], person }) =>
      decide(url, consentUrl, approve, decline, person),
    close: () =>
      new Promise((resolve) => {
        state.save()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function serve(
  state: State,
  around: Surroundings,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  let incoming: Incoming
  try {
    incoming = await readIncoming(request)
  } catch (error) {
    send(response, answerFor(error))
    return
  }
  if (incoming.segments[0] === '__admin')
    return void send(response, admin(state, incoming, around.base))
  if (incoming.segments[0] === 'pictures') return sendPicture(state, incoming, response)

  const call = callOf(state, incoming)
  const account = incoming.segments[0] ?? null
  const note = (status: number, fault?: string) =>
    state.note({
      at: new Date(state.now()).toISOString(),
      method: incoming.method,
      host: incoming.host,
      path: incoming.path,
      call,
      status,
      write: (WRITES.includes(call) && incoming.method === 'POST') || incoming.method === 'DELETE',
      ...(fault && { fault }),
    })

  const early = takeFault(state, call, account, 'before')
  if (early) {
    note(0, `${early.kind} before`)
    await applyFault(early, null, request, response)
    return
  }
  const work =
    call === 'upload'
      ? upload(state, incoming, request, around.allowLoopback)
      : route(state, incoming, around)
  const answer = await work.catch(answerFor)
  const late = takeFault(state, call, account, 'after')
  if (late) {
    note(answer.status, `${late.kind} after`)
    await applyFault(late, answer, request, response)
    return
  }
  note(answer.status)
  send(response, {
    ...answer,
    headers: {
      'x-app-usage': '{"call_count":1,"total_time":1,"total_cputime":1}',
      ...answer.headers,
    },
  })
}

function answerFor(error: unknown): Answer {
  const trace = `A${randomBytes(9).toString('base64url')}`
  if (error instanceof GraphError) return envelope(error.facts, trace)
  return {
    ...json(
      {
        error: {
          message: 'The emulator itself failed',
          type: 'Emulator',
          code: 1,
          fbtrace_id: trace,
        },
      },
      500
    ),
  }
}

function sendPicture(state: State, { segments, query }: Incoming, response: ServerResponse): void {
  const found = picture(state, segments[1] ?? '', Number(query.n ?? 0))
  response.writeHead(found ? 200 : 404, {
    'content-type': found?.type ?? 'text/plain',
    'x-content-type-options': 'nosniff',
  })
  response.end(found?.body)
}

/** Presses the consent page's button, and returns where the browser would go next. */
async function decide(
  base: string,
  consentUrl: URL,
  approve: boolean,
  decline: string[],
  person?: string
): Promise<URL> {
  const body = new URLSearchParams({ decision: approve ? 'approve' : 'cancel' })
  for (const scope of decline) body.append('decline', scope)
  if (person) body.set('person', person)
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
