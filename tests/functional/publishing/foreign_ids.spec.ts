import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import SocialPost from '#models/social_post'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addBrand, addConnection, addMedia, call, created, createReadyAuthor, deliveryRow, FORMAT, inHours, posts, set, shown } from './support.ts'

/** Two workspaces with the same things in each. */
async function neighbours() {
  const [ada, eve] = [await createReadyAuthor(), await createReadyAuthor()]
  const [mine, theirs] = [await created(ada, { ...ada.ready, publishAt: inHours(2) }), await created(eve, { ...eve.ready, publishAt: inHours(2) })]
  return { ada, eve, mine, theirs }
}

test.group('Posts API / T1 ids of others', () => {
  test('a post of another workspace is not there, on any path', async ({ assert }) => {
    const { ada, eve, mine, theirs } = await neighbours()
    const deliveryId = theirs.deliveries[0].id
    await set(eve, deliveryId, { state: 'unconfirmed' })
    const before = await shown(eve, theirs.id)

    for (const id of [theirs.id, randomUUID()]) {
      const answers = [
        await call(ada, 'GET', `${posts}/${id}`),
        await call(ada, 'PATCH', `${posts}/${id}`, { text: 'Taken over' }),
        await call(ada, 'DELETE', `${posts}/${id}`),
        await call(ada, 'POST', `${posts}/${id}/publish`, {}),
        await call(ada, 'POST', `${posts}/${id}/cancel`, {}),
        await call(ada, 'POST', `${posts}/${id}/resolve`, { deliveryId, found: 'live' }),
      ]
      for (const { status, body, text } of answers) {
        assert.equal(status, 404)
        assert.equal(body.code, 'E_NOT_FOUND')
        assert.notInclude(text, eve.workspaceId)
      }
    }
    assert.deepEqual(await shown(eve, theirs.id), before)
    assert.deepEqual((await call(ada, 'GET', posts)).body.data.map(({ id }: any) => id), [mine.id])
  })

  test('in a body they are missing ones, named at their place: {place}')
    .with([{ place: 'brandId' }, { place: 'media.1.id' }, { place: 'targets.1.connectionId' }])
    .run(async ({ assert }, { place }) => {
      const { ada, eve, mine } = await neighbours()
      const other = await addMedia(ada)
      const fields = (of: { brandId: string; connection: { id: string }; picture: { id: string } }) => ({
        brandId: { brandId: of.brandId },
        'media.1.id': { media: [{ id: other.id }, { id: of.picture.id }] },
        'targets.1.connectionId': { targets: [{ connectionId: ada.connection.id, format: FORMAT }, { connectionId: of.connection.id, format: FORMAT, text: 'To theirs' }] },
      })[place]!
      const strangers = [eve, { brandId: randomUUID(), connection: { id: randomUUID() }, picture: { id: randomUUID() } }]

      for (const stranger of strangers) {
        const body = fields(stranger)
        const answers = [await call(ada, 'POST', posts, body), ...(place === 'brandId' ? [] : [await call(ada, 'PATCH', `${posts}/${mine.id}`, body)])]
        for (const { status, body: problem } of answers) {
          assert.equal(status, 422)
          assert.deepEqual(problem.errors.map(({ path, rule }: any) => [path, rule]), [[place, 'exists']])
        }
      }
      assert.deepEqual(await shown(ada, mine.id), mine)
    })

  test('what belongs to a sibling brand is as missing as what belongs to a stranger', async ({ assert }) => {
    const { ada } = await neighbours()
    const sibling = await addBrand(ada)
    const [channel, file] = [await addConnection(ada, { brandId: sibling.id }), await addMedia(ada, { brandId: sibling.id })]

    const answer = await call(ada, 'POST', posts, { brandId: ada.brandId, media: [{ id: file.id }] })
    const target = await call(ada, 'POST', posts, { brandId: ada.brandId, targets: [{ connectionId: channel.id, format: FORMAT }] })
    const fitting = await call(ada, 'POST', posts, { brandId: sibling.id, media: [{ id: file.id }], targets: [{ connectionId: channel.id, format: FORMAT }] })

    assert.equal(answer.body.errors[0].path, 'media.0.id')
    assert.equal(target.body.errors[0].path, 'targets.0.connectionId')
    assert.equal(fitting.status, 201)
  })

  test('deliveries of other posts cannot be chosen, nor a stranger’s', async ({ assert }) => {
    const { ada, eve, mine, theirs } = await neighbours()
    const second = await created(ada, { ...ada.ready, publishAt: inHours(4) })

    for (const deliveryId of [second.deliveries[0].id, theirs.deliveries[0].id, randomUUID()]) {
      for (const [action, body] of [['publish', { deliveryIds: [mine.deliveries[0].id, deliveryId] }], ['cancel', { deliveryIds: [deliveryId] }], ['resolve', { deliveryId, found: 'live' }]] as const) {
        const answer = await call(ada, 'POST', `${posts}/${mine.id}/${action}`, body)
        assert.equal(answer.status, 422, action)
        assert.equal(answer.body.errors[0].rule, 'exists')
      }
    }
    assert.equal((await deliveryRow(ada, second.deliveries[0].id)).state, 'scheduled')
    assert.equal((await deliveryRow(eve, theirs.deliveries[0].id)).state, 'scheduled')
    assert.deepEqual(await shown(ada, mine.id), mine)
  })

  test('a check tells nothing of channels and files of others', async ({ assert }) => {
    const { ada, eve } = await neighbours()

    const theirs = await call(ada, 'POST', `${posts}/check`, { ...eve.ready })
    const file = await call(ada, 'POST', `${posts}/check`, { ...ada.ready, media: [{ id: eve.picture.id }] })
    const nothing = await call(ada, 'POST', `${posts}/check`, { ...ada.ready, media: [] })

    assert.deepEqual(theirs.body.data.targets, [])
    assert.deepEqual(file.body, nothing.body)
  })

  test('a filter by a stranger’s brand finds nothing', async ({ assert }) => {
    const { ada, eve } = await neighbours()

    const answer = await call(ada, 'GET', `${posts}?brand=${eve.brandId}`)

    assert.deepEqual(answer.body, { data: [], nextCursor: null })
  })

  test('a cursor of a stranger leads to own rows only', async ({ assert }) => {
    const { ada, eve } = await neighbours()
    await created(eve, {})
    const { nextCursor } = (await call(eve, 'GET', `${posts}?limit=1`)).body

    const { data } = (await call(ada, 'GET', `${posts}?cursor=${nextCursor}`)).body

    const own = (await tenantTx(ada.actor, () => SocialPost.all())).map(({ id }) => id)
    assert.isTrue(data.every(({ id }: any) => own.includes(id)))
  })

  test('an idempotency key of a stranger replays nothing', async ({ assert }) => {
    const { ada, eve } = await neighbours()
    const headers = { 'idempotency-key': randomUUID() }

    const theirs = await call(eve, 'POST', posts, { text: 'Secret of Eve' }, headers)
    const mine = await call(ada, 'POST', posts, { text: 'Secret of Eve' }, headers)

    assert.equal(mine.status, 201)
    assert.isNull(mine.headers.get('idempotency-replayed'))
    assert.notEqual(mine.body.data.id, theirs.body.data.id)
  })
})
