import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { MetricName } from '@caidence/sdk'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addBrand, addConnection, call, createColleague, set, type Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { addLive } from './support.ts'

const path = '/api/v1/analytics'
const ask = async (who: Pick<Author, 'token'>, query = 'days=7&timeZone=UTC') => {
  const { status, body, text } = await call(who, 'GET', `${path}?${query}`)
  if (status !== 200) throw new Error(text)
  return body.data
}
const numberOf = (numbers: any[], name: string, how?: string) => numbers.find((number) => number.name === name && (!how || number.how === how))
const today = () => DateTime.utc().startOf('day')

/** What a channel told, by days ago. Windows are whole days of UTC, totals are true at noon. */
async function tell({ actor, workspaceId }: Author, connectionId: string, name: MetricName, values: Record<number, number | null>, kind: 'window' | 'total') {
  await tenantTx(actor, ({ client }) =>
    client.table('account_metrics').multiInsert(
      Object.entries(values).map(([ago, value]) => {
        const day = today().minus({ days: Number(ago) })
        const asOf = kind === 'window' ? day.plus({ days: 1 }) : day.plus({ minutes: 1 })
        return { workspace_id: workspaceId, connection_id: connectionId, name, value, day: day.toISODate(), from_at: day.toJSDate(), to_at: day.plus({ days: 1 }).toJSDate(), as_of: asOf.toJSDate() }
      })
    )
  )
}

async function tellPost({ actor, workspaceId }: Author, deliveryId: string, numbers: Partial<Record<MetricName, number | null>>, daysAgo = 0) {
  const at = today().minus({ days: daysAgo })
  await tenantTx(actor, ({ client }) =>
    client.table('post_metrics').multiInsert(Object.entries(numbers).map(([name, value]) => ({ workspace_id: workspaceId, delivery_id: deliveryId, name, value, day: at.toISODate(), from_at: at.toJSDate(), to_at: at.toJSDate(), as_of: at.toJSDate() })))
  )
}

async function statementsOf(work: () => Promise<unknown>) {
  const statements: string[] = []
  const knex = db.connection('app').getReadClient()
  const onQuery = ({ sql }: { sql: string }) => void statements.push(sql)
  knex.on('query', onQuery)
  await work()
  knex.off('query', onQuery)
  return statements.filter((sql) => /account_metrics|post_metrics|analytics_changes|social_connections/.test(sql))
}

