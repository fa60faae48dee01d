import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { addConnection, addMedia, call, created, createReadyAuthor, inHours, posts, set, tokenFor, type ApiAnswer } from '#tests/functional/publishing/support'
import { usePlatform } from '#tests/functional/connections/support'
import { ownDisk } from '#tests/functional/media/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base, Visitor } from '#tests/support/visitor'
import { breaches, operationOf, operations } from './contract.ts'
import { address, fits, Pool } from './fitting.ts'
import { asText, brokenText, contentTypes, headerJunk, JUNK, near, queryText } from './inputs.ts'

/** Requests per operation. More by hand: FUZZ_RUNS=2000. A seed that failed is given in the message, and taken from FUZZ_SEED. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 15)
const SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined
/** One request takes some ten milliseconds, and there are many operations. */
const TIMEOUT_MS = 600_000 + RUNS * 20_000

type Author = Awaited<ReturnType<typeof createReadyAuthor>>

/** Things that ids can point at: posts in several states, files, channels; and a neighbour's. */
async function furnished() {
  const [ada, eve] = [await createReadyAuthor(), await createReadyAuthor()]
  const known: string[] = [ada.brandId, ada.connection.id, ada.picture.id, eve.brandId, eve.connection.id, eve.picture.id]
  for (const state of ['draft', 'scheduled', 'preparing', 'committing', 'live', 'failed', 'unconfirmed', 'held', 'cancelled', 'in_review', 'approved']) {
    const post = await created(ada, { ...ada.ready, publishAt: inHours(2) })
    await set(ada, post.deliveries[0].id, { state, ...(state === 'held' && { held_reason: 'late' }), ...(state === 'failed' && { fault_code: 'E_REMOTE_DOWN' }) })
    known.push(post.id, post.deliveries[0].id)
  }
  for (let more = 0; more < 3; more++) known.push((await addConnection(ada)).id, (await addMedia(ada)).id)
  known.push((await created(eve, eve.ready)).id)
  return { ada, known }
}

/** A connection that stood idle may be closed by the server just as it is used again. What takes a process down does so twice. */
const patiently = <T>(work: () => Promise<T>): Promise<T> => work().catch((error: Error) => (error instanceof TypeError && error.message === 'fetch failed' ? work() : Promise.reject(error)))

/** What a person would give: without them a fitting id is hardly ever the id of the right thing. */
function hintsOf({ brandId, connection, picture, user }: Author, known: string[]) {
  // As `furnished` put them there: each post, then its delivery.
  const ofPosts = known.slice(6, 28).filter((_, at) => at % 2 === 0)
  return {
    ...{ brandId: [brandId], brand: [brandId], connectionId: [connection.id], connection: [connection.id], channel: [connection.id], 'media.id': [picture.id], userId: [user.id], user: [user.id] },
    ...{ 'postId': ofPosts, 'postIds': ofPosts, 'posts.id': ofPosts },
    ...{ timeZone: ['Europe/Prague', 'UTC'], from: ['2026-07-01'], to: ['2026-07-20'], startsOn: ['2026-07-01'], endsOn: ['2026-07-03'] },
  }
}

/** What makes things comes first, and what ends them last: in between there is something to ask about. */
function inOrder() {
  const rank = (operationId: string) => {
    const { path, method } = operationOf(operationId)
    if (method === 'DELETE') return 3
    return method === 'POST' && !path.includes('{') ? 0 : method === 'GET' ? 1 : 2
  }
  return operations().sort((one, other) => rank(one) - rank(other))
}

/** One request as a token sends it, or as a session does where tokens are refused. */
async function send(author: Author, visitor: Visitor, isSession: boolean, method: string, address: string, body: string | undefined, headers: Record<string, string>): Promise<ApiAnswer> {
  if (!isSession) return call(author, method, address, body, headers)
  const { status, headers: answered, text, json } = await visitor.send(method, address, body, { 'accept': 'application/json', 'x-xsrf-token': visitor.cookies.get('XSRF-TOKEN') ?? '', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers })
  return { status, headers: answered, text, body: json ?? text }
}

