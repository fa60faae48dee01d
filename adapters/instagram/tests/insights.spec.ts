import { AdapterFault } from '@caidence/sdk'
import { Graph, InsightsReader } from '@caidence/meta-graph'
import { test } from '@japa/runner'
import { refused, Scripted, settings, type Answer } from './support.ts'

const NAMES = ['views', 'plays', 'likes']
const as = { token: 't', variant: 'facebook' as const, signal: new AbortController().signal }

/** Answers what it knows, and with `refusal` where a name it does not know is among them. */
function reader(known: string[], refusal: Answer) {
  const http = new Scripted(({ query }) => {
    const names = query.metric.split(',')
    if (names.some((name) => !known.includes(name))) return refusal
    return { json: { data: names.map((name) => ({ name, values: [{ value: 3 }] })) } }
  })
  return { http, read: new InsightsReader(new Graph(http, settings())).read('1', NAMES, {}, as).then((found) => [...found.keys()]) }
}

test.group('Instagram / metrics that are retired', () => {
  test('{name} costs the other numbers nothing')
    .with([
      { name: 'an invalid metric', refusal: refused(100) },
      { name: 'an unknown error', refusal: refused(1) },
      { name: 'an unknown error of a server', refusal: refused(1, undefined, 500) },
    ])
    .run(async ({ assert }, { refusal }) => {
      const { http, read } = reader(['views', 'likes'], refusal)

      assert.deepEqual(await read, ['views', 'likes'])
      assert.lengthOf(http.requests, 1 + NAMES.length)
    })

  test('an unknown error for every name is trouble of the platform', async ({ assert }) => {
    const error = await reader([], refused(1)).read.catch((fault) => fault)

    assert.isTrue(AdapterFault.is(error))
    assert.equal(error.code, 'E_REMOTE_DOWN')
  })

  test('other trouble is not asked about name by name', async ({ assert }) => {
    const { http, read } = reader([], refused(190))

    assert.equal((await read.catch((fault) => fault)).code, 'E_TOKEN_REVOKED')
    assert.lengthOf(http.requests, 1)
  })
})