test.group('Analytics / numbers', (group) => {
  group.each.setup(() => forgetLimits())

  test('days are added up, states are compared, and what nobody told is null', async ({ assert }) => {
    const ada = await createOwner()
    const { id } = await addConnection(ada)
    await tell(ada, id, 'views', { 1: 10, 2: 20, 3: null, 8: 5, 9: 5 }, 'window')
    await tell(ada, id, 'followers', { 0: 130, 7: 100 }, 'total')

    const { numbers, days, from, to, before, timeZone, channels } = await ask(ada)

    assert.deepEqual([timeZone, to, days.length], ['UTC', today().toISODate(), 7])
    assert.deepEqual([from, before.to], [today().minus({ days: 6 }).toISODate(), today().minus({ days: 7 }).toISODate()])
    assert.deepInclude(numberOf(numbers, 'views'), { value: 30, how: 'sum', previous: 10, change: 20, told: 2, of: 7 })
    assert.deepEqual(numberOf(numbers, 'views').series, [null, null, null, null, 20, 10, null])
    assert.deepInclude(numberOf(numbers, 'followers'), { value: 130, how: 'level', previous: 100, change: 30 })
    assert.isUndefined(numberOf(numbers, 'reach'))
    assert.deepEqual(channels.map((channel: any) => [channel.id, numberOf(channel.numbers, 'views').value]), [[id, 30]])
  })

  test('a day is the reader’s, where their clock says so', async ({ assert }) => {
    const ada = await createOwner()
    const { id } = await addConnection(ada)
    const { deliveryId } = await addLive(ada, id)
    await set(ada, deliveryId, { published_at: new Date('2026-03-10T23:30:00Z') })
    const dayOf = async (zone: string) => {
      const { days, posts } = await ask(ada, `from=2026-03-09&to=2026-03-12&timeZone=${zone}`)
      return days[posts.perDay.indexOf(1)]
    }

    assert.deepEqual([await dayOf('UTC'), await dayOf('Europe/Prague'), await dayOf('America/Los_Angeles')], ['2026-03-10', '2026-03-11', '2026-03-10'])
  })

  test('posts are counted by what was told of them last, best first, with the words they are known by', async ({ assert }) => {
    const ada = await createOwner()
    const { id } = await addConnection(ada)
    const [quiet, loud, silent] = [await addLive(ada, id, 30), await addLive(ada, id, 40), await addLive(ada, id, 50)]
    await tellPost(ada, quiet.deliveryId, { reach: 900, likes: 9 }, 1)
    await tellPost(ada, quiet.deliveryId, { reach: 1_000, likes: 10, comments: null }, 0)
    await tellPost(ada, loud.deliveryId, { reach: 100, likes: 20 })

    const { posts } = await ask(ada)
    const list = async (query: string) => (await call(ada, 'GET', `${path}/posts?days=7&timeZone=UTC${query}`)).body.data

    assert.equal(posts.published, 3)
    assert.deepInclude(numberOf(posts.numbers, 'reach'), { value: 1_100, told: 2, of: 3 })
    assert.deepInclude(numberOf(posts.numbers, 'engagements'), { value: 30 })
    assert.closeTo(posts.formats[0].rate, 30 / 1_100, 1e-9)
    const best = await list('')
    assert.deepEqual(best.map(({ deliveryId }: any) => deliveryId), [loud.deliveryId, quiet.deliveryId])
    assert.deepInclude(best[0], { rate: 0.2, basis: 'reach', engagements: 20, text: 'x' })
    assert.deepEqual((await list('&by=reach&limit=1')).map(({ deliveryId }: any) => deliveryId), [quiet.deliveryId])
    assert.deepEqual((await list('&by=newest')).map(({ deliveryId }: any) => deliveryId), [quiet.deliveryId, loud.deliveryId, silent.deliveryId])
    const curves = (await call(ada, 'GET', `${path}/posts/${quiet.postId}`)).body.data
    assert.deepEqual(curves[0].curves.find(({ name }: any) => name === 'reach').points.map(({ value }: any) => value), [900, 1_000])
  })

  test('a campaign has the numbers of its posts, and none of channels', async ({ assert }) => {
    const ada = await createOwner()
    const { id } = await addConnection(ada)
    await tell(ada, id, 'views', { 1: 10 }, 'window')
    const [inside, outside] = [await addLive(ada, id), await addLive(ada, id)]
    const campaign = randomUUID()
    await tenantTx(ada.actor, async ({ client, workspaceId }) => {
      await client.table('content_calendar_entries').insert({ id: campaign, workspace_id: workspaceId, brand_id: ada.brandId, kind: 'campaign', title: 'Spring', starts_on: '2026-01-01', ends_on: '2026-12-31' })
      await client.from('social_posts').where('id', inside.postId).update({ campaign_id: campaign })
    })
    await tellPost(ada, inside.deliveryId, { views: 7 })
    await tellPost(ada, outside.deliveryId, { views: 100 })

    const { numbers, posts } = await ask(ada, `days=7&timeZone=UTC&campaign=${campaign}`)

    assert.deepEqual(numbers, [])
    assert.deepInclude(numberOf(posts.numbers, 'views'), { value: 7, of: 1 })
  })

  test('however many channels there are, it takes four queries, and one when nothing changed', async ({ assert }) => {
    const statements = async (count: number) => {
      const ada = await createOwner()
      for (let made = 0; made < count; made++) {
        const { id } = await addConnection(ada)
        await tell(ada, id, 'views', { 1: 10 }, 'window')
        await addLive(ada, id)
      }
      const first = await statementsOf(() => ask(ada))
      const again = await statementsOf(() => ask(ada))
      return [first.length, again.length]
    }

    assert.deepEqual(await statements(1), [4, 2])
    assert.deepEqual(await statements(12), [4, 2])
  })

  test('P24-003 a kept answer is never a stale one: {change}')
    .with([
      { change: 'a channel told more', run: (ada: Author, id: string) => tell(ada, id, 'views', { 2: 1 }, 'window'), expected: [11, 1, 3] },
      { change: 'a number was put right', run: (ada: Author, id: string) => tenantTx(ada.actor, ({ client }) => client.from('account_metrics').where('connection_id', id).update({ value: 12 })), expected: [12, 1, 3] },
      { change: 'a post was counted', run: (ada: Author, _id: string, delivery: string) => tellPost(ada, delivery, { likes: 4 }, -1), expected: [10, 1, 4] },
      { change: 'another post went out', run: (ada: Author, id: string) => addLive(ada, id), expected: [10, 2, 3] },
      { change: 'a post was deleted', run: (ada: Author, _id: string, _delivery: string, post: string) => tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('id', post).update({ deleted_at: new Date() })), expected: [10, 0, null] },
    ])
    .run(async ({ assert }, { run, expected }) => {
      const ada = await createOwner()
      const { id } = await addConnection(ada)
      await tell(ada, id, 'views', { 1: 10 }, 'window')
      const { deliveryId, postId } = await addLive(ada, id)
      await tellPost(ada, deliveryId, { likes: 3 })
      const shown = async () => {
        const { numbers, posts } = await ask(ada)
        return [numberOf(numbers, 'views').value, posts.published, numberOf(posts.numbers, 'likes')?.value ?? null]
      }
      assert.deepEqual(await shown(), [10, 1, 3])

      await run(ada, id, deliveryId, postId)

      assert.deepEqual(await shown(), expected)
    })

  test('P24-003 nobody gets what was kept for somebody who sees more, nor after a right was taken', async ({ assert }) => {
    const ada = await createOwner()
    const second = (await addBrand(ada)).id
    const [first, other] = [await addConnection(ada), await addConnection(ada, { brandId: second })]
    await tell(ada, first.id, 'views', { 1: 10 }, 'window')
    await tell(ada, other.id, 'views', { 1: 500 }, 'window')
    await addLive(ada, first.id)
    const inFirst = await createMember(ada, 'client_approver', inBrand(ada.brandId))
    const inSecond = await createMember(ada, 'client_approver', inBrand(second))
    const stranger = await createOwner()
    const views = async (who: Author, query?: string) => numberOf((await ask(who, query)).numbers, 'views')?.value ?? null

    assert.equal(await views(ada), 510)
    assert.deepEqual([await views(inFirst), await views(inSecond), await views(stranger)], [10, 500, null])
    const foreign = `days=7&timeZone=UTC&brand=${ada.brandId}`
    assert.deepEqual([await views(ada, foreign), await views(inFirst, foreign), await views(inSecond, foreign), await views(stranger, foreign)], [10, 10, null, null])
    assert.equal((await ask(inSecond)).posts.published, 0)

    await tenantTx({ ...ada.actor, userId: null }, ({ client }) => client.from('role_assignments').where({ user_id: inFirst.user.id }).delete())
    assert.equal((await call(inFirst, 'GET', `${path}?days=7`)).status, 403)
  })

  test('a table is taken out by whoever may, without what they may not take out, and no cell is a formula', async ({ assert }) => {
    const ada = await createOwner()
    const { id } = await addConnection(ada, { handle: '=cmd' })
    const { postId, deliveryId } = await addLive(ada, id)
    await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('id', postId).update({ text: '=HYPERLINK("https://evil.test")' }))
    await tellPost(ada, deliveryId, { likes: 3, reach: 100 })
    await tell(ada, id, 'followers', { 0: 90, 7: 100 }, 'total')
    const viewer = await createColleague(ada, 'viewer')
    const table = (who: Author, name: string) => call(who, 'GET', `${path}/table.csv?days=7&timeZone=UTC&table=${name}`)

    const posts = await table(ada, 'posts')
    const [head, line, ...rest] = posts.text.trimEnd().split('\r\n')
    assert.deepEqual([posts.status, posts.headers.get('content-type'), rest.length], [200, 'text/csv; charset=utf-8', 0])
    assert.include(line, `'=cmd`)
    assert.include(line, `"'=HYPERLINK(""https://evil.test"")"`)
    const cells = Object.fromEntries(head.split(',').map((name, index) => [name, line.replace(/"(?:[^"]|"")*"/, 'quoted').split(',')[index]]))
    assert.deepInclude(cells, { likes: '3', reach: '100', views: '', engagement_rate: '0.03', rate_of: 'reach' })
    assert.match((await table(ada, 'channels')).text, /followers_change[^]*90,-10/)
    assert.lengthOf((await table(ada, 'days')).text.trimEnd().split('\r\n'), 8)
    assert.equal((await table(viewer, 'posts')).status, 403)
    const entries = (await call(ada, 'GET', '/api/v1/audit-logs?action=analytics.exported')).body.data
    assert.lengthOf(entries, 3)
  })

  test('windows that cannot be are refused beside the field that is wrong', async ({ assert }) => {
    const ada = await createOwner()
    const errors = async (query: string) => (await call(ada, 'GET', `${path}?${query}`)).body.errors?.map(({ path: field }: any) => field)

    assert.deepEqual(await errors('days=0'), ['days'])
    assert.deepEqual(await errors('days=401'), ['days'])
    assert.deepEqual(await errors('from=2026-02-30'), ['from'])
    assert.deepEqual(await errors('from=2026-03-02&to=2026-03-01'), ['to'])
    assert.deepEqual(await errors('from=2024-01-01&to=2026-03-01'), ['to'])
    assert.deepEqual(await errors('from=2024-01-01'), ['from'])
    assert.deepEqual(await errors('timeZone=Mars/Crater'), ['timeZone'])
    assert.deepEqual(await errors('brand=x'), ['brand'])
    // Days that Postgres does not have, or whose day after it does not have.
    assert.deepEqual(await errors('from=0000-01-01&to=0000-02-01'), ['from', 'to'])
    assert.deepEqual(await errors('from=9999-12-01&to=9999-12-31'), ['from', 'to'])
  })
})
