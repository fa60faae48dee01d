import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addConnection, call, created, createReadyAuthor, readyFields, set } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { addEntry, at, calendar, change, inDays, windowOf } from './support.ts'

test.group('Calendar API / window', (group) => {
  group.each.setup(() => forgetLimits())

  test('a planned post is there with its time, words, channel, state and picture; a draft only where it was given a time', async ({ assert }) => {
    const author = await createReadyAuthor()
    const planned = await created(author, { ...author.ready, publishAt: at(3), timeZone: 'Europe/Prague' })
    const dated = await created(author, { text: 'Dated draft', when: 'draft', publishAt: at(4) })
    await created(author, { text: 'Loose draft' })

    const { days, posts } = await windowOf(author)

    assert.deepEqual(posts.map(({ id }) => id), [planned.id, dated.id])
    assert.containsSubset(posts[0], { at: at(3), day: inDays(3), timeZone: 'Europe/Prague', state: 'scheduled', words: 'Summer is here', mediaId: author.picture.id, lock: null, channels: [{ adapter: 'instagram', connectionId: author.connection.id, state: 'scheduled' }] })
    assert.containsSubset(posts[1], { at: at(4), state: 'draft', channels: [] })
    assert.deepEqual(days, [{ day: inDays(3), total: 1 }, { day: inDays(4), total: 1 }])
  })

  test('days are those of the zone asked for', async ({ assert }) => {
    const author = await createReadyAuthor()
    await created(author, { ...author.ready, publishAt: at(3, '23:30') })

    const [utc] = (await windowOf(author)).posts
    const [tokyo] = (await windowOf(author, { timeZone: 'Asia/Tokyo' })).posts

    assert.deepEqual([utc.day, tokyo.day], [inDays(3), inDays(4)])
  })

  test('a post whose channels go out at different times is there once for each, and does not move as one', async ({ assert }) => {
    const author = await createReadyAuthor()
    const second = await addConnection(author)
    const post = await created(author, { ...author.ready, targets: [author.ready.targets[0], { ...author.ready.targets[0], connectionId: second.id }], publishAt: at(3) })
    await set(author, post.deliveries[1].id, { publish_at: at(5) })

    const { posts } = await windowOf(author)

    assert.deepEqual(posts.map(({ id, day, lock, channels }) => [id, day, lock, channels.length]), [[post.id, inDays(3), 'several_times', 1], [post.id, inDays(5), 'several_times', 1]])
  })

  test('what is being sent and what is over says that it stays', async ({ assert }) => {
    const author = await createReadyAuthor()
    const [one, two] = [await created(author, { ...author.ready, publishAt: at(3) }), await created(author, { ...author.ready, publishAt: at(4) })]
    await set(author, one.deliveries[0].id, { state: 'committing' })
    await set(author, two.deliveries[0].id, { state: 'live' })

    assert.deepEqual((await windowOf(author)).posts.map(({ lock }) => lock), ['sending', 'over'])
  })

  test('filters narrow, and cancelled posts come only when asked for', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { ...author.ready, publishAt: at(3) })
    const gone = await created(author, { ...author.ready, publishAt: at(4) })
    await call(author, 'POST', `/api/v1/posts/${gone.id}/cancel`, {})
    const campaign = await addEntry(author, { kind: 'campaign', title: 'Spring' })
    await change(author, { action: 'campaign', posts: [{ id: post.id }], campaignId: campaign.id })
    const found = async (query: Record<string, string>) => (await windowOf(author, query)).posts.map(({ id }) => id)

    assert.deepEqual(await found({}), [post.id])
    assert.deepEqual(await found({ state: 'cancelled' }), [gone.id])
    assert.deepEqual(await found({ state: 'live' }), [])
    assert.deepEqual(await found({ channel: author.connection.id, author: author.user.id, campaign: campaign.id, brand: author.brandId }), [post.id])
    for (const name of ['channel', 'author', 'campaign', 'brand']) assert.deepEqual(await found({ [name]: randomUUID() }), [], name)
  })

  test('of a full day the first are sent and all are counted', async ({ assert }) => {
    const author = await createReadyAuthor()
    for (const hour of ['08', '09', '10']) await created(author, { ...author.ready, publishAt: at(3, `${hour}:00`) })

    const { days, posts } = await windowOf(author, { perDay: '2' })

    assert.deepEqual(posts.map(({ at: time }) => time.slice(11, 13)), ['08', '09'])
    assert.deepEqual(days, [{ day: inDays(3), total: 3 }])
  })

  test('somebody of one brand sees that brand, and no other and no other workspace', async ({ assert }) => {
    const owner = await createReadyAuthor()
    const other = await createBrand(owner)
    const post = await created(owner, { ...owner.ready, publishAt: at(3) })
    await created(owner, { brandId: other.id, text: 'Theirs', when: 'draft', publishAt: at(3) })
    const [mine] = [await addEntry(owner, { title: 'Ours', brandId: owner.brandId }), await addEntry(owner, { title: 'Theirs', brandId: other.id }), await addEntry(owner, { title: 'All' })]
    const member = await createMember(owner, 'editor', inBrand(owner.brandId))
    const stranger = await createOwner()

    const seen = await windowOf(member)

    assert.deepEqual(seen.posts.map(({ id }) => id), [post.id])
    assert.deepEqual(seen.entries.map(({ id }) => id), [mine.id])
    assert.deepEqual((await windowOf(member, { brand: other.id })).posts, [])
    const strangers = await windowOf(stranger)
    assert.deepEqual([strangers.posts, strangers.entries], [[], []])
    assert.lengthOf((await windowOf(owner)).entries, 3)
  })

  test('a window that is too long, backwards or in no zone is refused at its place')
    .with([
      { query: { from: '2026-01-01', to: '2026-12-31' }, path: 'to' },
      { query: { from: '2026-02-01', to: '2026-01-01' }, path: 'to' },
      { query: { from: '2026-02-30', to: '2026-03-01' }, path: 'from' },
      { query: { from: '2026-01-01', to: '2026-02-01', timeZone: 'Prague' }, path: 'timeZone' },
      { query: { from: '2026-01-01', to: '2026-02-01', perDay: '501' }, path: 'perDay' },
      { query: { from: '2026-01-01', to: '2026-02-01', state: 'gone' }, path: 'state' },
    ])
    .run(async ({ assert }, { query, path }) => {
      const { status, body } = await call(await createOwner(), 'GET', `${calendar}?${new URLSearchParams(query as unknown as Record<string, string>)}`)

      assert.equal(status, 422)
      assert.deepEqual(body.errors.map((error: any) => error.path), [path])
    })

  test('a month of 5 000 posts weighs less than 300 kB', async ({ assert }) => {
    const owner = await createReadyAuthor()
    await tenantTx(owner.actor, async ({ client }) => {
      // Without deliveries: each would have its post's state counted anew.
      await client.rawQuery(
        `insert into social_posts (workspace_id, brand_id, text, publish_at, state, author_id)
         select ?::uuid, ?::uuid, 'Post number ' || n || repeat(' with some words to say', 8), timestamptz '2027-03-01' + n * interval '8 minutes 40 seconds', 'draft', ?::uuid from generate_series(1, 5000) n`,
        [owner.workspaceId, owner.brandId, owner.user.id]
      )
    })

    const { text, body } = await call(owner, 'GET', `${calendar}?from=2027-03-01&to=2027-04-05&timeZone=UTC`)

    assert.equal(body.data.days.reduce((sum: number, { total }: any) => sum + total, 0), 5000)
    assert.isBelow(Buffer.byteLength(text), 300_000)
    assert.isAbove(body.data.posts.length, 100)
  })

  test('the whole window leaves as a table, and no cell of it is a formula', async ({ assert }) => {
    const author = await createReadyAuthor()
    await created(author, { ...readyFields(author.connection.id, author.picture.id), text: '=1+1, "quoted"', publishAt: at(3), timeZone: 'UTC' })
    await created(author, { ...author.ready, publishAt: at(20) })

    const { status, text, headers } = await call(author, 'GET', `${calendar}/export.csv?from=${inDays(0)}&to=${inDays(60)}&timeZone=UTC`)

    assert.equal(status, 200)
    assert.match(headers.get('content-type')!, /text\/csv/)
    const lines = text.trim().split('\r\n')
    assert.lengthOf(lines, 3)
    assert.equal(lines[0], 'date,time,timeZone,state,brand,channels,text,media,campaign,author,postId')
    assert.include(lines[1], `${inDays(3)},10:00,UTC,scheduled`)
    assert.include(lines[1], `"'=1+1, ""quoted"""`)
  })
})
