import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, countOf, createColleague, created, createReadyAuthor, deliveryRow, outboxOf, posts, type Author } from './support.ts'

const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key })

const keysOf = ({ actor }: Author) => tenantTx(actor, ({ client }) => client.from('idempotency_keys').orderBy('created_at'))

test.group('Posts API / Idempotency-Key', () => {
  test('twenty parallel requests with one key make one post', async ({ assert }) => {
    const author = await createReadyAuthor()
    const headers = withKey()

    const answers = await Promise.all(Array.from({ length: 20 }, () => call(author, 'POST', posts, { ...author.ready, when: 'now' }, headers)))

    const made = answers.filter(({ status }) => status === 201)
    assert.isAtLeast(made.length, 1)
    assert.equal(new Set(made.map(({ body }) => body.data.id)).size, 1)
    assert.equal(made.filter((answer) => answer.headers.get('idempotency-replayed') === null).length, 1)
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) assert.deepEqual([status, body.code], [409, 'E_KEY_IN_FLIGHT'])
    assert.equal(await countOf(author, 'social_posts'), 1)
    assert.equal(await countOf(author, 'outbox'), 1)
  })

  test('a repeated request gets the same answer again, and a header that says so', async ({ assert }) => {
    const author = await createReadyAuthor()
    const headers = withKey()

    const first = await call(author, 'POST', posts, { text: 'Once' }, headers)
    const again = await call(author, 'POST', posts, { text: 'Once' }, headers)

    assert.equal(again.status, 201)
    assert.deepEqual(again.body, first.body)
    assert.equal(again.headers.get('location'), first.headers.get('location'))
    assert.isNull(first.headers.get('idempotency-replayed'))
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
  })

  test('a key belongs to one request: another {what} is refused')
    .with([
      { what: 'body', body: { text: 'Other' }, path: posts },
      { what: 'path', body: { text: 'Once', targets: [] }, path: `${posts}/check` },
      { what: 'query', body: { text: 'Once' }, path: `${posts}?x=1` },
    ])
    .run(async ({ assert }, { body, path }) => {
      const author = await createReadyAuthor()
      const headers = withKey()
      await call(author, 'POST', posts, { text: 'Once' }, headers)

      const answer = await call(author, 'POST', path, body, headers)

      assert.deepEqual([answer.status, answer.body.code], [422, 'E_KEY_REUSED'])
      assert.equal(await countOf(author, 'social_posts'), 1)
    })

  test('while the first is under way, the second is asked to wait', async ({ assert }) => {
    const author = await createReadyAuthor()
    const headers = withKey()
    await call(author, 'POST', posts, { text: 'Once' }, headers)
    await tenantTx(author.actor, ({ client }) => client.from('idempotency_keys').update({ status: null, body: null }))

    const waiting = await call(author, 'POST', posts, { text: 'Once' }, headers)
    await tenantTx(author.actor, ({ client }) => client.from('idempotency_keys').update({ created_at: new Date(Date.now() - 61_000) }))
    const free = await call(author, 'POST', posts, { text: 'Once' }, headers)

    assert.deepEqual([waiting.status, waiting.body.code], [409, 'E_KEY_IN_FLIGHT'])
    assert.equal(free.status, 201, 'the process of the first is taken for dead')
  })

  test('a refused request frees its key', async ({ assert }) => {
    const author = await createReadyAuthor()
    const headers = withKey()

    for (const body of [{ ...author.ready, media: [], when: 'now' }, { text: 1 }]) assert.equal((await call(author, 'POST', posts, body, headers)).status, 422)
    assert.lengthOf(await keysOf(author), 0)

    assert.equal((await call(author, 'POST', posts, { ...author.ready, when: 'now' }, headers)).status, 201)
    assert.equal(await countOf(author, 'social_posts'), 1)
  })

  test('a key that is not one is refused: {key}')
    .with([{ key: '' }, { key: 'a b' }, { key: 'a'.repeat(201) }, { key: 'klíč' }])
    .run(async ({ assert }, { key }) => {
      const author = await createReadyAuthor()

      const answer = await call(author, 'POST', posts, {}, { 'idempotency-key': Buffer.from(key).toString('latin1') })

      assert.deepEqual([answer.status, answer.body.code], [422, 'E_KEY_FORM'])
    })

  test('keys of colleagues do not meet', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const ben = await createColleague(ada)
    const headers = withKey()

    const [one, other] = [await call(ada, 'POST', posts, {}, headers), await call(ben, 'POST', posts, {}, headers)]

    assert.notEqual(one.body.data.id, other.body.data.id)
  })

  test('after a day a key is forgotten', async ({ assert }) => {
    const author = await createReadyAuthor()
    const headers = withKey()
    const first = await call(author, 'POST', posts, {}, headers)
    await tenantTx(author.actor, ({ client }) => client.from('idempotency_keys').update({ created_at: new Date(Date.now() - 25 * 3_600_000) }))

    const second = await call(author, 'POST', posts, {}, headers)

    assert.equal(second.status, 201)
    assert.notEqual(second.body.data.id, first.body.data.id)
  })

  test('actions keep to it too', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, author.ready)
    const headers = withKey()

    const [first, again] = [await call(author, 'POST', `${posts}/${post.id}/publish`, {}, headers), await call(author, 'POST', `${posts}/${post.id}/publish`, {}, headers)]

    assert.deepEqual(again.body, first.body)
    assert.equal(again.headers.get('idempotency-replayed'), 'true')
    assert.equal((await deliveryRow(author, post.deliveries[0].id)).generation, 1)
    assert.lengthOf(await outboxOf(author, post.deliveries[0].id), 1)
  })
})
