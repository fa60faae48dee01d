import { test } from '@japa/runner'
import { Client, upload, type ApiProblem } from '@caidence/client'
import { jpeg, ownDisk } from '#tests/functional/media/support'
import { countOf, createAuthor, createReadyAuthor, created, FORMAT, inHours } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'

const clientOf = ({ token }: { token: string }, send?: typeof fetch) => new Client({ url: base(), token, fetch: send })

/** Loses the first answer on the way back: the server has done it, and nobody heard. */
function losingOnce(): typeof fetch {
  let isLost = false
  return async (...args) => {
    const answer = await fetch(...args)
    if (isLost) return answer
    isLost = true
    await answer.arrayBuffer()
    throw new TypeError('fetch failed')
  }
}

test.group('Typed client', (group) => {
  group.each.setup(() => forgetLimits())

  test('a post whose answer was lost is there once', async ({ assert }) => {
    const author = await createReadyAuthor()

    const { data } = await clientOf(author, losingOnce()).call('createPost', { body: { ...author.ready, when: 'at', publishAt: inHours(2) } })

    assert.equal(data.state, 'scheduled')
    assert.equal(await countOf(author, 'social_posts'), 1)
  })

  test('an upload whose answer was lost is there once', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createAuthor()
    const file = new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' })

    const { data } = await upload(clientOf(author, losingOnce()), { file, name: 'sea.jpg', altText: 'Sea' })

    assert.containsSubset(data, { name: 'sea.jpg', altText: 'Sea', type: 'image/jpeg' })
    assert.equal(await countOf(author, 'media'), 1)
  })

  test('a list is read over its pages, each item once', async ({ assert }) => {
    const author = await createAuthor()
    const ids: string[] = []
    for (let number = 0; number < 5; number++) ids.unshift((await created(author, { text: `Post ${number}` })).id)
    const seen: string[] = []

    for await (const { id } of clientOf(author).each('listPosts', { query: { limit: 2 } })) seen.push(id)

    assert.deepEqual(seen, ids)
  })

  test('a conflict brings what is there now, and a refused value its place', async ({ assert }) => {
    const author = await createReadyAuthor()
    const client = clientOf(author)
    const { id, version } = await created(author, { text: 'Mine' })
    const caught = (call: Promise<unknown>) => call.catch((error: unknown) => error) as Promise<ApiProblem>

    const conflict = await caught(client.call('updatePost', { path: { id }, body: { version: version + 3, text: 'x' } }))
    const refused = await caught(client.call('createPost', { body: { targets: [{ connectionId: 'nonsense', format: FORMAT }] } }))

    assert.equal(conflict.status, 409)
    assert.equal((conflict.facts.current as { text: string }).text, 'Mine')
    assert.equal(refused.status, 422)
    assert.equal(refused.errors[0]!.path, 'targets.0.connectionId')
  })
})
