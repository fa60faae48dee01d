import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type {
  Emulator,
  EmulatorOptions,
  FaultSwitch,
  LoggedRequest,
  Sandbox,
} from '../../../emulator.ts'

export const SANDBOX: Sandbox = {
  settings: { clientId: 'sample-app', clientSecret: 'sample-secret-value' },
  hosts: ['api.sample.test'],
}

/** A platform with a list of notes, as small as the kit's interface allows. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const posts: { id: string; text: string; url: string }[] = []
  const log: LoggedRequest[] = []
  const codes = new Map<string, string[]>()
  const tokens = new Map<string, string[]>()
  let faults: (FaultSwitch & { left: number })[] = []
  let url = ''

  const callOf = (request: IncomingMessage) =>
    request.url === '/posts'
      ? request.method === 'POST'
        ? 'publish'
        : 'list'
      : request.url === '/token'
        ? 'token'
        : request.url === '/me'
          ? 'identity'
          : 'page'
  const take = (call: string, when: string) => {
    const found = faults.find(
      (fault) =>
        fault.left > 0 && fault.when === when && (fault.call === '*' || fault.call === call)
    )
    if (found) found.left -= 1
    return found
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const call = callOf(request)
    const note = (status: number) =>
      log.push({
        at: '',
        method: request.method!,
        host: 'api.sample.test',
        path: request.url!,
        call,
        status,
        write: call === 'publish',
      })

    const early = take(call, 'before')
    if (early) return (note(0), void (await go(early, '', request, response)))
    const [status, body] = answer(request, call, Buffer.concat(chunks).toString())
    note(status)
    const late = take(call, 'after')
    if (late) return void (await go(late, JSON.stringify(body), request, response))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })

  function answer(request: IncomingMessage, call: string, body: string): [number, unknown] {
    if (call === 'page') return [200, 'a note']
    if (call === 'token') {
      const form = new URLSearchParams(body)
      const scopes = codes.get(form.get('code') ?? '') ?? tokens.get(form.get('refresh') ?? '')
      codes.delete(form.get('code') ?? '')
      if (!scopes || form.get('client_secret') !== SANDBOX.settings.clientSecret) return [401, {}]
      const token = `sampletoken${tokens.size + 1}`
      tokens.set(token, scopes)
      return [200, { token, scopes }]
    }
    const scopes = tokens.get(request.headers.authorization?.slice('Bearer '.length) ?? '')
    if (!scopes) return [401, {}]
    if (!scopes.includes('post')) return [403, {}]
    if (call === 'identity') return [200, { id: '1' }]
    if (call === 'list') return [200, { posts }]
    const id = String(posts.length + 1)
    posts.push({ id, text: (JSON.parse(body) as { text: string }).text, url: `${url}/notes/${id}` })
    return [200, posts.at(-1)]
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    platformHosts: `api.sample.test=${url}`,
    now: () => new Date(options.now?.() ?? Date.now()),
    advanceClock: () => {},
    reset: () => void (posts.length = 0),
    posts: () =>
      posts.map((post) => ({ ...post, account: '1', format: 'sample.note', publishedAt: '' })),
    log: () => [...log],
    fault: (fault) => void faults.push({ ...fault, left: fault.times ?? 1 }),
    credentials: () => tokens.clear(),
    configure: () => {},
    consent: async (consentUrl, { decline = [] }) => {
      const code = `code${codes.size + tokens.size + 1}`
      codes.set(
        code,
        ['post'].filter((scope) => !decline.includes(scope))
      )
      return new URL(`${consentUrl.searchParams.get('redirect_uri')}?code=${code}`)
    },
    close: () =>
      new Promise(
        (resolve) => (server.close(() => resolve()), server.closeAllConnections(), (faults = []))
      ),
  }
}

async function go(
  fault: FaultSwitch,
  body: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  switch (fault.kind) {
    case 'reset':
      return void request.socket.resetAndDestroy()
    case 'stall':
      return
    case 'close-mid-body':
      return void response
        .writeHead(200, { 'content-length': 999 })
        .write('{', () => request.socket.destroy())
    case 'truncated-json':
      return void response.end('{"id":"1')
    case 'html-200':
      return void response.end('<h1>Sorry</h1>')
    case 'html-error':
      return void response.writeHead(502).end('<h1>Bad gateway</h1>')
    case 'late':
      await sleep(fault.delayMs ?? 100)
      return void response.writeHead(body ? 200 : 500).end(body)
    default:
      if (fault.retryAfter) response.setHeader('retry-after', fault.retryAfter)
      response.writeHead(Number(fault.kind)).end('{}')
  }
}
