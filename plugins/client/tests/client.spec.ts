import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { ApiProblem, Client, Unreachable, upload } from '../index.ts'
import { retryAfterOf, waitBefore } from '../retry.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server that answers what it is told, request by request, and keeps what it got. */
async function serve(cleanup: (run: () => Promise<void>) => void, ...handlers: Handler[]) {
  const got: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('latin1').on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      got.push({ method: request.method!, url: request.url!, headers: request.headers, body })
      handlers[Math.min(got.length, handlers.length) - 1]!(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))))
  return { got, client: new Client({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'cad_1', timeout: 2_000 }) }
}

const json = (status: number, value: unknown, headers: Record<string, string> = {}): Handler => (_request, response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
const problem = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Handler => (_request, response) => void response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(JSON.stringify({ type: 'about:blank', title: 'No', status, code, detail: 'Not like this.', ...more }))
const broken: Handler = (_request, response) => void response.destroy()
const id = '5b0a3f4e-0000-4000-8000-000000000001'

test.group('Client', () => {
  test('a lost answer to a POST is asked for again under the same key', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, broken, json(201, { data: { id } }))

    const { data } = await client.call('createPost', { body: { text: 'Hello' } })

    assert.equal(data.id, id)
    assert.lengthOf(got, 2)
    assert.equal(got[0]!.headers['idempotency-key'], got[1]!.headers['idempotency-key'])
    assert.match(got[0]!.headers['idempotency-key'] as string, /^[0-9a-f-]{36}$/)
    assert.equal(got[1]!.headers.authorization, 'Bearer cad_1')
  })

  test('two calls have two keys', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, json(201, { data: {} }))

    await client.call('createPost', { body: {} })
    await client.call('createPost', { body: {} })

    assert.notEqual(got[0]!.headers['idempotency-key'], got[1]!.headers['idempotency-key'])
  })

  test('a change whose answer was lost is not sent again by itself', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, broken)

    await assert.rejects(() => client.call('updatePost', { path: { id }, body: { text: 'x' } }), /cannot be reached/)

    assert.lengthOf(got, 1)
  })

  test('a refusal that says when to come back is obeyed, for a change as well', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, problem(429, 'E_TOO_MANY_REQUESTS', {}, { 'retry-after': '1' }), json(200, { data: { id } }))

    await client.call('updatePost', { path: { id }, body: { text: 'x' } })

    assert.lengthOf(got, 2)
  })

  test('waiting for more than a minute is left to whoever called', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, problem(503, 'E_LIMITS_UNAVAILABLE', {}, { 'retry-after': '3600' }))

    const error = (await client.call('listConnections').catch((caught: unknown) => caught)) as ApiProblem

    assert.instanceOf(error, ApiProblem)
    assert.equal(error.retryAfter, 3_600)
    assert.lengthOf(got, 1)
  })

  test('a request under way with the same key is waited for', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, problem(409, 'E_KEY_IN_FLIGHT'), json(200, { data: { id } }, { 'idempotency-replayed': 'true' }))

    assert.equal((await client.call('publishPost', { path: { id }, body: {} })).data.id, id)
    assert.lengthOf(got, 2)
  })

  test('a refusal carries its code, its fields and what else it says, and is not repeated', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, problem(409, 'E_CONFLICT', { errors: [{ path: 'text', rule: 'x', message: 'Too long' }], current: { id }, instance: 'r1' }))

    const error = (await client.call('updatePost', { path: { id }, body: {} }).catch((caught: unknown) => caught)) as ApiProblem

    assert.deepInclude(error, { status: 409, code: 'E_CONFLICT', detail: 'Not like this.', instance: 'r1' })
    assert.deepEqual(error.errors, [{ path: 'text', rule: 'x', message: 'Too long' }])
    assert.deepEqual(error.facts, { current: { id } })
    assert.include(error.message, 'text: Too long')
    assert.lengthOf(got, 1)
  })

  test('a list is followed to its last page', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, json(200, { data: [{ id: '1' }, { id: '2' }], nextCursor: 'c/+1' }), json(200, { data: [{ id: '3' }], nextCursor: null }))
    const seen: string[] = []

    for await (const post of client.each('listPosts', { query: { state: 'live' } })) seen.push(post.id)

    assert.deepEqual(seen, ['1', '2', '3'])
    assert.deepEqual(got.map(({ url }) => url), ['/api/v1/posts?state=live', '/api/v1/posts?state=live&cursor=c%2F%2B1'])
  })

  test('a call that was aborted ends with that, not with a retry', async ({ assert, cleanup }) => {
    const stop = new AbortController()
    const { got, client } = await serve(cleanup, () => stop.abort())

    const error = (await client.call('listConnections', { signal: stop.signal }).catch((caught: unknown) => caught)) as Error

    assert.equal(error.name, 'AbortError')
    assert.lengthOf(got, 1)
  })

  test('an answer that is no JSON, or a web page, is no answer', async ({ assert, cleanup }) => {
    const page: Handler = (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')
    const cut: Handler = (_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":')
    const { client } = await serve(cleanup, page, cut)

    await assert.rejects(() => client.call('listConnections'), /web page/)
    await assert.rejects(() => client.call('listConnections'), /no JSON/)
  })

  test('a redirect is not followed: the token stays with the server it is for', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, (_request, response) => void response.writeHead(302, { location: 'https://elsewhere.example/' }).end())

    await assert.rejects(() => client.call('listConnections'), /sends elsewhere/)
    assert.lengthOf(got, 1)
  })

  test('values in an address stay values, and a missing one is named', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, json(200, { data: {} }))

    await client.call('getPost', { path: { id: 'a/../b?c' } })

    assert.equal(got[0]!.url, '/api/v1/posts/a%2F..%2Fb%3Fc')
    await assert.rejects(() => client.call('getPost', { path: { id: '..' } }), /needs id/)
    await assert.rejects(() => client.send('GET', 'https://elsewhere.example/'), /is not an address/)
    assert.lengthOf(got, 1)
  })

  test('a server under a path of its own is asked there', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, json(200, { data: [] }))

    await new Client({ url: `${client.url.href}social`, token: 'cad_1' }).call('listConnections')

    assert.equal(got[0]!.url, '/social/api/v1/social/connections')
  })

  test('an upload is repeated whole, under one key, and says how far it is', async ({ assert, cleanup }) => {
    const { got, client } = await serve(cleanup, broken, json(201, { data: { id }, notice: null }))
    const progress: number[] = []

    await upload(client, { file: new Blob(['0123456789'], { type: 'image/jpeg' }), name: 'a"b.jpg', altText: 'Sea', onProgress: (sent) => progress.push(sent) })

    assert.lengthOf(got, 2)
    assert.equal(got[0]!.body, got[1]!.body)
    assert.equal(got[0]!.headers['idempotency-key'], got[1]!.headers['idempotency-key'])
    assert.include(got[1]!.body, 'filename="a%22b.jpg"')
    assert.include(got[1]!.body, '\r\n\r\nSea\r\n')
    assert.include(got[1]!.body, '\r\n\r\n0123456789\r\n--')
    assert.equal(progress.at(-1), 10)
  })

  test('nobody there is told as that', async ({ assert }) => {
    const client = new Client({ url: 'http://127.0.0.1:9', token: 'x', tries: 1 })

    assert.instanceOf(await client.call('listConnections').catch((error: unknown) => error), Unreachable)
  })

  test('addresses with a password, or of another kind, are refused', ({ assert }) => {
    assert.throws(() => new Client({ url: 'https://a:b@example.com', token: 'x' }), /Leave name and password out/)
    assert.throws(() => new Client({ url: 'ftp://example.com', token: 'x' }), /no http address/)
  })

  test('waits double, spread, and never undercut what the server asked for', ({ assert }) => {
    const waits = [1, 2, 3].map((tried) => waitBefore(tried, null, () => 0.5))

    assert.deepEqual(waits, [400, 800, 1_600])
    assert.equal(waitBefore(1, 7, () => 0), 7_000)
    assert.isNull(waitBefore(1, 61))
    assert.equal(retryAfterOf(new Headers({ 'retry-after': 'Thu, 01 Jan 1970 00:00:30 GMT' }), 10_000), 20)
    assert.isNull(retryAfterOf(new Headers({ 'retry-after': 'soon' })))
  })
})
