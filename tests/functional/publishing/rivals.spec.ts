import { test } from '@japa/runner'
import { call, createColleague, created, createReadyAuthor, deliveryRow, inHours, outboxOf, posts, shown } from './support.ts'

test.group('Posts API / two at once', () => {
  test('who saves second gets what is there now, and loses nothing', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const ben = await createColleague(ada)
    const { id, version } = await created(ada, ada.ready)

    const first = await call(ada, 'PATCH', `${posts}/${id}`, { text: 'Of Ada', version })
    const second = await call(ben, 'PATCH', `${posts}/${id}`, { text: 'Of Ben', version })

    assert.equal(first.status, 200)
    assert.equal(second.status, 409)
    assert.equal(second.body.code, 'E_CONFLICT')
    assert.deepEqual(second.body.current, first.body.data)
    assert.deepEqual(await shown(ada, id), first.body.data)

    const third = await call(ben, 'PATCH', `${posts}/${id}`, { text: 'Of Ben', version: second.body.current.version })
    assert.equal(third.body.data.text, 'Of Ben')
  })

  test('of ten people who save the same version at once one wins, and the others see the winner', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id, version } = await created(ada, ada.ready)

    const answers = await Promise.all(Array.from({ length: 10 }, (_, number) => call(ada, 'PATCH', `${posts}/${id}`, { text: `Version of ${number}`, version })))

    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status === 409)
    assert.lengthOf(won, 1)
    assert.lengthOf(lost, 9)
    assert.isTrue(lost.every(({ body }) => body.current.text === won[0]!.body.data.text && body.current.version === version + 1))
    assert.deepEqual(await shown(ada, id), won[0]!.body.data)
  })

  test('fifty parallel "publish" leave one generation and one line in the outbox', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const post = await created(ada, ada.ready)

    const answers = await Promise.all(Array.from({ length: 50 }, () => call(ada, 'POST', `${posts}/${post.id}/publish`)))

    assert.isTrue(answers.every(({ status }) => status === 200))
    const row = await deliveryRow(ada, post.deliveries[0].id)
    assert.containsSubset(row.$attributes, { state: 'scheduled', generation: 1, version: 2 })
    assert.lengthOf(await outboxOf(ada, row.id), 1)
    assert.equal((await shown(ada, post.id)).version, 2)
  })

  test('publish, cancel and edit at once end in one of their states, without an error', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const post = await created(ada, { ...ada.ready, publishAt: inHours(2) })
    const path = `${posts}/${post.id}`

    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => call(ada, 'POST', `${path}/publish`)),
      ...Array.from({ length: 5 }, () => call(ada, 'POST', `${path}/cancel`)),
      ...Array.from({ length: 5 }, (_, number) => call(ada, 'PATCH', path, { text: `Text ${number}` })),
    ])

    assert.deepEqual(answers.filter(({ status }) => ![200, 409].includes(status)).map(({ text }) => text), [])
    assert.equal((await shown(ada, post.id)).deliveries[0].state, 'cancelled')
  })
})
