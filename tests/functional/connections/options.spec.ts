import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { AdapterFault } from '@caidence/sdk'
import { connect } from '#tests/functional/inbound/support'
import { call, createAuthor, createColleague } from '#tests/functional/publishing/support'
import { addLive } from '#tests/functional/analytics/support'
import { useScript } from '#tests/support/plugins/scripted/script'
import { useScripted } from '#tests/support/plugin_folder'

test.group('Connections / lists of a platform', (group) => {
  group.each.setup(async ({ context }) => void (await useScripted(context)))

  test('somebody who types asks the platform once for the same letters', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    const asked: string[] = []
    useScript({ list: async (source, query) => (asked.push(`${source}:${query}`), [{ value: query || 'first', label: `About ${query}` }]) })
    const list = (query: string, who = ada) => call(who, 'GET', `/api/v1/channels/${id}/options/topics?query=${encodeURIComponent(query)}`)

    const answers = await Promise.all([list('br'), list('br'), list(' br '), list('bre'), list('')])

    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200, 200, 200])
    assert.deepEqual(answers[0].body.data, [{ value: 'br', label: 'About br' }])
    assert.sameMembers(asked, ['topics:br', 'topics:bre', 'topics:'])
  })

  test('only who may write for the channel gets its lists; others learn nothing', async ({ assert }) => {
    const [ada, stranger] = [await createAuthor(), await createAuthor()]
    const viewer = await createColleague(ada, 'viewer')
    const id = await connect(ada, { remoteId: randomUUID() })
    useScript({ list: async () => [{ value: '1', label: 'One' }] })
    const status = async (who: typeof ada) => (await call(who, 'GET', `/api/v1/channels/${id}/options/topics`)).status

    assert.equal(await status(ada), 200)
    assert.equal(await status(viewer), 403)
    assert.equal(await status(stranger), 404)
  })

  test('trouble is a sentence, is not remembered, and rubbish never reaches the page', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    const list = (query = '') => call(ada, 'GET', `/api/v1/channels/${id}/options/topics?query=${query}`)

    useScript({ list: () => Promise.reject(new AdapterFault('E_REMOTE_DOWN')) })
    const down = await list()
    assert.equal(down.status, 424)
    assert.match(down.body.detail, /Scripted/)
    for (const rubbish of [null, 'x', [{ value: 1, label: 'x' }], [{ value: 'x' }], [{ value: 'x', label: 'y'.repeat(1_000) }]]) {
      useScript({ list: async () => rubbish as any })
      assert.equal((await list()).body.code, 'E_ADAPTER_BUG')
    }
    useScript({ list: async () => Array.from({ length: 500 }, (_, at) => ({ value: String(at), label: `Topic ${at}` })) })
    assert.lengthOf((await list()).body.data, 100)
  })

  test('an expired token is renewed and the list asked for again', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() }, { refresh: 'R' })
    useScript({
      refresh: async (grant) => ({ ...grant, access: 'B' }),
      list: async (_source, _query, { token }) => {
        if (token.reveal() !== 'B') throw new AdapterFault('E_TOKEN_EXPIRED')
        return [{ value: '1', label: 'One' }]
      },
    })

    assert.deepEqual((await call(ada, 'GET', `/api/v1/channels/${id}/options/topics`)).body.data, [{ value: '1', label: 'One' }])
  })
})

test.group('Inbox / comments under a post', (group) => {
  group.each.setup(async ({ context }) => void (await useScripted(context)))

  test('comments are read where they are, page by page, and kept nowhere', async ({ assert }) => {
    const ada = await createAuthor()
    const connection = await connect(ada, { remoteId: randomUUID() })
    const { postId, deliveryId, remoteId } = await addLive(ada, connection)
    const asked: unknown[] = []
    useScript({
      comments: async (input) => {
        asked.push(input)
        return { comments: [{ remoteId: input.cursor ?? 'first', post: input.post, text: 'Lovely <b>bread</b>', at: '2026-03-02T09:00:00+02:00', author: { name: 'A reader', remoteId: '9' } }], ...(!input.cursor && { cursor: 'more' }) }
      },
    })
    const read = (query = '') => call(ada, 'GET', `/api/v1/posts/${postId}/deliveries/${deliveryId}/comments${query}`)

    const first = (await read()).body
    const second = (await read(`?cursor=${first.nextCursor}`)).body

    assert.deepEqual(asked, [{ post: remoteId }, { post: remoteId, cursor: 'more' }])
    assert.deepEqual(first.data, [{ id: 'first', parentId: null, author: 'A reader', text: 'Lovely <b>bread</b>', at: '2026-03-02T07:00:00.000Z' }])
    assert.isNull(second.nextCursor)
  })

  test('another post’s delivery, one that is not live, and rubbish give no comments', async ({ assert }) => {
    const ada = await createAuthor()
    const connection = await connect(ada, { remoteId: randomUUID() })
    const [one, two] = [await addLive(ada, connection), await addLive(ada, connection)]
    const read = (post: string, delivery: string) => call(ada, 'GET', `/api/v1/posts/${post}/deliveries/${delivery}/comments`)
    useScript({ comments: async () => ({ comments: [{ remoteId: '1', text: 7 }] }) as any })

    assert.equal((await read(one.postId, two.deliveryId)).status, 404)
    assert.equal((await read(one.postId, one.deliveryId)).body.code, 'E_ADAPTER_BUG')
    const { set } = await import('#tests/functional/publishing/support')
    await set(ada, one.deliveryId, { state: 'failed' })
    assert.equal((await read(one.postId, one.deliveryId)).status, 404)
  })
})
