import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { setPolicy } from '#tests/functional/approvals/support'
import { usePlugins } from '#tests/support/plugin_folder'
import { addConnection, call, created, createReadyAuthor, deliveryRow, FORMAT, inHours, outboxOf, posts, set, shown } from './support.ts'

const PREPARED = { state: 'preparing', checkpoint: JSON.stringify({ step: 'publish', effect: 'once', data: { container: '17' } }), progress: 0.4, restarts: 2, retries: 3, attempt: 4 }

async function scheduled(values: Record<string, unknown> = {}) {
  const author = await createReadyAuthor()
  const post = await created(author, { ...author.ready, when: 'at', publishAt: inHours(3), ...values })
  const path = `${posts}/${post.id}`
  const act = (action: string, body?: unknown) => call(author, 'POST', `${path}/${action}`, body)
  return { author, post, path, act, delivery: post.deliveries[0], row: () => deliveryRow(author, post.deliveries[0].id) }
}

test.group('Posts API / changing what is planned', () => {
  test('a post moves to another time, and the workflow hears of it', async ({ assert }) => {
    const { author, path, delivery, row } = await scheduled()
    const publishAt = `${new Date().getUTCFullYear() + 1}-03-01T08:00:00.000Z`

    const { status, body } = await call(author, 'PATCH', path, { when: 'at', publishAt, timeZone: 'Asia/Tokyo' })

    assert.equal(status, 200)
    assert.containsSubset(body.data, { publishAt, timeZone: 'Asia/Tokyo', version: 2 })
    assert.equal(body.data.deliveries[0].publishAt, publishAt)
    assert.lengthOf(await outboxOf(author, delivery.id), 2)
    assert.equal((await row()).generation, 1)
  })

  test('editing what is being prepared starts preparing anew: the old content is in it', async ({ assert }) => {
    const { author, path, delivery, row } = await scheduled()
    await set(author, delivery.id, PREPARED)

    const { status, body } = await call(author, 'PATCH', path, { text: 'Better words' })

    assert.equal(status, 200)
    assert.equal(body.data.deliveries[0].publishAt, delivery.publishAt, 'the time stays')
    assert.containsSubset((await row()).$attributes, { state: 'scheduled', checkpoint: null, progress: null, restarts: 0, retries: 0, attempt: 4, generation: 1, dispatchedGeneration: null })
    assert.lengthOf(await outboxOf(author, delivery.id), 2)
  })

  test('back to a draft', async ({ assert }) => {
    const { author, path, row } = await scheduled()

    const { body } = await call(author, 'PATCH', path, { when: 'draft' })

    assert.containsSubset(body.data, { state: 'draft', publishAt: null })
    assert.containsSubset((await row()).$attributes, { state: 'draft', publishAt: null })
  })

  test('cancelled is cancelled', async ({ assert }) => {
    const { author, path, act, delivery, row } = await scheduled()

    const { status, body } = await act('cancel')
    const again = await act('cancel')
    const published = await act('publish')

    assert.equal(status, 200)
    assert.equal(body.data.state, 'cancelled')
    assert.isNotNull((await row()).settledAt)
    assert.lengthOf(await outboxOf(author, delivery.id), 2)
    assert.equal(again.status, 200)
    assert.equal(published.status, 409)
    assert.match(published.body.detail, /cancelled/)
    assert.equal((await call(author, 'GET', path)).body.data.deliveries[0].state, 'cancelled')
  })

  test('once it is {state}, nothing changes any more, and the refusal says why')
    .with([{ state: 'committing' }, { state: 'confirming' }])
    .run(async ({ assert }, { state }) => {
      const { author, path, act, delivery } = await scheduled()
      await set(author, delivery.id, { state })
      const before = await shown(author, path.split('/').at(-1)!)

      const refusals = [await act('cancel'), await call(author, 'PATCH', path, { text: 'Too late' }), await call(author, 'PATCH', path, { when: 'draft' }), await call(author, 'DELETE', path)]

      for (const { status, body } of refusals) {
        assert.equal(status, 409)
        assert.equal(body.code, 'E_DELIVERY_LOCKED')
        assert.equal(body.detail, 'The post is already being sent, so it cannot change any more. It will be live or failed in a moment.')
      }
      assert.deepEqual(await shown(author, before.id), before)
    })

  test('what is live cannot be cancelled or rewritten', async ({ assert }) => {
    const { author, path, act, delivery } = await scheduled()
    await set(author, delivery.id, { state: 'live', published_at: new Date(), permalink: 'https://www.instagram.com/p/1/' })

    for (const { status, body } of [await act('cancel'), await call(author, 'PATCH', path, { text: 'Other' })]) {
      assert.equal(status, 409)
      assert.equal(body.detail, 'The post is live, so there is nothing left to change.')
    }
    assert.equal((await act('publish')).status, 200, 'publishing what is live changes nothing')
  })

  test('what went out, or may have, keeps its words when the post gets others: {state}')
    .with([{ state: 'live' }, { state: 'unconfirmed' }])
    .run(async ({ assert }, { state }) => {
      const author = await createReadyAuthor()
      const second = await addConnection(author)
      const post = await created(author, { ...author.ready, targets: [...author.ready.targets, { connectionId: second.id, format: FORMAT }], publishAt: inHours(1) })
      await set(author, post.deliveries[0].id, { state })

      const { status } = await call(author, 'PATCH', `${posts}/${post.id}`, { text: 'New words' })

      assert.equal(status, 200)
      assert.equal((await deliveryRow(author, post.deliveries[0].id)).text, 'Summer is here')
      assert.isNull((await deliveryRow(author, post.deliveries[1].id)).text)
    })

  test('what failed goes out again as a new generation; what was held keeps its own', async ({ assert }) => {
    const { author, act, delivery, row } = await scheduled()

    await set(author, delivery.id, { state: 'failed', fault_code: 'E_REMOTE_DOWN', fault: JSON.stringify({ status: 500 }), settled_at: new Date(), dispatched_generation: 1 })
    const failed = await act('publish')
    assert.equal(failed.status, 200)
    assert.containsSubset((await row()).$attributes, { state: 'scheduled', generation: 2, faultCode: null, fault: null, settledAt: null, dispatchedGeneration: null })
    assert.deepEqual((await outboxOf(author, delivery.id)).map(({ generation }) => generation), [1, 2])

    await set(author, delivery.id, { state: 'held', held_reason: 'late' })
    assert.equal((await act('publish')).status, 200)
    assert.containsSubset((await row()).$attributes, { state: 'scheduled', generation: 2, heldReason: null })
  })

  test('publishing twice is publishing once', async ({ assert }) => {
    const { author, act, delivery, row } = await scheduled()

    const first = await act('publish')
    const second = await act('publish')

    assert.deepEqual(second.body, first.body)
    assert.equal((await row()).generation, 1)
    assert.lengthOf(await outboxOf(author, delivery.id), 2)
  })

  test('what nobody could look up is not sent again; a person says what they found: {found}')
    .with([
      { found: 'live', state: 'live', outbox: 1 },
      { found: 'absent', state: 'failed', outbox: 1 },
      { found: 'look_again', state: 'committing', outbox: 2 },
    ])
    .run(async ({ assert }, { found, state, outbox }) => {
      const { author, act, delivery, row } = await scheduled()
      await set(author, delivery.id, { state: 'unconfirmed', doubt: true })

      const published = await act('publish')
      const resolved = await act('resolve', { deliveryId: delivery.id, found, permalink: 'https://www.instagram.com/p/Cx/' })

      assert.equal(published.status, 409)
      assert.match(published.body.detail, /Look at the account first/)
      assert.equal(resolved.status, 200)
      assert.containsSubset((await row()).$attributes, { state, doubt: state === 'committing', generation: 1 })
      assert.equal((await row()).permalink, found === 'live' ? 'https://www.instagram.com/p/Cx/' : null)
      assert.lengthOf(await outboxOf(author, delivery.id), outbox)
      assert.equal((await act('resolve', { deliveryId: delivery.id, found })).status, 409, 'it is not in doubt any more')
    })

  test('a post’s address leads to whoever stands in the platform’s place', async ({ assert, cleanup }) => {
    const { author, post, delivery } = await scheduled()
    const address = async () => (await shown(author, post.id)).deliveries[0].permalink
    await set(author, delivery.id, { state: 'live', permalink: 'https://www.instagram.com/p/Cx/' })

    assert.equal(await address(), 'https://www.instagram.com/p/Cx/')
    await usePlugins({ cleanup }, { folders: [app.makePath('adapters/instagram')], platformHosts: 'www.instagram.com=http://127.0.0.1:9001/web' })
    assert.equal(await address(), 'http://127.0.0.1:9001/web/p/Cx/')
  })

  test('only addresses of the web are taken for a permalink', async ({ assert }) => {
    const { author, act, delivery } = await scheduled()
    await set(author, delivery.id, { state: 'unconfirmed' })

    for (const permalink of ['javascript:alert(1)', 'ftp://a.test/x', 'www.instagram.com/p/1', 'https://', 'https://a.test/\0']) {
      assert.equal((await act('resolve', { deliveryId: delivery.id, found: 'live', permalink })).status, 422, permalink)
    }
  })

  test('a deleted post is gone, what was not sent is withdrawn, what is live stays in the books', async ({ assert }) => {
    const author = await createReadyAuthor()
    const second = await addConnection(author)
    const post = await created(author, { ...author.ready, targets: [...author.ready.targets, { connectionId: second.id, format: FORMAT }], publishAt: inHours(1) })
    await set(author, post.deliveries[0].id, { state: 'live' })

    const answer = await call(author, 'DELETE', `${posts}/${post.id}`)

    assert.equal(answer.status, 204)
    assert.equal((await deliveryRow(author, post.deliveries[0].id)).state, 'live')
    assert.equal((await deliveryRow(author, post.deliveries[1].id)).state, 'cancelled')
    for (const [method, path] of [['GET', ''], ['PATCH', ''], ['DELETE', ''], ['POST', '/publish'], ['POST', '/cancel']]) {
      assert.equal((await call(author, method!, `${posts}/${post.id}${path}`, method === 'PATCH' ? {} : undefined)).status, 404)
    }
    assert.deepEqual((await call(author, 'GET', posts)).body.data, [])
  })

  test('what waits for review is not scheduled behind the reviewer’s back', async ({ assert }) => {
    const { author, path, row } = await scheduled()
    await setPolicy(author, 'internal')

    for (const change of [{ text: 'Other words' }, { when: 'now' }, { when: 'at', publishAt: inHours(9) }]) {
      assert.equal((await call(author, 'PATCH', path, change)).status, 200)
      assert.equal((await row()).state, 'in_review')
    }
  })
})
