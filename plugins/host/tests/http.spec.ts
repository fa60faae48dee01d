import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { AdapterFault, type HttpRequest } from '@caidence/sdk'
import { test } from '@japa/runner'
import { parseHostMap } from '../host_map.ts'
import { createHttp, type HttpOptions } from '../http.ts'
import { retryAfterSeconds } from '../http_faults.ts'
import { listen, silent } from './support.ts'

const HOST = 'api.sample.test'
const signal = () => new AbortController().signal
const clock = { now: () => new Date('2026-03-01T00:00:00Z') }

function httpTo(base: string, change: Partial<HttpOptions> = {}) {
  return createHttp({
    hosts: [HOST],
    hostMap: parseHostMap(base ? `${HOST}=${base}` : ''),
    log: silent,
    clock,
    timeoutMs: 500,
    ...change,
  })
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'succeeded'
  } catch (error) {
    return AdapterFault.is(error) ? error.code : `other: ${String(error)}`
  }
}

const get = (path = '/v1/me?fields=id', change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://${HOST}${path}`,
  signal: signal(),
  ...change,
})

test.group('Plugin http / bodies in pieces', () => {
  async function* pieces(count: number, broken = false) {
    for (let at = 0; at < count; at++) yield Buffer.alloc(1024, at)
    if (broken) throw new Error('the file ended early')
  }
  const put = (body: AsyncIterable<Uint8Array>, bytes: number): HttpRequest =>
    get('/upload', {
      method: 'PUT',
      headers: { 'content-type': 'application/pdf', 'content-length': String(bytes) },
      body,
    })

  test('pieces arrive as one body with its length', async ({ assert }) => {
    let received = 0
    const server = await listen((request, response) => {
      request.on('data', (chunk: Buffer) => void (received += chunk.length))
      request.on('end', () => response.writeHead(201).end())
    })

    const answer = await httpTo(server.url).request(put(pieces(5), 5120))

    assert.equal(answer.status, 201)
    assert.equal(received, 5120)
    assert.equal(server.hits[0].headers['content-length'], '5120')
    assert.isUndefined(server.hits[0].headers['transfer-encoding'])
    await server.close()
  })

  test('a source that breaks ends the request', async ({ assert }) => {
    const server = await listen((request) => void request.resume())

    const code = await codeOf(httpTo(server.url).request(put(pieces(2, true), 5120)))

    assert.equal(code, 'E_OUTCOME_UNKNOWN')
    await server.close()
  })
})

