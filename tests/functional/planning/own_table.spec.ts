import { test } from '@japa/runner'
import SocialConnection from '#models/social_connection'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createReadyAuthor, posts, shown } from '#tests/functional/publishing/support'
import { checked, day, imports, look, onOwnDisk, PRAGUE, rowsOf, work, type Ready } from './imports_support.ts'

const TEXT = '@northwind, “bread” and\na second line'

/** A planned post, and a draft that has a time. */
async function createPlan() {
  const ada = await createReadyAuthor()
  const publishAt = `${day(3)}T09:30:00+01:00`
  for (const when of ['at', 'draft']) await call(ada, 'POST', posts, { ...ada.ready, text: `${TEXT} ${when}`, when, publishAt })
  return ada
}

const tableOf = async (ada: Ready) => (await call(ada, 'GET', `/api/v1/calendar/export.csv?from=${day(0)}&to=${day(9)}&timeZone=${PRAGUE}`)).text

test.group('Planning / the table of a calendar, taken back', (group) => {
  onOwnDisk(group)

  test('in another workspace it becomes the same posts, drafts remain drafts, and what was out is left out', async ({ assert }) => {
    const ada = await createPlan()
    const table = await tableOf(ada)
    const bob = await createReadyAuthor()
    await tenantTx(bob.actor, () => SocialConnection.query().where('id', bob.connection.id).update({ handle: ada.connection.handle }))
    const [, ...lines] = table.trim().split(/\r\n/)
    assert.lengthOf(lines, 2)
    assert.include(table, `"'@northwind`)

    const job = await checked(bob, `${table}${lines.find((line) => line.includes(',scheduled,'))!.replace(',scheduled,', ',live,').replace(/[0-9a-f]{8}-[0-9a-f]{4}/, '00000000-0000')}\r\n`)

    const found = await rowsOf(bob, job.id)
    assert.containsSubset(job, { rows: { good: 2, bad: 0, known: 1 } })
    assert.equal(found[2].mistakes[0].reason, 'It was out already when the table was made')
    await call(bob, 'POST', `${imports}/${job.id}/start`)
    await work()
    assert.containsSubset(await look(bob, job.id), { rows: { done: 2 } })
    const made = await Promise.all((await rowsOf(bob, job.id)).slice(0, 2).map((row) => shown(bob, row.post_id)))
    const [planned, draft] = ['scheduled', 'draft'].map((state) => made.find((post) => post.state === state))
    assert.containsSubset(planned, { text: `${TEXT} at`, media: [{ name: 'summer.jpg' }] })
    assert.equal(planned.deliveries[0].connectionId ?? planned.deliveries[0].connection.id, bob.connection.id)
    assert.equal(draft.text, `${TEXT} draft`)
  })

  test('where its posts are, it makes none of them again', async ({ assert }) => {
    const ada = await createPlan()

    const job = await checked(ada, await tableOf(ada))

    assert.containsSubset(job, { rows: { good: 0, bad: 0, known: 2 } })
    assert.deepEqual((await rowsOf(ada, job.id)).map(({ mistakes }) => mistakes[0].reason), ['It is a post here already', 'It is a post here already'])
  })

  test('a cell of another table that begins with an apostrophe keeps it', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const job = await checked(ada, `text,date,time,channels,media\n"'@home' is our new series",${day(3)},09:30,${ada.connection.handle},summer.jpg`)

    const [row] = await rowsOf(ada, job.id)
    assert.equal(row.planned.text, `'@home' is our new series`)
  })
})
