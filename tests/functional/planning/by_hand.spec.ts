import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, inBrand } from '#tests/functional/access/support'
import { dueDelivery } from '#tests/functional/publishing/scripted_adapter'
import { addConnection, call, created, createReadyAuthor, inHours, posts, set, shown } from '#tests/functional/publishing/support'

const path = (post: { id: string }) => `${posts}/${post.id}/by-hand`

/** A delivery whose time has come, and that waits for a person. */
async function dueByHand() {
  const due = await dueDelivery({ advance: () => { throw new Error('asked') } })
  await set(due.author, due.id, { mode: 'manual' })
  await due.run()
  return due
}
const kinds = ({ author, id }: Awaited<ReturnType<typeof dueByHand>>) =>
  tenantTx(author.actor, ({ client }) => client.from('domain_events').where('subject_id', id).orderBy('id')).then((rows) => rows.map(({ kind }) => kind))

test.group('Planning / posted by hand', () => {
  test('at its time no adapter is asked: it waits for a person, who is told', async ({ assert }) => {
    const due = await dueByHand()

    assert.deepEqual(due.calls, [])
    assert.lengthOf(await due.ledger(), 0)
    assert.containsSubset(await due.row(), { state: 'held', held_reason: 'by_hand', mode: 'manual' })
    const kindsNow = await kinds(due)
    assert.include(kindsNow, 'delivery.by_hand_due')
    assert.notInclude(kindsNow, 'delivery.held')
    const [delivery] = (await shown(due.author, due.post.id)).deliveries
    assert.containsSubset(delivery, { mode: 'manual', heldReason: { code: 'by_hand' } })
  })

  test('before its time it waits, and a channel that is disconnected does not matter to it', async ({ assert }) => {
    const due = await dueDelivery({ advance: () => { throw new Error('asked') }, installed: false })
    await set(due.author, due.id, { mode: 'manual', publish_at: new Date(Date.now() + 60_000) })
    assert.containsSubset(await due.deliveries.open(due.input), { do: 'wait' })

    await set(due.author, due.id, { publish_at: new Date() })
    await due.run()

    assert.containsSubset(await due.row(), { state: 'held', held_reason: 'by_hand' })
  })

  test('who lost the right to publish has nothing posted by hand either', async ({ assert }) => {
    const due = await dueDelivery({ advance: () => { throw new Error('asked') } })
    const viewer = await createMember(due.author, 'viewer', inBrand(due.author.brandId))
    await set(due.author, due.id, { mode: 'manual', scheduled_by: viewer.user.id })

    await due.run()

    assert.containsSubset(await due.row(), { state: 'held', held_reason: 'permission_lost' })
  })

  test('“I posted it” makes it live, with the address when there is one, and says that it was by hand', async ({ assert }) => {
    const due = await dueByHand()

    const { status, body } = await call(due.author, 'POST', path(due.post), { deliveryId: due.id, outcome: 'posted', permalink: 'https://example.test/p/1' })

    assert.equal(status, 200)
    assert.equal(body.data.state, 'live')
    assert.containsSubset(body.data.deliveries[0], { state: 'live', mode: 'manual', permalink: 'https://example.test/p/1', remoteId: null, heldReason: null })
    assert.include(await kinds(due), 'delivery.live')
    const again = await call(due.author, 'POST', path(due.post), { deliveryId: due.id, outcome: 'skipped' })
    assert.equal(again.status, 409)
  })

  test('“Not this one” ends it without a trace at the platform', async ({ assert }) => {
    const due = await dueByHand()

    const { status, body } = await call(due.author, 'POST', path(due.post), { deliveryId: due.id, outcome: 'skipped' })

    assert.equal(status, 200)
    assert.equal(body.data.deliveries[0].state, 'cancelled')
    assert.isNull(body.data.deliveries[0].permalink)
  })

  test('only what waits to be posted by hand can be said to be out', async ({ assert }) => {
    const due = await dueByHand()
    const planned = await created(due.author, { ...due.author.ready, publishAt: inHours(3) })
    const settle = (post: any, deliveryId: string) => call(due.author, 'POST', path(post), { deliveryId, outcome: 'posted' })

    assert.equal((await settle(planned, planned.deliveries[0].id)).status, 409)
    assert.equal((await settle(planned, due.id)).status, 422)
    await set(due.author, due.id, { held_reason: 'too_late' })
    assert.equal((await settle(due.post, due.id)).status, 409)
    const viewer = await createMember(due.author, 'viewer', inBrand(due.author.brandId))
    assert.equal((await call(viewer, 'POST', path(due.post), { deliveryId: due.id, outcome: 'posted' })).status, 403)
  })

  test('a post by hand may be planned for a channel that needs to be reconnected; one that we send may not', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const lost = await addConnection(ada, { state: 'needs_reauth' })
    const [target] = ada.ready.targets
    const wish = (mode?: string) => call(ada, 'POST', posts, { ...ada.ready, targets: [{ ...target, connectionId: lost.id, mode }], publishAt: inHours(2) })

    assert.equal((await wish()).status, 422)
    const { status, body } = await wish('manual')
    assert.equal(status, 201)
    assert.equal(body.data.deliveries[0].mode, 'manual')
    // It stays so when only the words change.
    assert.equal((await call(ada, 'PATCH', `${posts}/${body.data.id}`, { text: 'Other words' })).body.data.deliveries[0].mode, 'manual')
  })
})
