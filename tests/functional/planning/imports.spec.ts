import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import { DateTime } from 'luxon'
import BrandProfile from '#models/brand_profile'
import { forgetOldImports } from '#services/planning/import/old_imports'
import { PlanBulk } from '#services/planning/import/plan_bulk'
import { PlanRows } from '#services/planning/import/plan_rows'
import { PlanWork } from '#services/planning/import/plan_work'
import { Posts } from '#services/publishing/posts'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, inBrand } from '#tests/functional/access/support'
import { addBrand, addConnection, call, createAuthor, createReadyAuthor, posts, shown } from '#tests/functional/publishing/support'
import { checked, day, imports, look, many, onOwnDisk, plan, PRAGUE, rowsOf, upload, work } from './imports_support.ts'

test.group('Planning / imports', (group) => {
  onOwnDisk(group)

  test('a table becomes posts at the times of its clock, after a look that makes none', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const job = await checked(ada, plan(ada, [`"Hello, with a comma",${day(3)},09:30,@me,summer.jpg`, `Draft without a time,,,@me,`]))

    assert.containsSubset(job, { state: 'checked', kind: 'csv', rows: { good: 2, bad: 0, done: 0 } })
    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 0)
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/start`)).body.data.state, 'running')
    await work()

    const done = await look(ada, job.id)
    assert.containsSubset(done, { state: 'done', rows: { done: 2, refused: 0 } })
    const [first, second] = await rowsOf(ada, job.id)
    const post = await shown(ada, first.post_id)
    assert.containsSubset(post, { text: 'Hello, with a comma', state: 'scheduled', timeZone: PRAGUE })
    assert.equal(DateTime.fromISO(post.publishAt).setZone(PRAGUE).toFormat('yyyy-MM-dd HH:mm'), `${day(3)} 09:30`)
    assert.lengthOf(post.media, 1)
    assert.containsSubset(await shown(ada, second.post_id), { state: 'draft', text: 'Draft without a time' })
    const events = await tenantTx(ada.actor, ({ client }) => client.from('domain_events').where('subject_id', job.id))
    assert.deepEqual(events.map(({ kind, data }) => [kind, data.rowsDone]), [['import.finished', 2]])
  })

  test('each mistake names row, column, reason and fix, and can be taken along as a table', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const job = await checked(ada, plan(ada, [`Good,${day(3)},09:30,@me,summer.jpg`, `Nobody,${day(3)},09:30,@stranger,summer.jpg`, `Past,2020-01-01,09:30,@me,summer.jpg`, `Never,2027-02-30,09:30,@me,summer.jpg`, `Ambiguous,03/04/2027,09:30,@me,summer.jpg`, `No file,${day(3)},09:30,@me,winter.jpg`, `,,,@me,`, `No picture,${day(3)},09:30,@me,`]))
    const csv = await call(ada, 'GET', `${imports}/${job.id}/mistakes.csv`)

    assert.containsSubset(job, { state: 'checked', rows: { good: 1, bad: 7 } })
    const told = (await rowsOf(ada, job.id)).filter(({ state }) => state === 'bad').map(({ row_number: row, mistakes }) => `${row} ${mistakes[0].column}`)
    assert.deepEqual(told, ['3 channels', '4 date', '5 date', '6 date', '7 media', '8 text', '9 media'])
    assert.match(csv.headers.get('content-type')!, /text\/csv/)
    assert.match(csv.text, /^row,column,reason,fix\r\n3,"channels","No channel of this brand is called “@stranger”","Write its name/)
    assert.lengthOf(csv.text.trim().split('\r\n'), 8)
  })

  test('what the brand forbids is a mistake of the row, at the look and when it is made; a draft may say it', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const forbid = (...bannedWords: string[]) => tenantTx(ada.actor, () => BrandProfile.updateOrCreate({ workspaceId: ada.workspaceId, brandId: ada.brandId }, { sections: { guidelines: { bannedWords } } as any }))
    await forbid('cheap')

    const job = await checked(ada, plan(ada, [`A cheap pot,${day(3)},09:30,@me,summer.jpg`, `A cheap draft,,,@me,`, `A fine pot,${day(4)},09:30,@me,summer.jpg`]))
    const [bad] = await rowsOf(ada, job.id)
    await forbid('cheap', 'fine')
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    assert.containsSubset(bad, { state: 'bad', mistakes: [{ column: 'text', reason: 'The brand does not want this word: cheap.' }] })
    assert.deepEqual((await rowsOf(ada, job.id)).map(({ state }) => state), ['bad', 'done', 'refused'])
    assert.deepEqual((await call(ada, 'GET', posts)).body.data.map(({ text, state }: any) => [text, state]), [['A cheap draft', 'draft']])
  })

  test('the order of day and month is asked for, and then kept', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const year = DateTime.utc().year + 1
    const content = plan(ada, [`A,03/04/${year},2:15 pm,@me,summer.jpg`])

    const [dmy, mdy] = [await checked(ada, content, { dateOrder: 'dmy' }), await checked(ada, content, { dateOrder: 'mdy' })]

    const at = async ({ id }: any) => DateTime.fromISO((await rowsOf(ada, id))[0].planned.publishAt).setZone(PRAGUE).toFormat('dd.MM. HH:mm')
    assert.deepEqual([await at(dmy), await at(mdy)], ['03.04. 14:15', '04.03. 14:15'])
  })

  test('files of Buffer and of Hootsuite are known by their headers', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const buffer = await upload(ada, `Text,Image URL,Tags,Posting Time\nHi,,,${day(3)} 09:30\n`)
    const hootsuite = await upload(ada, `Date,Message,Link\n${day(3)} 09:30,Hi,https://example.test\n`)

    assert.deepEqual(buffer.body.data.mapping, { text: 0, media: 1, date: 3 })
    assert.deepEqual(hootsuite.body.data.mapping, { date: 0, text: 1, link: 2 })
    assert.deepEqual(hootsuite.body.data.sample, [[`${day(3)} 09:30`, 'Hi', 'https://example.test']])
  })

  test('a sheet is read like a table, its dates as the clock shows them', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['text', 'date', 'channels', 'media'])
    sheet.addRow(['From a sheet', new Date(`${day(4)}T09:30:00Z`), ada.connection.handle, 'summer.jpg'])
    sheet.getCell('B2').numFmt = 'yyyy-mm-dd hh:mm'
    book.addWorksheet('Notes').addRow(['not', 'a', 'plan'])

    const job = await checked(ada, new Uint8Array(await book.xlsx.writeBuffer()), {}, 'plan.xlsx')

    assert.containsSubset(job, { kind: 'xlsx', state: 'checked', rows: { good: 1, bad: 0 } })
    const [row] = await rowsOf(ada, job.id)
    assert.equal(DateTime.fromISO(row.planned.publishAt).setZone(PRAGUE).toFormat('yyyy-MM-dd HH:mm'), `${day(4)} 09:30`)
  })

  test('a sheet as offices write it: days and times in cells of their own, holes, formulas without a result', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['text', 'date', 'time', 'channels', 'media'])
    const add = (...cells: unknown[]) => sheet.addRow([...cells, ada.connection.handle, 'summer.jpg'])
    add('Day and time apart', new Date(`${day(4)}T00:00:00Z`), 0.364583333333333)
    add(2027, `${day(5)} 09:15`, undefined)
    add('A day, and no time', new Date(`${day(6)}T00:00:00Z`), undefined)
    add('A time, and no day', undefined, '09:00')
    add({ formula: '1+1' }, { formula: 'TODAY()+7' }, '09:00')
    add('No day at all', 'next Monday', '09:00')
    for (const [cell, format] of [['B2', 'yyyy-mm-dd'], ['C2', 'h:mm'], ['B4', 'd.m.yyyy']] as const) sheet.getCell(cell).numFmt = format

    const job = await checked(ada, new Uint8Array(await book.xlsx.writeBuffer()), {}, 'plan.xlsx')

    assert.containsSubset(job, { state: 'checked', rows: { good: 2, bad: 4 } })
    const rows = await rowsOf(ada, job.id)
    const clock = (row: any) => row.planned && DateTime.fromISO(row.planned.publishAt).setZone(PRAGUE).toFormat('yyyy-MM-dd HH:mm')
    assert.deepEqual(rows.slice(0, 2).map(clock), [`${day(4)} 08:45`, `${day(5)} 09:15`])
    assert.equal(rows[1].planned.text, '2027')
    assert.deepEqual(rows.slice(2).map(({ mistakes }) => mistakes.at(-1).reason), ['There is no time of day', 'There is no day', 'There is no day', 'There is no such day'])
  })

  test('a row that breaks the reading of it is a mistake of its own, and the others are read', async ({ assert, cleanup }) => {
    const ada = await createReadyAuthor()
    const read = PlanRows.prototype.read
    PlanRows.prototype.read = function (row, ...rest) {
      return row.number === 3 ? Promise.reject(new TypeError('cannot read properties of undefined')) : read.call(this, row, ...rest)
    }
    cleanup(() => void (PlanRows.prototype.read = read))

    const job = await checked(ada, many(ada, 3))

    assert.containsSubset(job, { state: 'checked', rows: { good: 2, bad: 1 } })
    assert.match((await rowsOf(ada, job.id))[1].mistakes[0].reason, /could not be read/)
  })

  test('interrupted at any point it goes on where it was, and no row makes two posts', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 60))
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    // Dies after some posts of a batch were made, and before it was kept.
    const real = await app.container.make(Posts)
    let left = 37
    const dying = new Proxy(real, { get: (of, name) => (name === 'create' ? async (...args: Parameters<Posts['create']>) => { if (left-- <= 0) throw new Error('killed'); return of.create(...args) } : Reflect.get(of, name)) })
    const worker = await app.container.make(PlanWork)
    Object.assign(worker, { posts: dying, bulk: { fitting: async () => [] } })
    await worker.next()

    const halfway = await look(ada, job.id)
    assert.containsSubset(halfway, { state: 'running', rows: { done: 25 } })
    // Nobody takes it while its lease lasts.
    assert.isFalse(await (await app.container.make(PlanWork)).next())
    await tenantTx(ada.actor, ({ client }) => client.from('import_jobs').where('id', job.id).update({ leased_until: null }))
    await Promise.all([work(), work()])

    assert.containsSubset(await look(ada, job.id), { state: 'done', rows: { done: 60, refused: 0 } })
    const texts = await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('brand_id', ada.brandId).select('text'))
    assert.lengthOf(texts, 60)
    assert.lengthOf(new Set(texts.map(({ text }) => text)), 60)
  })

  test('killed while many are made together, it makes all of them, and none twice', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 260))
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    const bulk = await app.container.make(PlanBulk)
    let left = 1
    const dying = new Proxy(bulk, { get: (of, name) => (name === 'create' ? async (...args: Parameters<PlanBulk['create']>) => { const made = await of.create(...args); if (left-- <= 0) throw new Error('killed'); return made } : Reflect.get(of, name).bind(of)) })
    const worker = await app.container.make(PlanWork)
    Object.assign(worker, { bulk: dying })
    await worker.next()

    assert.containsSubset(await look(ada, job.id), { state: 'running', rows: { done: 200 } })
    await tenantTx(ada.actor, ({ client }) => client.from('import_jobs').where('id', job.id).update({ leased_until: null }))
    await Promise.all([work(), work(), work()])

    assert.containsSubset(await look(ada, job.id), { state: 'done', rows: { done: 260 } })
    const texts = await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('brand_id', ada.brandId).select('text'))
    assert.lengthOf(texts, 260)
    assert.lengthOf(new Set(texts.map(({ text }) => text)), 260)
  })

  test('posts that are made together are, row for row, what they are one by one', async ({ assert }) => {
    const rows = async (isBulk: boolean) => {
      const ada = await createReadyAuthor()
      const job = await checked(ada, plan(ada, [`Planned,${day(3)},09:30,@me,summer.jpg`, `A draft,,,@me,`]))
      await call(ada, 'POST', `${imports}/${job.id}/start`)
      const worker = await app.container.make(PlanWork)
      if (!isBulk) Object.assign(worker, { bulk: { fitting: async () => [] } })
      await worker.next()
      assert.equal((await look(ada, job.id)).rows.done, 2)
      const anonymous = (row: Record<string, unknown>) => Object.fromEntries(Object.entries(row).filter(([name]) => !/(^|_)(id|at|by|hash)$/.test(name)).map(([name, value]) => [name, JSON.stringify(value)?.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')]))
      const of = (table: string, order: string) => tenantTx(ada.actor, ({ client }) => client.from(table).where('workspace_id', ada.workspaceId).whereNot(table === 'domain_events' ? 'kind' : 'workspace_id', table === 'domain_events' ? 'import.finished' : ada.user.id).orderBy(order)).then((found) => found.map(anonymous))
      return {
        posts: await of('social_posts', 'text'),
        media: await of('post_media', 'position'),
        deliveries: await of('deliveries', 'state'),
        events: await of('delivery_events', 'id'),
        outbox: await of('outbox', 'id'),
        revisions: (await of('post_revisions', 'version')).map((row) => row.content).sort(),
        told: (await of('domain_events', 'id')).map(({ kind, data }) => `${kind} ${data}`).sort(),
      }
    }

    assert.deepEqual(await rows(true), await rows(false))
  })

  test('the same rows again, in the same file or in another, make no second post', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const first = await checked(ada, many(ada, 3))
    await call(ada, 'POST', `${imports}/${first.id}/start`)
    await work()

    const again = await checked(ada, `${many(ada, 4)}\n"Row 3",${day(5)},09:30,${ada.connection.handle},summer.jpg`)
    assert.containsSubset(again.rows, { good: 2, known: 3 })
    await call(ada, 'POST', `${imports}/${again.id}/start`)
    await work()

    assert.containsSubset((await look(ada, again.id)).rows, { done: 1, known: 4 })
    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 4)
  })

  test('rows without a time go into the queue where that is wished, each into a slot of its own', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await call(ada, 'PUT', `/api/v1/slots/channels/${ada.connection.id}`, { timeZone: PRAGUE, slots: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time: '09:00' })) })
    const job = await checked(ada, 'text,media\nA,summer.jpg\nB,summer.jpg\nC,summer.jpg', { without: 'queue', connectionIds: [ada.connection.id] })
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    const made = (await call(ada, 'GET', posts)).body.data
    assert.equal(new Set(made.map(({ publishAt }: any) => publishAt)).size, 3)
    assert.isTrue(made.every(({ state }: any) => state === 'scheduled'))
  })

  test('after a month the file and what its rows said are gone; the same rows still make no second post', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, plan(ada, [`Kept once,${day(3)},09:30,@me,summer.jpg`, `Bad,${day(3)},09:30,nobody,`]))
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()
    const key = `${ada.workspaceId}/imports/${job.id}.csv`
    assert.isTrue(await drive.use('media').exists(key))

    await forgetOldImports()
    assert.isTrue(await drive.use('media').exists(key))
    await tenantTx(ada.actor, ({ client }) => client.from('import_jobs').where('id', job.id).update({ created_at: new Date(Date.now() - 31 * 86_400_000) }))
    await forgetOldImports()

    assert.isFalse(await drive.use('media').exists(key))
    assert.deepEqual((await rowsOf(ada, job.id)).map(({ state, planned }) => [state, planned]), [['done', null]])
    assert.containsSubset((await checked(ada, plan(ada, [`Kept once,${day(3)},09:30,@me,summer.jpg`]))).rows, { good: 0, known: 1 })
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: { text: 0 } })).status, 409)
  })

  test('given up, it makes no more; what it made stays', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 30))
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/cancel`)).body.data.state, 'cancelled')
    await work()

    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 0)
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/start`)).status, 409)
  })

  test('what is no table is refused in words', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const answers = [await upload(ada, ''), await upload(ada, 'text,date\n'), await upload(ada, 'text,date\n"never closed,1\n'), await upload(ada, new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'x.xlsx')]

    assert.deepEqual(answers.map(({ status }) => status), [422, 422, 422, 422])
    assert.isTrue(answers.every(({ body }) => body.code === 'E_PLAN_FILE'))
  })

  test('who sees another brand only, or may not publish, neither sees nor begins it', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 1))
    const other = await addBrand(ada)
    const theirs = await addConnection({ ...ada, brandId: other.id })
    const [stranger, elsewhere, viewer] = [await createAuthor(), await createMember(ada, 'editor', inBrand(other.id)), await createMember(ada, 'viewer', inBrand(ada.brandId))]

    for (const person of [stranger, elsewhere]) {
      for (const [method, path] of [['GET', ''], ['GET', '/mistakes.csv'], ['POST', '/start'], ['POST', '/cancel']] as const) assert.equal((await call(person, method, `${imports}/${job.id}${path}`)).status, 404, path)
      assert.lengthOf((await call(person, 'GET', imports)).body.data, 0)
    }
    assert.equal((await call(viewer, 'POST', `${imports}/${job.id}/start`)).status, 403)
    assert.equal((await upload(viewer, many(ada, 1))).status, 403)
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: { text: 0 }, connectionIds: [theirs.id] })).status, 422)
  })
})
