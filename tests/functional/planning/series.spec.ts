import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import PostSeries from '#models/post_series'
import { SeriesPosts } from '#services/planning/series_posts'
import { SeriesRound } from '#services/planning/series_round'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addBrand, addConnection, call, createAuthor, created, createReadyAuthor, deliveryRow, posts, set, shown, type Author } from '#tests/functional/publishing/support'
import { createMember, inBrand } from '#tests/functional/access/support'

const PRAGUE = 'Europe/Prague'
const series = '/api/v1/series'
/** Local time of tomorrow, so that the first is soon and never past. */
const tomorrow = (time = '09:30', zone = PRAGUE, days = 1) => `${DateTime.now().setZone(zone).plus({ days }).toFormat('yyyy-MM-dd')}T${time}`
type Ready = Awaited<ReturnType<typeof createReadyAuthor>>
const fields = (ada: Ready, rest: Record<string, unknown> = {}) => ({ ...ada.ready, rule: 'FREQ=DAILY;COUNT=5', startsAt: tomorrow(), timeZone: PRAGUE, ...rest })

async function begun(ada: Ready, rest: Record<string, unknown> = {}) {
  const answer = await call(ada, 'POST', series, fields(ada, rest))
  if (answer.status !== 201) throw new Error(`POST series answered ${answer.status}: ${answer.text}`)
  return answer.body.data
}
const extend = async (ada: Author, id: string) => {
  const made = await app.container.make(SeriesPosts)
  return tenantTx({ workspaceId: ada.workspaceId, userId: null }, async () => made.extend(await PostSeries.query().where('id', id).forUpdate().firstOrFail()))
}
const told = ({ actor }: Author, id: string) => tenantTx(actor, ({ client }) => client.from('domain_events').where('subject_id', id).orderBy('id')).then((rows) => rows.map(({ kind, data }) => ({ kind, reason: data.reason })))
/** What time does to a series: everything of it is that much earlier. */
const age = (ada: Author, id: string, days: number) =>
  tenantTx(ada.actor, async ({ client }) => {
    await client.rawQuery(`update post_series set starts_at_local = to_char(starts_at_local::timestamp - make_interval(days => ?), 'YYYY-MM-DD"T"HH24:MI'), made_until = made_until - make_interval(days => ?) where workspace_id = ? and id = ?`, [days, days, ada.workspaceId, id])
    await client.rawQuery('delete from series_occurrences where workspace_id = ? and series_id = ?', [ada.workspaceId, id])
  })

