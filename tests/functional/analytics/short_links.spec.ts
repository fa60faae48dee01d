import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { newCode, shortUrl } from '#services/links/short_address'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addConnection, call, type Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'

const ask = async (who: Pick<Author, 'token'>, query = '') => {
  const { status, body, text } = await call(who, 'GET', `/api/v1/analytics?days=7&timeZone=UTC${query}`)
  if (status !== 200) throw new Error(text)
  return body.data.shortLinks
}
const dayAgo = (days: number) => DateTime.utc().minus({ days }).toISODate()!

async function addLink({ actor, workspaceId }: Author, brandId: string, madeDaysAgo = 30) {
  const [id, code] = [randomUUID(), newCode()]
  await tenantTx({ ...actor, userId: null }, ({ client }) =>
    client.table('short_links').insert({ id, workspace_id: workspaceId, brand_id: brandId, code, url: 'https://example.com', target: 'https://example.com/', created_at: DateTime.utc().minus({ days: madeDaysAgo }).toJSDate() })
  )
  return { id, url: shortUrl(code) }
}

const follow = ({ actor, workspaceId }: Author, linkId: string, byDaysAgo: Record<number, number>) =>
  tenantTx({ ...actor, userId: null }, ({ client }) => client.table('link_clicks').multiInsert(Object.entries(byDaysAgo).map(([ago, clicks]) => ({ workspace_id: workspaceId, link_id: linkId, day: dayAgo(Number(ago)), referrer: '', device: 'mobile', clicks }))))

/** A post that goes out, with a text of its own at each channel where one is given. */
async function publish({ actor, workspaceId, user }: Author, brandId: string, text: string, channels: { id: string; text?: string }[], campaignId: string | null = null) {
  const postId = randomUUID()
  const deliveries: string[] = []
  await tenantTx({ ...actor, userId: null }, async ({ client }) => {
    await client.table('social_posts').insert({ id: postId, workspace_id: workspaceId, brand_id: brandId, text, author_id: user.id, campaign_id: campaignId })
    for (const channel of channels) {
      const id = randomUUID()
      deliveries.push(id)
      await client.table('deliveries').insert({ id, workspace_id: workspaceId, brand_id: brandId, post_id: postId, connection_id: channel.id, adapter_id: 'scripted', format: 'scripted.note', state: 'scheduled', text: channel.text ?? null, remote_id: randomUUID() })
      await client.from('deliveries').where({ workspace_id: workspaceId, id }).update({ state: 'live', published_at: DateTime.utc().minus({ hours: 2 }).toJSDate() })
    }
  })
  return { postId, deliveries }
}