test.group('System / fuzz', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.timeout(TIMEOUT_MS)

  test('T4 whatever is sent, each operation answers as the document says, and never with a 5xx', async (context) => {
    const { assert } = context
    ownDisk(context)
    await usePlatform(context)
    const { ada, known } = await furnished()
    const pool = new Pool(known, hintsOf(ada, known))
    const statuses: Record<number, number> = {}
    const done = new Set<string>()
    const wrong: string[] = []

    for (const operationId of inOrder()) {
      const { path, method, operation } = operationOf(operationId)
      const content = operation.requestBody?.content ?? {}
      const schema = content['application/json']?.schema
      const isSession = operation.security.length === 1 && 'session' in operation.security[0]
      const queries = operation.parameters.filter(({ in: place }: any) => place === 'query')
      // One of the operations may have ended the session, or revoked the token.
      const author = { ...ada, token: await tokenFor(ada.user, ada.workspaceId) }
      const { visitor } = isSession ? await signIn(ada.user.email) : { visitor: new Visitor() }
      if (isSession) await visitor.get('/account')
      const right = content['text/csv'] ? fc.string({ maxLength: 80 }) : fits(schema ?? { type: 'object' }, pool).map((value) => JSON.stringify(value))
      const type = content['text/csv'] ? 'text/csv' : 'application/json'

      const request = fc.record({
        path: address(path, operation.parameters, pool),
        query: queryText(queries, [...known]),
        fitting: fc.record(Object.fromEntries(queries.filter(({ name }: any) => name !== 'cursor').map(({ name, schema: expected }: any) => [name, fits(expected, pool, name)])), { requiredKeys: queries.filter((one: any) => one.required).map((one: any) => one.name) }),
        isFitting: fc.boolean(),
        right,
        body: fc.oneof({ arbitrary: near(schema ?? { type: 'object' }, known).chain(asText), weight: 8 }, { arbitrary: brokenText, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 1 }),
        junkType: contentTypes,
        headers: headerJunk,
      })

      const verdict = await fc.check(
        fc.asyncProperty(request, async (given) => {
          const query = given.isFitting ? new URLSearchParams(Object.entries(given.fitting).map(([name, value]): [string, string] => [name, String(value).toWellFormed()])).toString() : given.query
          const body = method === 'GET' ? undefined : given.isFitting ? given.right : given.body
          const sentType = given.isFitting ? type : given.junkType
          const answer = await patiently(() => send(author, visitor, isSession, method, `${given.path}${query && `?${query}`}`, body, { ...(body !== undefined && sentType !== 'application/json' && { 'content-type': sentType }), ...(!given.isFitting && given.headers) }))
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
          if (answer.status < 400) {
            done.add(operationId)
            pool.learn(path, answer.body)
          }
          // An id that fits no route is answered before any operation: a problem, with 400, 404 or 405.
          const isElsewhere = path.includes('{') && [400, 404, 405].includes(answer.status) && answer.body?.status === answer.status
          // Dot segments are resolved before anything is sent: what answers is another operation, with a document of its own.
          const isResolved = new URL(given.path, base()).pathname !== given.path && /%2e/i.test(given.path)
          const found = isElsewhere || isResolved ? [] : breaches(operationId, answer)
          if (found.length) throw new Error(found.join('\n'))
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true }
      )
      // All operations are asked before any of them fails the test.
      if (verdict.failed) wrong.push(`FUZZ_SEED=${verdict.seed} ${(verdict.errorInstance as Error)?.message} ${fc.stringify(verdict.counterexample).slice(0, 600)}`)
    }

    assert.deepEqual(wrong, [])
    // The other half needs platforms, other people or a second factor, and answers only refusals here; few runs meet less.
    assert.isAtLeast(done.size, operations().length * Math.min(RUNS / 16, 0.5), `only these were accepted: ${[...done]}`)
    assert.isAtLeast(statuses[200] ?? 0, 20, 'some of it is accepted')
    assert.isAtLeast(statuses[422] ?? 0, 50, 'some of it is refused')
    assert.deepEqual(Object.keys(statuses).filter((status) => Number(status) >= 500), [])
    assert.equal((await call({ token: await tokenFor(ada.user, ada.workspaceId) }, 'GET', posts)).status, 200)
    assert.isUndefined(({} as any).isAdmin)
  })

  test('T4 every junk value in every field of a post is refused or harmless', async ({ assert }) => {
    const { ada } = await furnished()
    const { id } = await created(ada, {})
    const fields = ['brandId', 'text', 'media', 'targets', 'when', 'publishAt', 'timeZone', 'version']
    const inner = (value: unknown) => [{ media: [{ id: value }] }, { media: [{ id: ada.picture.id, altText: value }] }, { targets: [{ connectionId: value, format: 'instagram.feed' }] }, ...['format', 'text', 'options'].map((name) => ({ targets: [{ connectionId: ada.connection.id, format: 'instagram.feed', [name]: value }] })), { targets: [{ connectionId: ada.connection.id, format: 'instagram.feed', options: { collaborators: value, locationId: value, thumbOffset: value, userTags: value, shareToFeed: value } }] }]

    for (const value of JUNK) {
      for (const body of [...fields.map((name) => ({ [name]: value })), ...inner(value)]) {
        const text = JSON.stringify(body).replaceAll('"@huge"', '1e999')
        for (const [operationId, method, path] of [['createPost', 'POST', posts], ['updatePost', 'PATCH', `${posts}/${id}`], ['checkPost', 'POST', `${posts}/check`]] as const) {
          const answer = await call(ada, method, path, text)
          assert.deepEqual(breaches(operationId, answer), [], text)
        }
      }
    }
  })

  test('uploads of nonsense are refused by the book', async (context) => {
    ownDisk(context)
    const { ada } = await furnished()
    const forms: (() => { body: FormData | string; type?: string })[] = [
      () => ({ body: new FormData() }),
      () => ({ body: form({ brandId: 'x' }, 'file', '') }),
      () => ({ body: form({ brandId: randomUUID() }, 'file', 'hello') }),
      () => ({ body: form({ altText: 'a\0b' }, 'file', 'GIF89a') }),
      () => ({ body: form({}, 'other', 'hello') }),
      () => ({ body: form(Object.fromEntries(Array.from({ length: 50 }, (_, number) => [`f${number}`, 'x'])), 'file', 'x') }),
      () => ({ body: 'no form at all', type: 'multipart/form-data; boundary=x' }),
      () => ({ body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf', type: 'multipart/form-data; boundary=x' }),
      () => ({ body: '--x--', type: 'multipart/form-data; boundary=x' }),
      () => ({ body: 'x', type: 'multipart/form-data' }),
      () => ({ body: '{}', type: 'application/json' }),
      () => ({ body: 'x', type: 'image/jpeg' }),
    ]

    for (const [index, make] of forms.entries()) {
      const { body, type } = make()
      const response = await fetch(new URL('/api/v1/media', base()), { method: 'POST', body, headers: { authorization: `Bearer ${ada.token}`, ...(type && { 'content-type': type }) } })
      const text = await response.text()
      context.assert.deepEqual(breaches('uploadMedia', { status: response.status, headers: response.headers, text, body: JSON.parse(text) }), [], `form ${index}`)
      context.assert.isAtLeast(response.status, 400, `form ${index}`)
    }
  })
})

function form(fields: Record<string, string>, name: string, content: string) {
  const made = new FormData()
  for (const [key, value] of Object.entries(fields)) made.append(key, value)
  made.append(name, new Blob([content], { type: 'image/jpeg' }), 'a.jpg')
  return made
}
