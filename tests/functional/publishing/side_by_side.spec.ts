import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { Budgets } from '#services/publishing/budgets'
import { holdDeliveriesOf } from '#services/publishing/connection_changes'
import { lockDelivery, transition } from '#services/publishing/ledger'
import { Fittings } from '#services/publishing/fitting'
import { OutboxRelay } from '#services/publishing/outbox_relay'
import { Posts } from '#services/publishing/posts'
import { Workers, workerId } from '#services/publishing/workers'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, created, createReadyAuthor, FORMAT, inHours, outboxOf, set, shown } from './support.ts'

/** A post to so many channels, each delivery under way. */
async function underWay(channels: number) {
  const author = await createReadyAuthor()
  const more = await Promise.all(Array.from({ length: channels - 1 }, () => addConnection(author)))
  const targets = [author.connection, ...more].map(({ id }) => ({ connectionId: id, format: FORMAT }))
  const post = await created(author, { ...author.ready, targets, publishAt: inHours(1) })
  const ids: string[] = post.deliveries.map(({ id }: { id: string }) => id)
  return { author, post, ids }
}

test.group('Publishing / side by side', () => {
  test('deliveries of one post that end in the same moment leave a post that is live', async ({ assert }) => {
    const { author, post, ids } = await underWay(4)
    for (const id of ids) await set(author, id, { state: 'committing' })

    await Promise.all(
      ids.map((id) =>
        tenantTx(author.actor, async ({ client }) => {
          await client.from('deliveries').where('id', id).update({ state: 'live' })
          // Each has counted the others before any of them is committed.
          await client.rawQuery('select pg_sleep(0.2)')
        })
      )
    )

    assert.equal((await shown(author, post.id)).state, 'live')
  })

  test('a person who cancels and workers that go on never wait for each other', async ({ assert }) => {
    const { author, post, ids } = await underWay(3)
    const posts = await app.container.make(Posts)

    for (let round = 0; round < 15; round++) {
      for (const id of ids) await set(author, id, { state: 'scheduled', publish_at: new Date(Date.now() + 3_600_000) })
      const advance = (id: string) =>
        tenantTx(author.actor, async () => {
          const delivery = await lockDelivery(id)
          if (delivery?.state === 'scheduled') await transition(delivery, 'preparing')
        })
      const work = [
        tenantTx(author.actor, () => posts.update(author.actor, post.id, { text: `Round ${round}` })),
        tenantTx(author.actor, () => holdDeliveriesOf(author.actor, author.connection.id)),
        ...ids.map(advance),
      ]
      const ended = await Promise.allSettled(work)
      assert.deepEqual(ended.filter(({ status }) => status === 'rejected'), [])
    }
  }).timeout(30_000)

  test('noting a start waits for nobody, and forgets what was moved away meanwhile', async ({ assert }) => {
    const { author, ids } = await underWay(3)
    const [busy, far, due] = ids
    for (const id of [busy, due]) await set(author, id, { publish_at: new Date() })
    const noted = async () => (await tenantTx(author.actor, ({ client }) => client.from('deliveries').whereIn('id', ids).whereNotNull('dispatched_generation'))).map(({ id }) => id)

    await tenantTx(author.actor, async ({ client }) => {
      await client.from('deliveries').where('id', busy).forUpdate()
      await db.connection('app').rawQuery('select mark_dispatched(?)', [[busy, far, due]])
    })

    assert.deepEqual(await noted(), [due])
  })

  test('an outbox row that cannot be handed over keeps nobody waiting', async ({ assert }) => {
    const { author, ids } = await underWay(3)
    const [poison, ...others] = ids
    const starter = {
      startOrWake: async () => {},
      wake: async ({ deliveryId }: { deliveryId: string }) => {
        if (deliveryId === poison) throw new Error('refused')
      },
    }

    const relay = new OutboxRelay(starter as any, await app.container.make(Fittings))
    await assert.rejects(() => relay.relay(), 'refused')

    assert.lengthOf(await outboxOf(author, poison), 1)
    for (const id of others) assert.lengthOf(await outboxOf(author, id), 0)
    await tenantTx(author.actor, ({ client }) => client.from('outbox').where('delivery_id', poison).delete())
  })

  test('a place is taken in all budgets or in none', async ({ assert }) => {
    const author = await createReadyAuthor()
    const budgets = new Budgets(1)
    const adapter = {
      id: `made-up-${randomUUID()}`,
      budgets: [
        { scope: 'account', limit: 25, per: '1 day' },
        { scope: 'account', limit: 2, per: '1 hour' },
        { scope: 'app', limit: 100, per: '1 day' },
      ],
    } as any
    const reserve = () => tenantTx(author.actor, () => budgets.reserve(adapter, author.connection.id))
    const used = async () => (await db.connection('app').from('budgets').where('key', `account:${author.connection.id}:1 day`).first()).used

    assert.isNull(await reserve())
    assert.isNull(await reserve())
    for (let wait = 0; wait < 3; wait++) assert.equal((await reserve())?.reason, 'E_QUOTA_EXHAUSTED')
    assert.equal(await used(), 2)

    await budgets.close(author.connection.id, 100)
    assert.equal((await reserve())?.reason, 'E_RATE_LIMITED')
  })

  test('a worker that was taken for dead is back with its next sign of life', async ({ assert, cleanup }) => {
    const workers = new Workers()
    const known = async () => (await db.connection('app').from('workers').where('id', workerId)).length
    await workers.register(['core'])
    // What this process serves is the process's, and the next file is another's.
    cleanup(() => workers.register([]).then(() => workers.leave()))
    assert.equal(await known(), 1)

    await workers.leave()
    await workers.seen()
    assert.equal(await known(), 1)

    // Whoever took it for silent a moment ago removes it no more.
    await db.connection('app').rawQuery(`update workers set host = 'another machine' where id = ?`, [workerId])
    await workers.forget([workerId])
    assert.equal(await known(), 1)
    await workers.leave()
  })

  test('processes of the same name that cannot see each other are not taken for dead', async ({ assert }) => {
    const id = randomUUID()
    const { hostname } = await import('node:os')
    // A container with this machine's name, and a pid that nobody has here.
    await db.connection('app').rawQuery(`insert into workers (id, host, pid, birth, queues) values (?, ?, 4194304, '1', '{}')`, [id, `${hostname()} boot pid:[1]`])

    assert.notInclude(await new Workers().dead(), id)
    await db.connection('app').rawQuery('delete from workers where id = ?', [id])
  })
})
