import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { AdapterFault, type Analytics, type Metric } from '@caidence/sdk'
import { Collector } from '#services/analytics/collector'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, inBrand } from '#tests/functional/access/support'
import { connect } from '#tests/functional/inbound/support'
import { call, createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'
import { useScript } from '#tests/support/plugins/scripted/script'
import { useScripted } from '#tests/support/plugin_folder'
import { addLive } from './support.ts'

const signal = () => new AbortController().signal
const collector = () => app.container.make(Collector)
const collect = async (author: Author, connectionId: string) => (await collector()).collect({ workspaceId: author.workspaceId, connectionId }, { signal: signal() })
const plan = ({ actor, workspaceId }: Author, connectionId: string) =>
  tenantTx(actor, ({ client }) => client.table('metric_schedules').insert({ workspace_id: workspaceId, connection_id: connectionId }))
const scheduleOf = ({ actor }: Author, connectionId: string) => tenantTx(actor, ({ client }) => client.from('metric_schedules').where({ connection_id: connectionId, delivery_id: null }).first())
const shown = async (author: Author, connectionId: string) => (await call(author, 'GET', `/api/v1/channels/${connectionId}/metrics`)).body.data
const numberOf = (metrics: { name: string; value: number | null }[], name: string) => metrics.find((metric) => metric.name === name)!

const asked: Parameters<Analytics['window']>[0][] = []
const told = (name: Metric['name'], value: number | null, { from, to }: { from: string; to: string }, post?: string): Metric => ({ name, value, from, to, asOf: to, ...(post && { post }) })

/** 100 followers, 7 views a day; posts have 3 views and likes that the platform does not tell. */
const window: Analytics['window'] = async (input) => {
  asked.push(input)
  if (input.posts) return input.posts.flatMap((post) => [told('views', 3, input, post), told('likes', null, input, post)])
  return [told('followers', 100, input), told('views', 7, input)]
}

test.group('Analytics / collecting', (group) => {
  group.each.setup(async ({ context }) => {
    await useScripted(context)
    useScript({ window })
    asked.length = 0
  })

  test('a channel’s numbers are kept by day with the time they were true, and what was not told is null', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)

    await collect(ada, id)
    await collect(ada, id)

    const { metrics, collectedAt, fault } = await shown(ada, id)
    assert.deepInclude(numberOf(metrics, 'followers'), { value: 100, kind: 'total', unit: 'count' })
    assert.deepInclude(numberOf(metrics, 'views'), { value: 7, kind: 'window' })
    assert.deepEqual(numberOf(metrics, 'reach'), { name: 'reach', kind: 'window', unit: 'count', value: null, from: null, to: null, asOf: null } as any)
    // The whole day, not the one that is not over.
    const { from, to } = numberOf(metrics, 'views') as any
    assert.equal(DateTime.fromISO(to).diff(DateTime.fromISO(from), 'hours').hours, 24)
    assert.closeTo(Date.parse(collectedAt), Date.now(), 60_000)
    assert.isNull(fault)
    const rows = await tenantTx(ada.actor, ({ client }) => client.from('account_metrics').where('connection_id', id))
    assert.deepEqual(rows.map(({ name }) => name).sort(), ['followers', 'views', 'views'], 'one row for each day it is about')
    assert.deepEqual(asked.slice(0, 2).map((input) => input.posts), [undefined, undefined])
  })

  test('a number that was told stays when the platform is silent later that day', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)
    await collect(ada, id)
    const before = numberOf((await shown(ada, id)).metrics, 'followers') as any

    useScript({ window: async (input) => [told('followers', null, input)] })
    await collect(ada, id)

    assert.deepEqual(numberOf((await shown(ada, id)).metrics, 'followers') as any, before)
  })

  test('posts are counted in questions of fifty, and less often the older they are', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)
    const fresh = await addLive(ada, id, 2)
    const old = await addLive(ada, id, 24 * 60)
    const ancient = await addLive(ada, id, 24 * 200)
    for (let more = 0; more < 60; more++) await addLive(ada, id, 30)

    await collect(ada, id)
    const questions = asked.filter(({ posts }) => posts)
    await collect(ada, id)

    assert.deepEqual(questions.map(({ posts }) => posts!.length).sort(), [12, 50])
    assert.isTrue(questions.some(({ posts }) => posts!.includes(fresh.remoteId)))
    assert.isFalse(questions.some(({ posts }) => posts!.includes(ancient.remoteId)))
    assert.lengthOf(asked.filter(({ posts }) => posts), 2, 'nothing is due at once again')
    const next = async (delivery: string) => (await tenantTx(ada.actor, ({ client }) => client.from('metric_schedules').where('delivery_id', delivery).first())).next_at.getTime() - Date.now()
    assert.isBelow(await next(fresh.deliveryId), await next(old.deliveryId))

    const { body } = await call(ada, 'GET', `/api/v1/posts/${fresh.postId}/metrics`)
    assert.lengthOf(body.data, 1)
    assert.equal(body.data[0].deliveryId, fresh.deliveryId)
    assert.deepInclude(numberOf(body.data[0].metrics, 'views'), { value: 3, unit: 'count' })
    assert.isNull(numberOf(body.data[0].metrics, 'likes').value)
    assert.isNull(numberOf(body.data[0].metrics, 'saves').value)
  })

  test('rubbish is not kept: {kind}')
    .with([
      { kind: 'an undeclared metric', told: { name: 'shares', value: 1 } },
      { kind: 'a negative number', told: { name: 'followers', value: -1 } },
      { kind: 'not a number', told: { name: 'followers', value: Number.NaN } },
      { kind: 'a text', told: { name: 'followers', value: '12' } },
      { kind: 'no instant', told: { name: 'followers', value: 1, asOf: 'now' } },
      { kind: 'a post nobody asked about', told: { name: 'followers', value: 1, post: 'x' } },
      { kind: 'nothing', told: null },
    ])
    .run(async ({ assert }, rubbish) => {
      const ada = await createAuthor()
      const id = await connect(ada, { remoteId: randomUUID() })
      await plan(ada, id)
      useScript({ window: async ({ from, to }) => [rubbish.told && ({ from, to, asOf: to, ...rubbish.told } as any)] })

      await collect(ada, id)

      assert.isTrue((await shown(ada, id)).metrics.every(({ value }: any) => value === null))
      assert.deepInclude(await scheduleOf(ada, id), { failures: 1, fault_code: 'E_ADAPTER_BUG' })
    })

  test('trouble is said in words and waits longer each time; what the platform asks for is obeyed', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)
    const waits: number[] = []
    const fail = async (fault: AdapterFault) => {
      useScript({ window: async () => Promise.reject(fault) })
      await collect(ada, id)
      waits.push(((await scheduleOf(ada, id)).next_at.getTime() - Date.now()) / 1000)
    }

    await fail(new AdapterFault('E_REMOTE_DOWN'))
    await fail(new AdapterFault('E_REMOTE_DOWN'))
    await fail(new AdapterFault('E_RATE_LIMITED', { retryAfter: 50_000 }))

    assert.isBelow(waits[0] * 1.5, waits[1])
    assert.isAtLeast(waits[2], 49_990)
    const { fault } = await shown(ada, id)
    assert.equal(fault.code, 'E_RATE_LIMITED')
    assert.match(fault.sentence, /Scripted/)
  })

  test('a permission that was not given for numbers asks nobody and holds back no post', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() }, { scopes: ['basic'] })
    await plan(ada, id)

    await collect(ada, id)

    assert.lengthOf(asked, 0)
    assert.equal((await shown(ada, id)).fault.code, 'E_SCOPE_MISSING')
    const row = await tenantTx(ada.actor, ({ client }) => client.from('social_connections').where('id', id).first())
    assert.equal(row.state, 'active')
  })

  test('an adapter that never answers is given up with the worker’s signal', async ({ assert }) => {
    const ada = await createAuthor()
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)
    useScript({ window: () => new Promise(() => {}) })
    const stop = new AbortController()

    const collecting = (await collector()).collect({ workspaceId: ada.workspaceId, connectionId: id }, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('stopped')), 200)

    await assert.rejects(() => collecting, 'stopped')
  })

  test('channels are handed out once, to whoever comes first, also when they were never planned', async ({ assert }) => {
    const ada = await createAuthor()
    const mine = await Promise.all(Array.from({ length: 5 }, () => connect(ada, { remoteId: randomUUID() })))
    const service = await collector()
    const drain = async () => {
      const ids: string[] = []
      for (;;) {
        const page = await service.claim('scripted')
        if (!page.length) return ids
        ids.push(...page.map(({ connectionId }) => connectionId))
      }
    }

    const [first, second] = await Promise.all([drain(), drain()])

    const all = [...first, ...second]
    assert.equal(new Set(all).size, all.length)
    assert.includeMembers(all, mine)
    assert.lengthOf(await drain(), 0)
  })

  test('R6-006 numbers are seen by whoever sees the channel or the post, and by nobody else', async ({ assert }) => {
    const [ada, stranger] = [await createAuthor(), await createAuthor()]
    const id = await connect(ada, { remoteId: randomUUID() })
    await plan(ada, id)
    const post = await addLive(ada, id, 2)
    await collect(ada, id)
    const colleague = await createColleague(ada, 'viewer')
    const { addBrand } = await import('#tests/functional/publishing/support')
    const elsewhere = await createMember({ ...ada }, 'viewer', inBrand((await addBrand(ada)).id))

    const statuses = async (who: Pick<Author, 'token'>) => [(await call(who, 'GET', `/api/v1/channels/${id}/metrics`)).status, (await call(who, 'GET', `/api/v1/posts/${post.postId}/metrics`)).status]

    assert.deepEqual(await statuses(colleague), [200, 200])
    assert.deepEqual(await statuses(elsewhere), [404, 404])
    assert.deepEqual(await statuses(stranger), [404, 404])
    const counts = (actor: any) =>
      tenantTx(actor, async ({ client }) => [
        Number((await client.from('account_metrics').where('connection_id', id).count('* as n'))[0].n),
        Number((await client.from('post_metrics').where('delivery_id', post.deliveryId).count('* as n'))[0].n),
        Number((await client.from('metric_schedules').where('connection_id', id).count('* as n'))[0].n),
      ])
    assert.deepEqual(await counts(elsewhere.actor), [0, 0, 0])
    assert.deepEqual(await counts(stranger.actor), [0, 0, 0])
    assert.isTrue((await counts(colleague.actor)).every((count) => count > 0))
  })

  test('keeping the numbers of a channel costs the same number of statements for one post and for fifty', async ({ assert }) => {
    const statements = async (postCount: number) => {
      const ada = await createAuthor()
      const id = await connect(ada, { remoteId: randomUUID() })
      await plan(ada, id)
      for (let made = 0; made < postCount; made++) await addLive(ada, id, 2)
      let count = 0
      const onQuery = () => void count++
      const knex = db.connection('app').getReadClient()
      knex.on('query', onQuery)
      await collect(ada, id)
      knex.off('query', onQuery)
      return count
    }

    assert.equal(await statements(50), await statements(1))
  })
})