test.group('Planning / series', () => {
  test('its posts are there at once, at the same time of day, each as if it had been scheduled by hand', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const made = await begun(ada)

    assert.lengthOf(made.upcoming, 5)
    assert.isTrue(made.upcoming.every(({ state }: any) => state === 'made'))
    for (const { at, postId } of made.upcoming) {
      const post = await shown(ada, postId)
      assert.containsSubset(post, { state: 'scheduled', seriesId: made.id, text: ada.ready.text, publishAt: at, timeZone: PRAGUE })
      assert.equal(DateTime.fromISO(at).setZone(PRAGUE).toFormat('HH:mm'), '09:30')
      assert.equal((await deliveryRow(ada, post.deliveries[0].id)).scheduledBy, ada.user.id)
    }
    const template = await shown(ada, made.templatePostId)
    assert.containsSubset(template, { state: 'draft', publishAt: null, seriesId: made.id })
  })

  test('without an end it is made fifty posts or sixty days ahead, and further as time passes', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const daily = await begun(ada, { rule: 'FREQ=DAILY' })
    const weekly = await begun(ada, { rule: 'FREQ=WEEKLY' })

    assert.lengthOf(daily.upcoming, 50)
    assert.lengthOf(weekly.upcoming, 9)
    assert.equal(await extend(ada, weekly.id), 0)

    await age(ada, weekly.id, 14)
    await (await app.container.make(SeriesRound)).run()
    assert.lengthOf((await call(ada, 'GET', `${series}/${weekly.id}`)).body.data.upcoming, 9)
  })

  test('ten rounds at once make no post twice', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id } = await begun(ada, { rule: 'FREQ=WEEKLY' })
    await age(ada, id, 7)
    const before = (await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('series_id', id))).length

    const made = await Promise.all(Array.from({ length: 10 }, () => extend(ada, id)))

    assert.equal(made.reduce((sum, count) => sum + count, 0), 9)
    const after = await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('series_id', id))
    assert.lengthOf(after, before + 9)
  })

  test('what a platform would refuse is refused at the start, at its place', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const refused = await call(ada, 'POST', series, fields(ada, { media: [] }))
    const never = await call(ada, 'POST', series, fields(ada, { rule: 'FREQ=DAILY;UNTIL=20200101' }))
    const unread = await call(ada, 'POST', series, fields(ada, { rule: 'FREQ=HOURLY' }))

    assert.equal(refused.status, 422)
    assert.match(refused.body.errors[0].path, /^targets\.0\.media/)
    assert.containsSubset(never.body.errors[0], { path: 'rule', rule: 'series.never' })
    assert.containsSubset(unread.body.errors[0], { path: 'rule', rule: 'series.rule' })
    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 0)
    assert.lengthOf((await call(ada, 'GET', series)).body.data, 0)
  })

  test('a channel that is lost later leaves a reason, and the posts come when it is back', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id } = await begun(ada, { rule: 'FREQ=WEEKLY' })
    await age(ada, id, 7)
    const channel = (state: string) => tenantTx(ada.actor, ({ client }) => client.from('social_connections').where('id', ada.connection.id).update({ state }))

    await channel('needs_reauth')
    assert.equal(await extend(ada, id), 0)
    const refused = (await call(ada, 'GET', `${series}/${id}`)).body.data.upcoming
    await channel('active')
    await (await app.container.make(SeriesRound)).run()
    const back = (await call(ada, 'GET', `${series}/${id}`)).body.data.upcoming

    assert.isTrue(refused.every(({ state, reason, postId }: any) => state === 'refused' && /reconnected/.test(reason) && postId === null))
    assert.isTrue(back.every(({ state, reason }: any) => state === 'made' && reason === null))
  })

  test('one time is left out, and stays out', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)
    const skip = (at: string) => call(ada, 'POST', `${series}/${id}/skip`, { at })

    const { status, body } = await skip(upcoming[1].at)

    assert.equal(status, 200)
    assert.deepEqual(body.data.upcoming.map(({ state }: any) => state), ['made', 'skipped', 'made', 'made', 'made'])
    assert.equal((await call(ada, 'GET', `${posts}/${upcoming[1].postId}`)).status, 404)
    assert.equal(await extend(ada, id), 0)
    assert.equal((await skip(DateTime.fromISO(upcoming[1].at).plus({ minutes: 1 }).toISO()!)).body.code, 'E_NO_OCCURRENCE')
  })

  test('a change of all reaches every post that is to come, but not one that a person changed', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming, version } = await begun(ada)
    await call(ada, 'PATCH', `${posts}/${upcoming[2].postId}`, { text: 'This one is special' })

    const { status, body } = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', version, text: 'New words' })

    assert.equal(status, 200)
    const texts = []
    for (const { postId } of body.data.upcoming) texts.push((await shown(ada, postId)).text)
    assert.deepEqual(texts, ['New words', 'New words', 'This one is special', 'New words', 'New words'])
    assert.equal(body.data.excerpt, 'New words')
    assert.equal((await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', version, text: 'Late' })).status, 409)
    // A second change reaches those of the first.
    await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', text: 'Newer words' })
    assert.equal((await shown(ada, upcoming[0].postId)).text, 'Newer words')
  })

  test('another time moves all that is to come', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)

    const { body } = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', startsAt: tomorrow('18:00') })

    assert.deepEqual(body.data.upcoming.map(({ at }: any) => DateTime.fromISO(at).setZone(PRAGUE).toFormat('HH:mm')), Array(5).fill('18:00'))
    assert.equal((await call(ada, 'GET', `${posts}/${upcoming[0].postId}`)).status, 404)
  })

  test('what a change of its times would do is told before, and is what it then does', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, startsAt, upcoming } = await begun(ada)
    await call(ada, 'PATCH', `${posts}/${upcoming[1].postId}`, { text: 'By hand' })
    const days = { rule: 'FREQ=DAILY;INTERVAL=2;COUNT=4' }

    const foreseen = (await call(ada, 'POST', `${series}/preview`, { seriesId: id, ...days })).body.data
    const nothing = (await call(ada, 'POST', `${series}/preview`, { seriesId: id })).body.data
    const { body } = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', ...days })

    const at = (...indices: number[]) => indices.map((index) => upcoming[index].at)
    assert.deepEqual(nothing.change, { goes: [], comes: [], stays: [] })
    assert.containsSubset(nothing, { startsAt, timeZone: PRAGUE, rule: 'FREQ=DAILY;INTERVAL=1;COUNT=5' })
    assert.deepEqual([foreseen.change.goes, foreseen.change.stays, foreseen.change.comes.length], [at(3), at(1), 1])
    assert.sameMembers(body.data.upcoming.map((each: any) => each.at), [...at(0, 1, 2, 4), ...foreseen.change.comes])
    assert.deepEqual(body.data.upcoming.slice(0, 3).map(({ postId }: any) => postId), upcoming.slice(0, 3).map(({ postId }: any) => postId), 'what stays in time is the same post')
    assert.equal((await shown(ada, upcoming[1].postId)).text, 'By hand')
  })

  test('of what follows one time the rest of the rule is offered, and another zone looks at its own clock', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)

    const rest = (await call(ada, 'POST', `${series}/preview`, { seriesId: id, from: upcoming[3].at })).body.data
    const zoned = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'all', timeZone: 'Asia/Tokyo' })
    const unknown = await call(ada, 'POST', `${series}/preview`, { seriesId: id, from: upcoming[3].at })

    assert.deepEqual([rest.rule, rest.change], ['FREQ=DAILY;INTERVAL=1;COUNT=2', { goes: [], comes: [], stays: [] }])
    assert.isTrue(zoned.body.data.upcoming.every((each: any) => DateTime.fromISO(each.at).setZone('Asia/Tokyo').toFormat('HH:mm') === '09:30'))
    assert.equal((await shown(ada, zoned.body.data.upcoming[0].postId)).timeZone, 'Asia/Tokyo')
    assert.equal(unknown.body.code, 'E_NO_OCCURRENCE')
  })

  test('a time that was left out comes back, and stays out when the series is split', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)
    const skip = (index: number, isSkipped: boolean) => call(ada, 'POST', `${series}/${id}/skip`, { at: upcoming[index].at, isSkipped })

    await skip(4, true)
    await skip(1, true)
    const { body } = await skip(1, false)
    const split = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'following', from: upcoming[3].at, text: 'From here on' })

    assert.deepEqual(body.data.upcoming.map(({ state }: any) => state), ['made', 'made', 'made', 'made', 'skipped'])
    assert.equal((await skip(0, false)).body.code, 'E_NO_OCCURRENCE')
    assert.deepEqual(split.body.data.upcoming.map(({ state }: any) => state), ['made', 'skipped'])
  })

  test('“this and what follows” becomes a series of its own; together they have as many posts as before', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)

    const { status, body } = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'following', from: upcoming[3].at, text: 'From here on' })

    assert.equal(status, 200)
    assert.notEqual(body.data.id, id)
    const before = (await call(ada, 'GET', `${series}/${id}`)).body.data
    assert.deepEqual(before.upcoming.map(({ at }: any) => at), upcoming.slice(0, 3).map(({ at }: any) => at))
    assert.deepEqual(body.data.upcoming.map(({ at }: any) => at), upcoming.slice(3).map(({ at }: any) => at))
    assert.equal((await shown(ada, body.data.upcoming[0].postId)).text, 'From here on')
    assert.equal((await shown(ada, before.upcoming[2].postId)).text, ada.ready.text)
    assert.equal(await extend(ada, id), 0)
    const wrong = await call(ada, 'PATCH', `${series}/${id}`, { scope: 'following', from: upcoming[4].at })
    assert.equal(wrong.body.code, 'E_NO_OCCURRENCE')
  })

  test('an ended series makes no more, and keeps what is planned; a deleted one takes that along, but nothing that is out', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const first = await begun(ada)
    const second = await begun(ada)

    const ended = await call(ada, 'POST', `${series}/${first.id}/end`)
    assert.containsSubset(ended.body.data, { state: 'ended', endedReason: 'by_person', nextAt: null })
    assert.equal((await shown(ada, first.upcoming[0].postId)).state, 'scheduled')
    assert.deepEqual(await told(ada, first.id), [{ kind: 'series.ended', reason: 'by_person' }])
    assert.equal((await call(ada, 'PATCH', `${series}/${first.id}`, { scope: 'all', text: 'x' })).body.code, 'E_SERIES_ENDED')

    const sent = (await shown(ada, second.upcoming[0].postId)).deliveries[0].id
    await set(ada, sent, { state: 'committing' })
    assert.equal((await call(ada, 'DELETE', `${series}/${second.id}`)).status, 204)
    assert.equal((await call(ada, 'GET', `${series}/${second.id}`)).status, 404)
    assert.equal((await shown(ada, second.upcoming[0].postId)).deliveries[0].state, 'committing')
    assert.equal((await call(ada, 'GET', `${posts}/${second.upcoming[1].postId}`)).status, 404)
  })

  test('a series that has run out, or whose person may not publish any more, ends with the reason', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const over = await begun(ada, { rule: 'FREQ=DAILY;COUNT=2' })
    await age(ada, over.id, 9)
    const editor = await createMember(ada, 'editor', inBrand(ada.brandId))
    const theirs = (await call(editor, 'POST', series, fields(ada, { rule: 'FREQ=WEEKLY', brandId: ada.brandId }))).body.data
    await age(ada, theirs.id, 7)
    await tenantTx({ workspaceId: ada.workspaceId, userId: null }, ({ client }) => client.from('role_assignments').where({ workspace_id: ada.workspaceId, user_id: editor.user.id }).delete())
    await tenantTx({ workspaceId: ada.workspaceId, userId: null }, ({ client }) => client.from('workspaces').where({ id: ada.workspaceId }).increment('authz_epoch', 1))

    await (await app.container.make(SeriesRound)).run()

    assert.deepEqual(await told(ada, over.id), [{ kind: 'series.ended', reason: 'finished' }])
    assert.deepEqual(await told(ada, theirs.id), [{ kind: 'series.ended', reason: 'no_right' }])
  })

  test('a draft becomes the template, once', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const draft = await created(ada, { text: 'Begun' })

    const made = await begun(ada, { postId: draft.id })
    const again = await call(ada, 'POST', series, fields(ada, { postId: draft.id }))

    assert.equal(made.templatePostId, draft.id)
    assert.equal((await shown(ada, draft.id)).text, ada.ready.text)
    assert.containsSubset(again.body.errors[0], { path: 'postId', rule: 'draft' })
  })

  test('the preview tells what the clocks do, and stores nothing', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const year = DateTime.utc().year + 1
    const change = DateTime.utc(year, 3, 31).startOf('week').minus({ days: DateTime.utc(year, 3, 31).weekday === 7 ? -6 : 1 })

    const { body } = await call(ada, 'POST', `${series}/preview`, { rule: 'FREQ=DAILY', startsAt: `${change.minus({ days: 1 }).toFormat('yyyy-MM-dd')}T02:30`, timeZone: PRAGUE })

    assert.deepEqual(body.data.times.map(({ clockChange }: any) => clockChange), [null, 'moved', null, null, null])
    assert.isTrue(body.data.goesOn)
    assert.lengthOf((await call(ada, 'GET', series)).body.data, 0)
  })

  test('who sees another brand only, or may not publish, neither sees nor changes it', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, upcoming } = await begun(ada)
    const other = await addBrand(ada)
    const [stranger, elsewhere, viewer] = [await createAuthor(), await createMember(ada, 'editor', inBrand(other.id)), await createMember(ada, 'viewer', inBrand(ada.brandId))]
    const theirs = await addConnection({ ...ada, brandId: other.id })

    for (const person of [stranger, elsewhere]) {
      assert.equal((await call(person, 'GET', `${series}/${id}`)).status, 404)
      assert.lengthOf((await call(person, 'GET', series)).body.data, 0)
      for (const [method, path, body] of [['PATCH', '', { scope: 'all', text: 'x' }], ['DELETE', '', undefined], ['POST', '/end', {}], ['POST', '/skip', { at: upcoming[0].at }]] as const) {
        assert.equal((await call(person, method, `${series}/${id}${path}`, body)).status, 404, path)
      }
      assert.equal((await call(person, 'POST', `${series}/preview`, { seriesId: id })).status, 404, 'what a change would do')
    }
    assert.equal((await call(viewer, 'POST', series, fields(ada, { brandId: ada.brandId }))).status, 403)
    assert.equal((await call(viewer, 'DELETE', `${series}/${id}`)).status, 403)
    assert.equal((await call(viewer, 'GET', `${series}/${id}`)).status, 200)
    const foreign = await call(ada, 'POST', series, fields(ada, { brandId: ada.brandId, targets: [{ ...ada.ready.targets[0], connectionId: theirs.id }] }))
    assert.equal(foreign.status, 422)
  })
})
