import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { addConnection, addMedia, call, countOf, created, createAuthor, createReadyAuthor, deliveryRow, FORMAT, inHours, outboxOf, posts, set, shown } from './support.ts'

const MINUTE = 60_000
/** Never past. */
const YEAR = new Date().getUTCFullYear() + 1

test.group('Posts API / writing', () => {
  test('a draft needs nothing, and goes nowhere', async ({ assert }) => {
    const author = await createAuthor()

    const answer = await call(author, 'POST', posts, {})

    assert.equal(answer.status, 201)
    assert.equal(answer.headers.get('location'), `${posts}/${answer.body.data.id}`)
    assert.containsSubset(answer.body.data, { brandId: author.brandId, text: '', state: 'draft', publishAt: null, version: 1, origin: 'api', media: [], deliveries: [], author: { id: author.user.id } })
    assert.equal(await countOf(author, 'outbox'), 0)
  })

  test('"now" schedules every target for this moment and leaves one line in the outbox for each', async ({ assert }) => {
    const author = await createReadyAuthor()
    const second = await addConnection(author)

    const post = await created(author, { ...author.ready, targets: [...author.ready.targets, { connectionId: second.id, format: FORMAT, text: 'Only here' }], when: 'now' })

    assert.equal(post.state, 'scheduled')
    assert.deepEqual(post.deliveries.map(({ state, text }: any) => [state, text]), [['scheduled', null], ['scheduled', 'Only here']])
    for (const { id, publishAt } of post.deliveries) {
      assert.closeTo(Date.parse(publishAt), Date.now(), MINUTE)
      assert.lengthOf(await outboxOf(author, id), 1)
      assert.equal((await deliveryRow(author, id)).scheduledBy, author.user.id)
    }
  })

  test('"at" keeps instant and zone; a time in the past means now', async ({ assert }) => {
    const author = await createReadyAuthor()

    const later = await created(author, { ...author.ready, when: 'at', publishAt: `${YEAR}-06-01T09:00:00+02:00`, timeZone: 'Europe/Prague' })
    const past = await created(author, { ...author.ready, publishAt: '2020-01-01T00:00:00Z' })

    assert.containsSubset(later, { publishAt: `${YEAR}-06-01T07:00:00.000Z`, timeZone: 'Europe/Prague', state: 'scheduled' })
    assert.equal(later.deliveries[0].publishAt, `${YEAR}-06-01T07:00:00.000Z`)
    assert.closeTo(Date.parse(past.deliveries[0].publishAt), Date.now(), MINUTE)
  })

  test('an offset that no clock on earth has is refused, and said to be', async ({ assert }) => {
    const author = await createReadyAuthor()

    for (const offset of ['+99:00', '+14:30', '-13:00', '+02:75']) {
      const publishAt = `${YEAR}-06-01T09:00:00${offset}`
      const { status, body } = await call(author, 'POST', posts, { ...author.ready, when: 'at', publishAt })
      assert.equal(status, 422, publishAt)
      assert.containsSubset(body.errors[0], { path: 'publishAt', rule: 'instant' })
    }
    assert.equal((await created(author, { ...author.ready, when: 'at', publishAt: `${YEAR}-06-01T09:00:00+1400` })).publishAt, `${YEAR}-05-31T19:00:00.000Z`)
  })

  test('the same picture twice keeps the text of each place', async ({ assert }) => {
    const author = await createReadyAuthor()

    const post = await created(author, { media: [{ id: author.picture.id, altText: 'First' }, { id: author.picture.id, altText: 'Second' }] })

    assert.deepEqual((await shown(author, post.id)).media.map(({ altText }: any) => altText), ['First', 'Second'])
  })

  test('ids are read in either case', async ({ assert }) => {
    const author = await createReadyAuthor()

    const post = await created(author, { brandId: author.brandId.toUpperCase(), media: [{ id: author.picture.id.toUpperCase() }], targets: [{ connectionId: author.connection.id.toUpperCase(), format: FORMAT }] })

    assert.equal(post.deliveries[0].connectionId, author.connection.id)
    assert.equal((await call(author, 'POST', `${posts}/${post.id}/cancel`, { deliveryIds: [post.deliveries[0].id.toUpperCase()] })).status, 200)
  })

  test('what is not accepted is named at its place: {path}')
    .with([
      { path: 'text', body: { text: 7 } },
      { path: 'text', body: { text: 'x'.repeat(70_001) } },
      { path: 'text', body: { text: 'a\0b' } },
      { path: 'text', body: { text: 'half a \ud83d' } },
      { path: 'media', body: { media: {} } },
      { path: 'media', body: { media: Array.from({ length: 36 }, () => ({ id: randomUUID() })) } },
      { path: 'media.0.id', body: { media: [{ id: 'x' }] } },
      { path: 'media.0.altText', body: { media: [{ id: randomUUID(), altText: 'x'.repeat(4_001) }] } },
      { path: 'targets.0.connectionId', body: { targets: [{ connectionId: 1, format: FORMAT }] } },
      { path: 'targets.0.format', body: { targets: [{ connectionId: randomUUID() }] } },
      { path: 'targets.0.options', body: { targets: [{ connectionId: randomUUID(), format: FORMAT, options: [] }] } },
      { path: 'targets.0.options', body: { targets: [{ connectionId: randomUUID(), format: FORMAT, options: { a: 'x'.repeat(17_000) } }] } },
      { path: 'targets.0.options', body: { targets: [{ connectionId: randomUUID(), format: FORMAT, options: { a: [[[[[[[[[1]]]]]]]]] } }] } },
      { path: 'targets.0.options', body: { targets: [{ connectionId: randomUUID(), format: FORMAT, options: { a: { '\0': 1 } } }] } },
      { path: 'when', body: { when: 'soon' } },
      { path: 'publishAt', body: { when: 'at' } },
      { path: 'publishAt', body: { publishAt: '2027-01-01T10:00:00' } },
      { path: 'publishAt', body: { publishAt: '2062-01-01T10:00:00Z' } },
      { path: 'timeZone', body: { timeZone: 'Mars/Base' } },
      { path: 'targets', body: { when: 'now' } },
      { path: '', body: [] },
    ])
    .run(async ({ assert }, { path, body }) => {
      const author = await createAuthor()

      const answer = await call(author, 'POST', posts, body)

      assert.equal(answer.status, 422, answer.text)
      assert.include(answer.body.errors.map((error: any) => error.path), path)
      assert.equal(await countOf(author, 'social_posts'), 0, 'nothing is left of it')
    })

  test('what the platform would refuse is not scheduled, and leaves nothing behind', async ({ assert }) => {
    const author = await createReadyAuthor()
    const plain = await created(author, { text: 'Kept' })

    const fresh = await call(author, 'POST', posts, { ...author.ready, media: [], when: 'now' })
    const changed = await call(author, 'PATCH', `${posts}/${plain.id}`, { text: 'Lost', targets: author.ready.targets, when: 'now' })

    assert.equal(fresh.status, 422)
    assert.equal(fresh.body.errors[0].path, 'targets.0.media')
    assert.equal(changed.status, 422)
    assert.deepEqual(await shown(author, plain.id), plain)
    assert.equal(await countOf(author, 'social_posts'), 1)
    assert.equal(await countOf(author, 'deliveries'), 0)
    assert.equal(await countOf(author, 'outbox'), 0)
  })

  test('a draft may be unfinished; a channel that needs a person is no place to schedule', async ({ assert }) => {
    const author = await createReadyAuthor()
    const tired = await addConnection(author, { state: 'needs_reauth' })
    const targets = [{ connectionId: tired.id, format: FORMAT }]

    assert.equal((await call(author, 'POST', posts, { ...author.ready, targets })).status, 201)
    const planned = await call(author, 'POST', posts, { ...author.ready, targets, when: 'now' })

    assert.equal(planned.status, 422)
    assert.containsSubset(planned.body.errors, [{ path: 'targets.0.connectionId', rule: 'connection' }])
  })

  test('channels say what they think of a post before it exists', async ({ assert }) => {
    const author = await createReadyAuthor()

    const answer = await call(author, 'POST', `${posts}/check`, { ...author.ready, media: [], text: 'x'.repeat(2_300) })

    assert.equal(answer.status, 200)
    const [target] = answer.body.data.targets
    assert.equal(target.text.count, 2_300)
    assert.isAtLeast(target.issues.length, 2)
    assert.isTrue(target.issues.every(({ sentence }: any) => sentence.length > 5))
    assert.equal(await countOf(author, 'social_posts'), 0)
  })

  test('publishAt or timeZone alone do not move a post: the change says when', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { id } = await created(author, author.ready)

    const answer = await call(author, 'PATCH', `${posts}/${id}`, { publishAt: inHours(2) })

    assert.equal(answer.status, 422)
    assert.equal(answer.body.errors[0].path, 'when')
  })

  test('a target that was never tried leaves no trace when it is taken out; one that was is kept as cancelled', async ({ assert }) => {
    const author = await createReadyAuthor()
    const second = await addConnection(author)
    const post = await created(author, { ...author.ready, targets: [...author.ready.targets, { connectionId: second.id, format: FORMAT }] })
    await set(author, post.deliveries[1].id, { attempt: 2 })

    const answer = await call(author, 'PATCH', `${posts}/${post.id}`, { targets: [] })

    assert.deepEqual(answer.body.data.deliveries.map(({ id, state }: any) => [id, state]), [[post.deliveries[1].id, 'cancelled']])
  })

  test('files of the library are replaced as a whole', async ({ assert }) => {
    const author = await createReadyAuthor()
    const other = await addMedia(author, { altText: 'From the library' })
    const post = await created(author, author.ready)

    const { body } = await call(author, 'PATCH', `${posts}/${post.id}`, { media: [{ id: other.id }, { id: author.picture.id, altText: 'Own' }] })

    assert.deepEqual(body.data.media.map(({ id, altText }: any) => [id, altText]), [[other.id, 'From the library'], [author.picture.id, 'Own']])
    assert.equal((await call(author, 'PATCH', `${posts}/${post.id}`, { text: 'Only text' })).body.data.media.length, 2)
  })
})
