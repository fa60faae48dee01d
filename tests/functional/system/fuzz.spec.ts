import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import fc from 'fast-check'
import { addConnection, addMedia, call, created, createReadyAuthor, inHours, posts, set, type ApiAnswer } from '#tests/functional/publishing/support'
import { usePlatform } from '#tests/functional/connections/support'
import { ownDisk } from '#tests/functional/media/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base, type Visitor } from '#tests/support/visitor'
import { breaches, operationOf, operations } from './contract.ts'
import { asText, brokenText, contentTypes, headerJunk, JUNK, near, pathValue, queryText } from './inputs.ts'

/** Requests per operation. More by hand: FUZZ_RUNS=2000. A seed that failed is given in the message, and taken from FUZZ_SEED. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)
const SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined
/** One request takes some ten milliseconds; there are 25 operations. */
const TIMEOUT_MS = 120_000 + RUNS * 2_000

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
    const { visitor } = await signIn(ada.user.email)
    await visitor.get('/account')
    const statuses: Record<number, number> = {}

    for (const operationId of operations()) {
      const { path, method, operation } = operationOf(operationId)
      const schema = operation.requestBody?.content['application/json']?.schema
      const isSession = operation.security.length === 1 && 'session' in operation.security[0]
      const queries = operation.parameters.filter(({ in: place }: any) => place === 'query')
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
      const values = (name: string) => (name === 'platform' ? pathValue(['instagram']) : pathValue(known))

      const request = fc.record({
        path: fc.tuple(...names.map(values)).map((filled) => filled.reduce((address, value, index) => address.replace(`{${names[index]}}`, value), path)),
        query: queryText(queries, known),
        body: method === 'GET' ? fc.constant(undefined) : fc.oneof({ arbitrary: near(schema ?? { type: 'object' }, known).chain(asText), weight: 8 }, { arbitrary: brokenText, weight: 1 }, { arbitrary: fc.constant(undefined), weight: 1 }),
        type: contentTypes,
        headers: headerJunk,
      })

      await fc.assert(
        fc.asyncProperty(request, async ({ path: address, query, body, type, headers }) => {
          const answer = await send(ada, visitor, isSession, method, `${address}${query && `?${query}`}`, body, { ...(body !== undefined && type !== 'application/json' && { 'content-type': type }), ...headers })
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
          // An id that fits no route is answered before any operation: a problem, with 400, 404 or 405.
          const isElsewhere = names.length > 0 && [400, 404, 405].includes(answer.status) && answer.body?.status === answer.status
          // Dot segments are resolved before anything is sent: what answers is another operation, with a document of its own.
          const isResolved = new URL(address, base()).pathname !== address && /%2e/i.test(address)
          const found = isElsewhere || isResolved ? [] : breaches(operationId, answer)
          if (found.length) throw new Error(found.join('\n'))
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true }
      )
    }

    assert.isAtLeast(statuses[200] ?? 0, 20, 'some of it is accepted')
    assert.isAtLeast(statuses[422] ?? 0, 50, 'some of it is refused')
    assert.deepEqual(Object.keys(statuses).filter((status) => Number(status) >= 500), [])
    assert.equal((await call(ada, 'GET', posts)).status, 200)
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