test.group('Plugin http / where it goes', () => {
  test('a mapped host keeps path and query, behind the prefix of its base', async ({ assert }) => {
    const server = await listen((_, response) => response.end('{"ok":true}'))

    const answer = await httpTo(`${server.url}/prefix/`).request(get())

    assert.deepEqual(answer.json, { ok: true })
    assert.equal(server.hits[0].url, '/prefix/v1/me?fields=id')
    assert.equal(server.hits[0].headers.host, new URL(server.url).host)
    await server.close()
  })

  test('what stands in a host’s place may name itself, and nothing beside it', async ({ assert }) => {
    const server = await listen((_, response) => response.end('{"ok":true}'))
    const http = httpTo(`${server.url}/prefix`)
    const to = (path: string) => http.request(get('/', { url: `${server.url}${path}` }))

    assert.deepEqual((await to('/prefix/upload/a%252Fb?c=1')).json, { ok: true })
    const { port } = new URL(server.url)
    const elsewhere = [`http://localhost:${Number(port) + 1}/prefix/`, `https://localhost:${port}/prefix/`, `http://127.0.0.2:${port}/prefix/`]
    for (const url of elsewhere)
      assert.equal(await codeOf(http.request(get('/', { url }))), 'E_ADAPTER_BUG')
    for (const beside of ['/', '/prefix', '/prefixed/x', '/prefix/../x'])
      assert.equal(await codeOf(to(beside)), 'E_ADAPTER_BUG')
    assert.deepEqual(
      server.hits.map(({ url }) => url),
      ['/prefix/upload/a%252Fb?c=1']
    )
    await server.close()
  })

  test('this machine may be named in several ways', async ({ assert }) => {
    const server = await listen((_, response) => response.end('{"ok":true}'))
    const { port } = new URL(server.url)

    const answer = await httpTo(`http://localhost:${port}`).request(get('/', { url: server.url }))

    assert.deepEqual(answer.json, { ok: true })
    await server.close()
  })

  test('what stands in another plugin’s place is not reached', async ({ assert }) => {
    const server = await listen((_, response) => response.end())
    const hostMap = parseHostMap(`other.test=${server.url}`)
    const http = createHttp({ hosts: [HOST], hostMap, log: silent, clock })

    assert.equal(await codeOf(http.request(get('/', { url: server.url }))), 'E_ADAPTER_BUG')
    await server.close()
  })

  test('a host outside the manifest is a bug, mapped or not', async ({ assert }) => {
    const http = createHttp({
      hosts: ['other.test'],
      hostMap: parseHostMap(`${HOST}=http://127.0.0.1:9`),
      log: silent,
      clock,
    })

    assert.equal(await codeOf(http.request(get())), 'E_ADAPTER_BUG')
  })

  test('an unmapped host is only reached over https on port 443: {$self}')
    .with([`http://${HOST}/`, `https://${HOST}:8443/`, `https://user:pw@${HOST}/`])
    .run(async ({ assert }, url) => {
      assert.equal(await codeOf(httpTo('').request(get('/', { url }))), 'E_ADAPTER_BUG')
    })

  test('a name that resolves to something inside is never contacted', async ({ assert }) => {
    const server = await listen((_, response) => response.end())
    const resolver = async () => [{ address: '127.0.0.1', family: 4 }]

    assert.equal(await codeOf(httpTo('', { resolver }).request(get())), 'E_ADAPTER_BUG')
    assert.lengthOf(server.hits, 0)
    await server.close()
  })

  test('a redirect is an answer, not a journey', async ({ assert }) => {
    const server = await listen((_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    )

    const answer = await httpTo(server.url).request(get())

    assert.equal(answer.status, 302)
    assert.lengthOf(server.hits, 1)
    await server.close()
  })

  test('forms and JSON carry their own type', async ({ assert }) => {
    const bodies: string[] = []
    const server = await listen((request, response) => {
      request.on('data', (chunk) => bodies.push(`${request.headers['content-type']} ${chunk}`))
      request.on('end', () => response.end('{}'))
    })
    const http = httpTo(server.url)

    await http.request(get('/', { method: 'POST', form: { a: 'ä&b' } }))
    await http.request(get('/', { method: 'POST', json: { a: 1 } }))

    assert.deepEqual(bodies, [
      'application/x-www-form-urlencoded a=%C3%A4%26b',
      'application/json {"a":1}',
    ])
    await server.close()
  })
})

test.group('Plugin http / what went wrong', () => {
  test('refused before anything was sent is E_REMOTE_DOWN', async ({ assert }) => {
    assert.equal(await codeOf(httpTo('http://127.0.0.1:1').request(get())), 'E_REMOTE_DOWN')
  })

  test('a name that does not resolve is E_REMOTE_DOWN', async ({ assert }) => {
    const resolver = async () => {
      throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    }

    assert.equal(await codeOf(httpTo('', { resolver }).request(get())), 'E_REMOTE_DOWN')
  })

  test('a failed handshake is E_REMOTE_DOWN', async ({ assert }) => {
    const plain = createTcpServer((socket) => socket.end('this is not TLS'))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const port = (plain.address() as AddressInfo).port

    assert.equal(await codeOf(httpTo(`https://127.0.0.1:${port}`).request(get())), 'E_REMOTE_DOWN')
    plain.close()
  })

  test('{name} after sending is E_OUTCOME_UNKNOWN')
    .with([
      { name: 'a reset', answer: (request: any) => request.socket.resetAndDestroy() },
      { name: 'a closed connection', answer: (request: any) => request.socket.destroy() },
      { name: 'silence', answer: () => {} },
      {
        name: 'a truncated body',
        answer: (request: any, response: any) =>
          response
            .writeHead(200, { 'content-length': 50 })
            .write('{"id"', () => request.socket.destroy()),
      },
      {
        name: 'a body that never ends',
        answer: (_: any, response: any) => void response.write('{"id"'),
      },
      {
        name: 'a body above the ceiling',
        answer: (_: any, response: any) => response.end('x'.repeat(5000)),
      },
    ])
    .run(async ({ assert }, { answer }) => {
      const server = await listen(answer)

      assert.equal(
        await codeOf(httpTo(server.url, { maxBytes: 4000 }).request(get('/', { method: 'POST' }))),
        'E_OUTCOME_UNKNOWN'
      )
      assert.lengthOf(server.hits, 1)
      await server.close()
    })

  test('an abort gives its own reason, at once', async ({ assert }) => {
    const server = await listen(() => {})
    const controller = new AbortController()
    const reason = new Error('stopped by the test')
    setTimeout(() => controller.abort(reason), 50)
    const started = performance.now()

    await assert.rejects(
      () =>
        httpTo(server.url, { timeoutMs: 20_000 }).request(get('/', { signal: controller.signal })),
      reason.message
    )
    assert.isBelow(performance.now() - started, 1_000)
    await server.close()
  })

  test('an aborted signal sends nothing', async ({ assert }) => {
    const server = await listen((_, response) => response.end())

    await assert.rejects(
      () =>
        httpTo(server.url).request(get('/', { signal: AbortSignal.abort(new Error('before')) })),
      'before'
    )
    assert.lengthOf(server.hits, 0)
    await server.close()
  })

  test('Retry-After is read in both its forms', ({ assert }) => {
    const now = new Date('2026-03-01T00:00:00Z')

    assert.equal(retryAfterSeconds('120', now), 120)
    assert.equal(retryAfterSeconds('Sun, 01 Mar 2026 00:02:00 GMT', now), 120)
    assert.equal(retryAfterSeconds('Sat, 28 Feb 2026 00:00:00 GMT', now), 0)
    assert.isUndefined(retryAfterSeconds('soon', now))
    assert.isUndefined(retryAfterSeconds(undefined, now))
  })

  test('a body that was compressed unasked, or begins with a mark, is read all the same', async ({
    assert,
  }) => {
    const bodies = {
      'gzip': gzipSync('{"id":"1"}'),
      'deflate': deflateSync('{"id":"1"}'),
      'br': brotliCompressSync('{"id":"1"}'),
      'identity': Buffer.from('\uFEFF{"id":"1"}'),
      'gzip, br': brotliCompressSync(gzipSync('{"id":"1"}')),
    }
    for (const [coding, body] of Object.entries(bodies)) {
      const server = await listen((_, response) => {
        response.setHeader('content-encoding', coding)
        response.end(body)
      })
      assert.deepEqual((await httpTo(server.url).request(get())).json, { id: '1' }, coding)
      await server.close()
    }
  })

  test('a small body that unpacks to a huge one, or to nothing, is no answer', async ({
    assert,
  }) => {
    for (const body of [gzipSync(Buffer.alloc(1_000_000)), Buffer.from('not gzip')]) {
      const server = await listen((_, response) => {
        response.setHeader('content-encoding', 'gzip')
        response.end(body)
      })
      const work = httpTo(server.url, { maxBytes: 10_000 }).request(get())
      assert.equal(await codeOf(work), 'E_OUTCOME_UNKNOWN')
      await server.close()
    }
  })

  test('a body that is not JSON is text and nothing else', async ({ assert }) => {
    const server = await listen((_, response) =>
      response.writeHead(200, { 'retry-after': '9' }).end('<h1>Sorry</h1>')
    )

    const answer = await httpTo(server.url).request(get())

    assert.isUndefined(answer.json)
    assert.equal(answer.text, '<h1>Sorry</h1>')
    assert.equal(answer.retryAfter, 9)
    await server.close()
  })

  test('the log holds method, host, path, status and time, and nothing that was secret', async ({
    assert,
  }) => {
    const server = await listen((_, response) => response.end('{"access_token":"canary-answer"}'))
    const lines: string[] = []
    const log = {
      info: (message: string, facts: unknown) => void lines.push(JSON.stringify([message, facts])),
      warn() {},
    }

    await httpTo(server.url, { log }).request(
      get('/v1/me?access_token=canary-query', {
        method: 'POST',
        headers: { authorization: 'Bearer canary-header' },
        form: { secret: 'canary-form' },
      })
    )

    assert.lengthOf(lines, 1)
    assert.notInclude(lines[0], 'canary')
    assert.match(
      lines[0],
      /"method":"POST","host":"api\.sample\.test","path":"\/v1\/me","ms":\d+,"status":200/
    )
    await server.close()
  })

  test('a fault carries no address and no secret', async ({ assert }) => {
    const http = httpTo('http://127.0.0.1:1')

    const error = await http
      .request(get('/?access_token=canary'))
      .catch((failure) => failure as AdapterFault)

    assert.notInclude(
      `${(error as Error).message} ${(error as Error).stack} ${String((error as Error).cause)}`,
      'canary'
    )
  })
})

test.group('PLATFORM_HOSTS', () => {
  test('reads a list with spaces and prefixes', ({ assert }) => {
    const map = parseHostMap(
      ' graph.sample.test=http://127.0.0.1:7701/graph , api.other.test=https://proxy.example ,'
    )

    assert.deepEqual(
      [...map].map(([host, url]) => [host, url.href]),
      [
        ['graph.sample.test', 'http://127.0.0.1:7701/graph'],
        ['api.other.test', 'https://proxy.example/'],
      ]
    )
    assert.equal(parseHostMap(undefined).size, 0)
  })

  test('says what is wrong with {$self}')
    .with([
      'api.sample.test',
      '=http://a.test',
      'https://a.test=http://b.test',
      'a.test:443=http://b.test',
      'a.test=b.test',
      'a.test=ftp://b.test',
      'a.test=http://u:p@b.test',
      'a.test=http://b.test?x=1',
      'a.test=http://b.test,a.test=http://c.test',
      'localhost=http://b.test',
    ])
    .run(({ assert }, text) =>
      assert.throws(() => parseHostMap(text), /^PLATFORM_HOSTS: cannot read ".+": .+/)
    )
})
