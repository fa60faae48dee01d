import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginSwitch } from '#services/plugins/plugin_switch'
import { SWITCH_KEY } from '#services/plugins/plugin_decisions'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createMember, createOwner } from '#tests/functional/access/support'
import { connectionsOf, connected, consent, createPerson, PLATFORM, usePlatform, begin } from '#tests/functional/connections/support'
import { dueDelivery, done } from '#tests/functional/publishing/scripted_adapter'
import { created, createReadyAuthor, inHours, set, type Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { freshId, json, usePlugin } from './support.ts'

const path = '/api/v1/workspace/channels'
const offer = (author: Author, plugin: string, isOffered: boolean) => call(author, 'PUT', `${path}/${plugin}`, { isOffered })
const rowOf = ({ actor }: Author, id: string) => tenantTx(actor, ({ client }) => client.from('deliveries').where('id', id).first())
const outboxOf = ({ actor, workspaceId }: Author, id: string) => tenantTx(actor, ({ client }) => client.from('outbox').where({ workspace_id: workspaceId, delivery_id: id }))
/** Straight into the table, as another process would have. */
const withdraw = ({ actor, workspaceId }: Author, plugin: string) => tenantTx(actor, ({ client }) => client.table('workspace_plugins').insert({ workspace_id: workspaceId, plugin_id: plugin, is_offered: false }))

/** For everybody who shares this database: what a test switches off is on again afterwards. */
async function switchOff(id: string, cleanup: TestContext['cleanup']) {
  cleanup(async () => void (await db.connection('app').from('plugin_state').where({ plugin_id: id, key: SWITCH_KEY }).delete()))
  await (await app.container.make(PluginSwitch)).turn(id, false, { userId: null })
}

test.group('Plugins / what a workspace offers', (group) => {
  group.each.setup(() => forgetLimits())

  test('is chosen by whoever may change its settings, for that workspace alone, and noted', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const [owner, other] = [await createOwner(), await createOwner()]
    const viewer = await createMember(owner, 'viewer')

    const withdrawn = await offer(owner, id, false)
    const [mine, theirs] = [await call(owner, 'GET', path), await call(other, 'GET', path)]

    assert.deepEqual(withdrawn.body.data, { id, name: `Name of ${id}`, adapters: [id], isOffered: false, isOn: true, connections: 0 })
    assert.isFalse(mine.body.data[0].isOffered)
    assert.isTrue(theirs.body.data[0].isOffered)
    assert.equal((await offer(viewer, id, true)).status, 403)
    assert.equal((await offer(owner, freshId(), true)).status, 404)
    assert.equal((await call(owner, 'PUT', `${path}/${id}`, { isOffered: 'no' })).status, 422)
    const entries = await tenantTx(owner.actor, ({ client }) => client.from('audit_logs').where({ workspace_id: owner.workspaceId, action: 'channel.withdrawn' }))
    assert.deepEqual(entries.map(({ subject_id: subject, actor_id: actor }: any) => [subject, actor]), [[id, owner.user.id]])
  })

  test('a channel that is not offered is not connected, and one connected before is kept', async (context) => {
    const { assert, cleanup } = context
    await usePlatform(context)
    const person = await createPerson()
    const ids = await connected(person)
    const offers = await app.container.make(ChannelOffers)
    const turn = (isOffered: boolean) => tenantTx(person.actor, () => offers.offer(person.actor, PLATFORM, isOffered))

    await turn(false)
    const refused = await person.visitor.post(`/api/v1/social/connect/${PLATFORM}`, {}, json)
    const page = (await person.visitor.get('/channels')).page!.props
    await turn(true)
    const again = (await person.visitor.get('/api/v1/social/connections', json)).json.data
    await switchOff(PLATFORM, cleanup)
    const everywhere = await person.visitor.post(`/api/v1/social/connect/${PLATFORM}`, {}, json)

    assert.equal(refused.status, 409)
    assert.equal(refused.json.code, 'E_CHANNEL_OFF')
    assert.deepEqual(again.map(({ paused }: any) => paused), ids.map(() => null))
    assert.match(refused.json.detail, /^Instagram is not offered in this workspace/)
    assert.match(everywhere.json.detail, /^Instagram is switched off on this installation/)
    assert.deepEqual((await connectionsOf(person)).map(({ id, state }) => [ids.includes(id), state]), ids.map(() => [true, 'active']))
    assert.notInclude(page.adapters.map(({ id }: any) => id), PLATFORM)
    assert.isTrue(page.connections.every(({ paused }: any) => /kept and paused/.test(paused)))
  })

  test('switched off while the person is at the platform, nothing is connected', async (context) => {
    const { assert } = context
    const emulator = await usePlatform(context)
    const person = await createPerson()
    const { url, attemptId } = await begin(person)
    const back = await consent(emulator, url)
    const offers = await app.container.make(ChannelOffers)

    await tenantTx(person.actor, () => offers.offer(person.actor, PLATFORM, false))
    await person.visitor.get(back)

    const attempt = (await person.visitor.get(`/api/v1/social/attempts/${attemptId}`, json)).json.data
    assert.equal(attempt.status, 'failed')
    assert.equal(attempt.fault.code, 'E_CHANNEL_OFF')
    assert.isEmpty(await connectionsOf(person))
  })

  test('nothing is scheduled for a channel that is off; drafts are kept', async ({ assert }) => {
    const author = await createReadyAuthor()
    await withdraw(author, 'instagram')

    const draft = await call(author, 'POST', '/api/v1/posts', author.ready)
    const planned = await call(author, 'POST', '/api/v1/posts', { ...author.ready, publishAt: inHours(5) })

    assert.equal(draft.status, 201)
    assert.equal(planned.status, 422)
    assert.deepEqual(planned.body.errors.map(({ path: at, rule }: any) => [at, rule]), [['targets.0.connectionId', 'channel_off']])
    assert.match(planned.body.errors[0].message, /^Instagram is not offered in this workspace/)
  })

  test('what is due while it is off is held with its reason, and nothing is sent', async ({ assert }) => {
    const due = await dueDelivery({ advance: () => done })
    await withdraw(due.author, 'instagram')

    await due.run()

    assert.containsSubset(await due.row(), { state: 'held', held_reason: 'channel_off' })
    assert.deepEqual(due.calls, [])
    const shown = await call(due.author, 'GET', `/api/v1/posts/${(await due.row()).post_id}`)
    assert.match(shown.body.data.deliveries[0].heldReason.sentence, /^Instagram is switched off here/)
  })

  test('offered again, what waited goes on, unless its time passed too long ago', async ({ assert }) => {
    const author = await createReadyAuthor()
    const ids: string[] = []
    for (const hours of [-0.01, -1000]) {
      const post = await created(author, author.ready)
      ids.push(post.deliveries[0].id)
      await set(author, post.deliveries[0].id, { state: 'held', held_reason: 'channel_off', publish_at: new Date(Date.now() + hours * 3_600_000), settled_at: new Date() })
    }
    await withdraw(author, 'instagram')

    const { status } = await offer(author, 'instagram', true)

    assert.equal(status, 200)
    assert.containsSubset(await rowOf(author, ids[0]), { state: 'scheduled', held_reason: null })
    assert.containsSubset(await rowOf(author, ids[1]), { state: 'held', held_reason: 'too_late' })
    assert.lengthOf(await outboxOf(author, ids[0]), 1)
    assert.lengthOf(await outboxOf(author, ids[1]), 0)
  })

  test('switched on again for everybody, what waited goes on in every workspace that offers it', async ({ assert, cleanup }) => {
    const [one, other, without] = [await createReadyAuthor(), await createReadyAuthor(), await createReadyAuthor()]
    const ids: string[] = []
    for (const author of [one, other, without]) {
      const post = await created(author, author.ready)
      ids.push(post.deliveries[0].id)
      await set(author, post.deliveries[0].id, { state: 'held', held_reason: 'channel_off', publish_at: new Date(), settled_at: new Date() })
    }
    await switchOff('instagram', cleanup)
    await withdraw(without, 'instagram')

    await (await app.container.make(PluginSwitch)).turn('instagram', true, { userId: null })

    assert.equal((await rowOf(one, ids[0])).state, 'scheduled')
    assert.equal((await rowOf(other, ids[1])).state, 'scheduled')
    assert.equal((await rowOf(without, ids[2])).state, 'held')
  })
})