test.group('Analytics / clicks on short links', (group) => {
  group.each.setup(() => forgetLimits())

  test('clicks are told of the post, the channel, the brand and the campaign that went out with the link', async ({ assert }) => {
    const ada = await createOwner('agency')
    const [one, other] = [await addConnection(ada), await addConnection(ada)]
    const [first, second, shared] = [await addLink(ada, ada.brandId), await addLink(ada, ada.brandId), await addLink(ada, ada.brandId)]
    const campaign = randomUUID()
    await tenantTx(ada.actor, ({ client }) => client.table('content_calendar_entries').insert({ id: campaign, workspace_id: ada.workspaceId, brand_id: ada.brandId, kind: 'campaign', title: 'Spring', colour: 'slate', starts_on: dayAgo(9), ends_on: dayAgo(0) }))
    const { deliveries, postId } = await publish(ada, ada.brandId, 'Look', [{ id: one.id, text: `Here ${first.url}` }, { id: other.id, text: `There ${second.url}, twice ${second.url}` }], campaign)
    await publish(ada, ada.brandId, `Both ${shared.url}`, [{ id: one.id }, { id: other.id }])
    await follow(ada, first.id, { 0: 3, 2: 4, 8: 5 })
    await follow(ada, second.id, { 1: 10 })
    await follow(ada, shared.id, { 1: 100 })

    const all = await ask(ada)
    assert.containsSubset(all, { value: 117, previous: 5, change: 112, links: 3, posts: 2, shared: 100 })
    assert.deepEqual(all.series, [0, 0, 0, 0, 4, 110, 3])
    assert.sameDeepMembers(all.channels, [{ channelId: one.id, clicks: 7 }, { channelId: other.id, clicks: 10 }])
    assert.deepEqual(all.brands, [{ brandId: ada.brandId, clicks: 117 }])
    assert.containsSubset(await ask(ada, `&channel=${one.id}`), { value: 7, links: 1, shared: 0 })
    assert.containsSubset(await ask(ada, `&campaign=${campaign}`), { value: 17, posts: 1 })
    assert.equal((await call(ada, 'GET', `/api/v1/posts/${postId}`)).body.data.campaignId, campaign)
    const posts = (await call(ada, 'GET', '/api/v1/analytics/posts?days=7&by=newest&limit=20')).body.data
    const clicksOf = (id: string) => posts.find((post: any) => post.deliveryId === id).shortLinkClicks
    assert.deepEqual(deliveries.map(clicksOf), [12, 10], 'of a post all there ever were')
    assert.isTrue(posts.every(({ numbers }: any) => numbers.clicks === undefined), 'the platforms’ own clicks are another number')
    assert.isNull(posts.find((post: any) => post.postId !== postId).shortLinkClicks, 'a shared link tells no channel apart')
  })

  test('without a short link it is not available, and never 0; with one nobody followed it is 0', async ({ assert }) => {
    const ada = await createOwner('agency')
    const channel = await addConnection(ada)
    const { deliveries } = await publish(ada, ada.brandId, 'No link, but https://example.com/l/notacodeofours', [{ id: channel.id }])
    assert.containsSubset(await ask(ada), { value: null, previous: null, change: null, links: 0, channels: [] })
    assert.deepEqual(new Set((await ask(ada)).series), new Set([null]))
    const link = await addLink(ada, ada.brandId, 3)
    await publish(ada, ada.brandId, link.url, [{ id: channel.id }])

    const told = await ask(ada)
    assert.containsSubset(told, { value: 0, previous: null, links: 1 })
    assert.deepEqual(told.series, [null, null, null, 0, 0, 0, 0])
    const posts = (await call(ada, 'GET', '/api/v1/analytics/posts?days=7&by=newest')).body.data
    assert.isNull(posts.find((post: any) => post.deliveryId === deliveries[0]).shortLinkClicks)
    const csv = async (table: string) => (await call(ada, 'GET', `/api/v1/analytics/table.csv?table=${table}&days=7&timeZone=UTC`)).text.trim().split(/\r?\n/)
    for (const table of ['days', 'channels', 'posts']) {
      const [head, ...lines] = await csv(table)
      assert.isTrue(head!.endsWith('short_link_clicks'), table)
      assert.isTrue(lines.some((line) => line.endsWith(',0')), table)
      if (table !== 'channels') assert.isTrue(lines.some((line) => line.endsWith(',')), `${table}: not available is an empty cell`)
    }
  })

  test('a link of another brand or workspace is none of a post’s, and nobody sees clicks beyond their brands', async ({ assert }) => {
    const ada = await createOwner('agency')
    const north = await createBrand(ada, 'North')
    const channel = await addConnection(ada)
    const [mine, theirs] = [await addLink(ada, ada.brandId), await addLink(ada, north.id)]
    const stranger = await createOwner('agency')
    const foreign = await addLink(stranger, stranger.brandId)
    await publish(ada, ada.brandId, `${mine.url} ${theirs.url} ${foreign.url}`, [{ id: channel.id }])
    await follow(ada, mine.id, { 0: 1 })
    await follow(ada, theirs.id, { 0: 10 })
    await follow(stranger, foreign.id, { 0: 100 })
    const analyst = await createMember(ada, 'analyst', inBrand(north.id))

    assert.containsSubset(await ask(ada), { value: 1, links: 1 })
    assert.containsSubset(await ask(analyst), { value: null, links: 0, brands: [] })
    assert.containsSubset(await ask(stranger), { value: null })
  })
})
