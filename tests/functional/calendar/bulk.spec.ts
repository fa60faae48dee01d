import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { createBrand, createMember, inBrand } from '#tests/functional/access/support'
import { call, created, createReadyAuthor, set, shown } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { addEntry, at, change, windowOf } from './support.ts'

/** When the clocks in Prague change next year: nothing moves into the past. */
function lastSunday(month: 3 | 10) {
  const end = DateTime.utc().plus({ years: 1 }).set({ month, day: 31 })
  return end.minus({ days: end.weekday % 7 })
}

const planned = async (publishAt = at(3), zone = 'UTC') => {
  const author = await createReadyAuthor()
  return { author, post: await created(author, { ...author.ready, publishAt, timeZone: zone }) }
}

test.group('Calendar API / many posts at once', (group) => {
  group.each.setup(() => forgetLimits())

  test('posts move by days and keep their time on the clock, across a change of clocks as well', async ({ assert }) => {
    const sunday = lastSunday(3)
    const [before, after] = [`${sunday.minus({ days: 1 }).toISODate()}T08:30:00.000Z`, `${sunday.toISODate()}T07:30:00.000Z`]
    const { author, post } = await planned(before, 'Europe/Prague')

    const { status, body } = await change(author, { action: 'move', posts: [{ id: post.id, version: post.version }], days: 1 })

    assert.equal(status, 200)
    assert.containsSubset(body.data.posts[0], { isDone: true, before, publishAt: after })
    const moved = await shown(author, post.id)
    assert.containsSubset(moved, { publishAt: after, state: 'scheduled', version: body.data.posts[0].version })
    assert.equal(moved.deliveries[0].publishAt, after)
  })

  test('what was moved goes back to the very instant it came from', async ({ assert }) => {
    // The second time that clocks show half past two.
    const instant = `${lastSunday(10).toISODate()}T01:30:00.000Z`
    const { author, post } = await planned(instant, 'Europe/Prague')
    const { body } = await change(author, { action: 'move', posts: [{ id: post.id }], days: 1 })
    const [line] = body.data.posts

    await change(author, { action: 'move', posts: [{ id: post.id, version: line.version, publishAt: line.before }] })

    assert.equal((await shown(author, post.id)).publishAt, instant)
  })

  test('a draft that moves stays a draft', async ({ assert }) => {
    const { author } = await planned()
    const draft = await created(author, { ...author.ready, when: 'draft', publishAt: at(5), timeZone: 'UTC' })

    await change(author, { action: 'move', posts: [{ id: draft.id }], days: 2 })

    const after = await shown(author, draft.id)
    assert.containsSubset(after, { state: 'draft', publishAt: at(7) })
    assert.isNull(after.deliveries[0].publishAt)
  })

  test('those that cannot move say why, stay as they are, and hold up no other', async ({ assert }) => {
    const { author, post } = await planned()
    const [stale, sending, loose] = [await created(author, { ...author.ready, publishAt: at(4) }), await created(author, { ...author.ready, publishAt: at(5) }), await created(author, { text: 'Without a time' })]
    await call(author, 'PATCH', `/api/v1/posts/${stale.id}`, { text: 'Newer' })
    await set(author, sending.deliveries[0].id, { state: 'committing' })
    const gone = randomUUID()

    const { status, body } = await change(author, { action: 'move', days: 1, posts: [{ id: stale.id, version: stale.version }, { id: sending.id }, { id: loose.id }, { id: gone }, { id: post.id }] })

    assert.equal(status, 200)
    assert.deepEqual(body.data.posts.map(({ id, isDone }: any) => [id, isDone]), [[stale.id, false], [sending.id, false], [loose.id, false], [gone, false], [post.id, true]])
    assert.match(body.data.posts[0].reason, /changed by somebody else/)
    assert.match(body.data.posts[2].reason, /no time yet/)
    assert.match(body.data.posts[3].reason, /not there/)
    assert.equal((await shown(author, stale.id)).publishAt, at(4))
    assert.equal((await shown(author, post.id)).publishAt, at(4))
  })

  test('nothing moves into the past', async ({ assert }) => {
    const { author, post } = await planned()

    const { body } = await change(author, { action: 'move', days: -30, posts: [{ id: post.id }] })

    assert.match(body.data.posts[0].reason, /time is over/)
    assert.equal((await shown(author, post.id)).publishAt, at(3))
  })

  test('a copy is a draft at the same place, with the same words, files and channels', async ({ assert }) => {
    const { author, post } = await planned()

    const { body } = await change(author, { action: 'duplicate', posts: [{ id: post.id, publishAt: at(9) }] })

    const copy = await shown(author, body.data.posts[0].newId)
    assert.containsSubset(copy, { text: post.text, state: 'draft', publishAt: at(9) })
    assert.deepEqual(copy.media.map(({ id }: any) => id), [author.picture.id])
    assert.deepEqual(copy.deliveries.map(({ connectionId, publishAt, state }: any) => [connectionId, publishAt, state]), [[author.connection.id, null, 'draft']])
    assert.equal((await shown(author, post.id)).state, 'scheduled')
  })

  test('back to draft, cancelled and deleted, as asked', async ({ assert }) => {
    const { author, post } = await planned()
    const [second, third] = [await created(author, { ...author.ready, publishAt: at(4) }), await created(author, { ...author.ready, publishAt: at(5) })]

    await change(author, { action: 'draft', posts: [{ id: post.id }] })
    await change(author, { action: 'cancel', posts: [{ id: second.id }] })
    await change(author, { action: 'delete', posts: [{ id: third.id }] })

    assert.containsSubset(await shown(author, post.id), { state: 'draft', publishAt: at(3) })
    assert.equal((await shown(author, second.id)).state, 'cancelled')
    assert.isUndefined(await shown(author, third.id))
    assert.deepEqual((await windowOf(author)).posts.map(({ id }) => id), [post.id])
  })

  test('a campaign takes posts of its brand, and lets them go when it is deleted', async ({ assert }) => {
    const { author, post } = await planned()
    const other = await createBrand(author)
    const [ours, theirs, note] = [await addEntry(author, { kind: 'campaign', brandId: author.brandId }), await addEntry(author, { kind: 'campaign', brandId: other.id }), await addEntry(author)]
    const into = (campaignId: string | null) => change(author, { action: 'campaign', posts: [{ id: post.id }], campaignId })

    assert.isTrue((await into(ours.id)).body.data.posts[0].isDone)
    assert.match((await into(theirs.id)).body.data.posts[0].reason, /another brand/)
    assert.equal((await into(note.id)).status, 422)
    assert.equal((await windowOf(author)).posts[0].campaignId, ours.id)

    assert.equal((await call(author, 'DELETE', `/api/v1/calendar/entries/${ours.id}`)).status, 204)
    assert.isNull((await windowOf(author)).posts[0].campaignId)
  })

  test('each post is asked about by itself: another brand’s is not there, and viewers change nothing', async ({ assert }) => {
    const { author, post } = await planned()
    const other = await createBrand(author)
    const theirs = await created(author, { brandId: other.id, text: 'Theirs', when: 'draft', publishAt: at(3) })
    const editor = await createMember(author, 'editor', inBrand(author.brandId))
    const viewer = await createMember(author, 'viewer')

    const { body } = await change(editor, { action: 'delete', posts: [{ id: theirs.id }] })
    assert.match(body.data.posts[0].reason, /not there/)
    for (const action of ['move', 'draft', 'cancel', 'delete', 'duplicate', 'campaign']) {
      const [line] = (await change(viewer, { action, days: 1, posts: [{ id: post.id }] })).body.data.posts
      assert.isFalse(line.isDone, action)
      assert.match(line.reason, /may not/)
    }
    assert.equal((await shown(author, theirs.id)).text, 'Theirs')
  })

  test('the same key moves once', async ({ assert }) => {
    const { author, post } = await planned()
    const ask = () => change(author, { action: 'move', days: 1, posts: [{ id: post.id }] }, { 'idempotency-key': 'once-and-no-more' })

    const [first, second] = [await ask(), await ask()]

    assert.deepEqual(second.body, first.body)
    assert.equal((await shown(author, post.id)).publishAt, at(4))
  })
})
