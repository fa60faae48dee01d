import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { addBrand, addConnection, call, createAuthor, created, createReadyAuthor, deliveryRow, inHours, posts, shown } from '#tests/functional/publishing/support'
import { createMember, inBrand } from '#tests/functional/access/support'
import { everyDay, setSlots, slotsOf, wall } from './support.ts'

const PRAGUE = 'Europe/Prague'

test.group('Planning / queue slots', () => {
  test('a post in the queue takes the next free slot of its channel, and the one after it the next', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await setSlots(ada, ada.connection.id, everyDay('09:30', '17:00'))

    const made = [await created(ada, { ...ada.ready, when: 'queue' }), await created(ada, { ...ada.ready, when: 'queue' }), await created(ada, { ...ada.ready, when: 'queue' })]

    const times = made.map(({ deliveries: [delivery] }) => delivery.publishAt)
    assert.deepEqual(times, [...times].sort())
    assert.equal(new Set(times).size, 3)
    for (const post of made) {
      assert.include(['09:30', '17:00'], wall(post.deliveries[0].publishAt, PRAGUE).slice(4))
      assert.equal(post.deliveries[0].state, 'scheduled')
      assert.equal(post.deliveries[0].slotAt, post.deliveries[0].publishAt)
      assert.equal(post.publishAt, post.deliveries[0].publishAt)
    }
    assert.isBelow(DateTime.fromISO(times[0]).diffNow('hours').hours, 24)
  })

  test('fifty requests at once get fifty slots', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await setSlots(ada, ada.connection.id, everyDay('09:00', '12:00', '15:00'))

    const answers = await Promise.all(Array.from({ length: 50 }, () => call(ada, 'POST', posts, { ...ada.ready, when: 'queue' })))

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    const times = answers.map(({ body }) => body.data.deliveries[0].slotAt)
    assert.equal(new Set(times).size, 50)
    // None was left out on the way.
    const span = DateTime.fromISO(times.toSorted().at(-1)!).diff(DateTime.fromISO(times.toSorted()[0]!), 'days').days
    assert.isBelow(span, 17)
  })

  test('two channels are taken in one order, whatever the order of the targets', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const second = await addConnection(ada)
    for (const id of [ada.connection.id, second.id]) await setSlots(ada, id, everyDay('10:00'))
    const targets = [ada.connection.id, second.id].map((connectionId) => ({ ...ada.ready.targets[0], connectionId }))

    const answers = await Promise.all(Array.from({ length: 20 }, (_, number) => call(ada, 'POST', posts, { ...ada.ready, targets: number % 2 ? targets : targets.toReversed(), when: 'queue' })))

    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
    for (const { id } of [ada.connection, second]) {
      const times = answers.map(({ body }) => body.data.deliveries.find((delivery: any) => delivery.connectionId === id).slotAt)
      assert.equal(new Set(times).size, 20)
    }
  })

  test('a time that was chosen by hand takes the slot it falls on, and a cancelled post gives its own back', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { next } = await setSlots(ada, ada.connection.id, everyDay('08:00'))
    await created(ada, { ...ada.ready, when: 'at', publishAt: next })

    const queued = await created(ada, { ...ada.ready, when: 'queue' })
    assert.equal(DateTime.fromISO(queued.publishAt).diff(DateTime.fromISO(next), 'hours').hours > 20, true)
    await call(ada, 'POST', `${posts}/${queued.id}/cancel`)
    const again = await created(ada, { ...ada.ready, when: 'queue' })

    assert.equal(again.publishAt, queued.publishAt)
  })

  test('saving a queued post again keeps its slot; a time of its own, or now, gives it up', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await setSlots(ada, ada.connection.id, everyDay('08:00'))
    const post = await created(ada, { ...ada.ready, when: 'queue' })
    const path = `${posts}/${post.id}`

    const saved = await call(ada, 'PATCH', path, { text: 'Better words', when: 'queue' })
    assert.equal(saved.body.data.deliveries[0].slotAt, post.deliveries[0].slotAt)
    assert.equal((await call(ada, 'PATCH', path, { text: 'Even better' })).body.data.deliveries[0].slotAt, post.deliveries[0].slotAt)

    const moved = await call(ada, 'PATCH', path, { when: 'at', publishAt: inHours(70) })
    assert.isNull(moved.body.data.deliveries[0].slotAt)
    assert.equal((await created(ada, { ...ada.ready, when: 'queue' })).publishAt, post.publishAt)
    await call(ada, 'PATCH', path, { when: 'queue' })
    assert.isNull((await call(ada, 'POST', `${path}/publish`)).body.data.deliveries[0].slotAt)
  })

  test('a channel without slots, or with none switched on, is named with the fix', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const none = await call(ada, 'POST', posts, { ...ada.ready, when: 'queue' })
    await setSlots(ada, ada.connection.id, everyDay('08:00').map((slot) => ({ ...slot, enabled: false })))
    const off = await call(ada, 'POST', posts, { ...ada.ready, when: 'queue' })

    for (const { status, body } of [none, off]) {
      assert.equal(status, 422)
      assert.containsSubset(body.errors[0], { path: 'targets.0.connectionId', rule: 'slots' })
      assert.match(body.errors[0].message, /Add slots/)
    }
    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 0)
  })

  test('channels use their brand’s slots until they have their own, and again when these are taken away', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const brand = `/api/v1/slots/brands/${ada.brandId}`
    assert.equal((await call(ada, 'PUT', brand, { timeZone: 'Asia/Tokyo', slots: everyDay('07:15') })).status, 200)

    const inherited = (await call(ada, 'GET', slotsOf(ada.connection.id))).body.data
    const own = await setSlots(ada, ada.connection.id, [{ weekday: 1, time: '09:00' }])
    const cleared = (await call(ada, 'DELETE', slotsOf(ada.connection.id))).body.data

    assert.containsSubset(inherited, { isOwn: false, timeZone: 'Asia/Tokyo' })
    assert.equal(wall(inherited.next, 'Asia/Tokyo').slice(4), '07:15')
    assert.containsSubset(own, { isOwn: true, timeZone: PRAGUE, slots: [{ weekday: 1, time: '09:00', enabled: true }] })
    assert.equal(wall(own.next, PRAGUE), 'Mon 09:00')
    assert.isFalse(cleared.isOwn)
    assert.lengthOf(cleared.slots, 7)
  })

  test('the window shows each slot with the post that has it', async ({ assert }) => {
    const ada = await createReadyAuthor()
    // By a clock that never changes: in a week whose days are not all of 24 hours there may be six, or eight.
    await setSlots(ada, ada.connection.id, everyDay('08:00'), 'UTC')
    const post = await created(ada, { ...ada.ready, when: 'queue' })
    const query = (from: string, until: string) => `/api/v1/slots?channels=${ada.connection.id}&from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}`

    const { body, status } = await call(ada, 'GET', query(inHours(0), inHours(24 * 7)))
    assert.equal(status, 200)
    assert.lengthOf(body.data, 7)
    assert.deepEqual(body.data.map(({ postId }: any) => postId), [post.id, null, null, null, null, null, null])
    assert.equal((await call(ada, 'GET', query(inHours(0), inHours(24 * 90)))).body.code, 'E_WINDOW_TOO_LONG')

    const next = await call(ada, 'GET', `/api/v1/slots/next?channels=${ada.connection.id}`)
    assert.deepEqual(next.body.data, [{ connectionId: ada.connection.id, at: body.data[1].at }])
  })

  test('the next free slots of several channels are asked for with commas between them, encoded or not', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const second = await addConnection(ada, { handle: 'second.one' })

    for (const comma of [',', '%2C']) {
      const { status, body } = await call(ada, 'GET', `/api/v1/slots/next?channels=${ada.connection.id}${comma}${second.id}`)
      assert.equal(status, 200)
      assert.sameMembers(body.data.map(({ connectionId }: any) => connectionId), [ada.connection.id, second.id])
    }
  })

  test('who sees another brand only, or no more than posts, changes and learns nothing', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const other = await addBrand(ada)
    const [stranger, elsewhere, viewer] = [await createAuthor(), await createMember(ada, 'editor', inBrand(other.id)), await createMember(ada, 'viewer', inBrand(ada.brandId))]
    const wanted = { slots: everyDay('08:00') }

    for (const person of [stranger, elsewhere]) {
      for (const [method, path] of [['GET', slotsOf(ada.connection.id)], ['PUT', slotsOf(ada.connection.id)], ['DELETE', slotsOf(ada.connection.id)], ['PUT', `/api/v1/slots/brands/${ada.brandId}`], ['GET', `/api/v1/slots/next?channels=${ada.connection.id}`]] as const) {
        assert.equal((await call(person, method, path, method === 'PUT' ? wanted : undefined)).status, 404, `${method} ${path}`)
      }
    }
    assert.equal((await call(viewer, 'PUT', slotsOf(ada.connection.id), wanted)).status, 403)
    assert.equal((await call(viewer, 'GET', slotsOf(ada.connection.id))).status, 200)
  })

  test('what is not a time of day, not a weekday, or too much is refused at its place', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const put = async (slots: unknown, timeZone = PRAGUE) => (await call(ada, 'PUT', slotsOf(ada.connection.id), { timeZone, slots })).status

    assert.equal(await put([{ weekday: 0, time: '08:00' }]), 422)
    assert.equal(await put([{ weekday: 8, time: '08:00' }]), 422)
    assert.equal(await put([{ weekday: 1, time: '24:00' }]), 422)
    assert.equal(await put([{ weekday: 1, time: '8:00' }]), 422)
    assert.equal(await put(Array.from({ length: 85 }, () => ({ weekday: 1, time: '08:00' }))), 422)
    assert.equal(await put([], 'Prague'), 422)
    // The same slot twice is one slot.
    assert.equal(await put([{ weekday: 1, time: '08:00' }, { weekday: 1, time: '08:00' }]), 200)
    assert.lengthOf((await call(ada, 'GET', slotsOf(ada.connection.id))).body.data.slots, 1)
  })

  test('a draft holds no slot, whatever it once had', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await setSlots(ada, ada.connection.id, everyDay('08:00'))
    const post = await created(ada, { ...ada.ready, when: 'queue' })
    await call(ada, 'PATCH', `${posts}/${post.id}`, { when: 'draft' })

    const next = await created(ada, { ...ada.ready, when: 'queue' })

    assert.equal(next.publishAt, post.publishAt)
    assert.equal((await deliveryRow(ada, post.deliveries[0].id)).state, 'draft')
    assert.equal((await shown(ada, post.id)).state, 'draft')
  })
})
