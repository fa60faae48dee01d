import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import type Media from '#models/media'
import { toMediaRef } from '#services/media/media_source'
import { guessMapping } from '#services/planning/import/plan_columns'
import { PlanChecks } from '#services/planning/import/plan_checks'
import type { SheetRow } from '#services/planning/import/plan_file'
import { PlanRows } from '#services/planning/import/plan_rows'
import { PlanWork } from '#services/planning/import/plan_work'
import { refuseHugeSheet } from '#services/planning/import/sheet_rows'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { DraftChecks, factsOf } from '#services/publishing/drafts'
import { DEFAULT_FIT } from '#services/publishing/post_input'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addConnection, addMedia, call, createReadyAuthor, posts } from '#tests/functional/publishing/support'
import { checked, day, imports, look, many, onOwnDisk, plan, PRAGUE, rowsOf, upload, work } from './imports_support.ts'

const settings = { timeZone: PRAGUE, dateOrder: 'auto' as const, without: 'draft' as const, connectionIds: [] }

test.group('Planning / imports in batches', (group) => {
  onOwnDisk(group)

  test('what is found of a row among others is what is found of it alone', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await addMedia(ada, { width: 400, height: 2_000 })
    const broken = await addConnection(ada, { handle: 'broken.one', state: 'needs_reauth' })
    const texts = ['Short', 'x'.repeat(2_300), Array.from({ length: 35 }, (_, at) => `#tag${at}`).join(' '), '', 'Link https://example.test']
    const dates = [`${day(3)} 09:30`, '', '2020-01-01 10:00', '01/02/2030 9:00', `${day(4)}T09:30:00+02:00`]
    const zones = ['', 'Europe/Prague', 'Nowhere/City']
    const channels = [ada.connection.handle, `@${ada.connection.handle.toUpperCase()}`, `${ada.connection.handle};${broken.handle}`, 'stranger', '', ada.connection.id]
    const media = ['summer.jpg', 'winter.jpg', '', 'summer.jpg,summer.jpg', 'https://example.test/a.jpg']
    const headers = ['text', 'date', 'time zone', 'channels', 'media']
    const rows: SheetRow[] = Array.from({ length: 300 }, (_, at) => ({ number: at + 2, cells: [texts, dates, zones, channels, media].map((values, place) => values[Math.floor(at / [1, 2, 7, 3, 5][place]!) % values.length]!) }))
    const mapping = guessMapping(headers)
    const reader = await app.container.make(PlanRows)

    await tenantTx(ada.actor, async () => {
      const ground = await reader.ground(ada.brandId, rows, headers, mapping)
      let good = 0
      for (const row of rows) {
        const together = await reader.read(row, headers, mapping, settings, ground)
        const alone = await reader.read(row, headers, mapping, settings, await reader.ground(ada.brandId, [row], headers, mapping))
        assert.deepEqual(together, alone, row.cells.join(' | '))
        if (together.planned) good++
      }
      assert.isAbove(good, 5)
      assert.isBelow(good, 200)
    })
  })

  test('a batch finds of every format what a post of its own finds', async ({ assert }) => {
    const file = (values: Partial<Media>) => ({ id: randomUUID(), type: 'image/jpeg', bytes: 120_000, width: 1080, height: 1080, seconds: null, frames: null, altText: null, video: null, $extras: {}, ...values }) as unknown as Media
    const sets = [[], [file({})], [file({ width: 100, height: 2_000 })], [file({ bytes: 90_000_000 })], [file({ type: 'image/gif', frames: 12 })], [file({ type: 'video/mp4', seconds: 4_000 })], [file({ type: 'application/pdf', width: null, height: null })], Array.from({ length: 12 }, () => file({})), [file({}), file({ type: 'video/mp4', seconds: 20 })]]
    const texts = ['', 'Hello', 'y'.repeat(70_000), Array.from({ length: 40 }, (_, at) => `#t${at}`).join(' ')]
    const host = await app.container.make(PluginHostService)
    const one = await app.container.make(DraftChecks)
    const batch = (await app.container.make(PlanChecks)).forBatch()

    let compared = 0
    let refused = 0
    for (const { id: adapterId, formats, capabilities } of host.adapters()) {
      if (!capabilities.includes('publish')) continue
      for (const format of [...formats.map(({ id }) => id), 'no.such_format']) {
        for (const media of sets) {
          for (const text of texts) {
            const { issues } = await one.checkAhead(adapterId, { draft: { format, text, media: media.map((it) => toMediaRef(it)), options: {} }, files: factsOf(media), shaping: DEFAULT_FIT })
            const found = await batch.errorOf(adapterId, format, text, media)
            assert.deepEqual(found, issues.find(({ level }) => level === 'error') ?? null, `${format} with ${media.length} files`)
            compared++
            if (found) refused++
          }
        }
      }
    }
    assert.isAbove(compared, 200)
    assert.isAbove(compared - refused, 10)
  })

  test('what was stopped is gone on with: checked again, it makes what is missing, and nothing twice', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 230))
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    let batches = 0
    await (await app.container.make(PlanWork)).next(() => batches++ > 0)
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: job.mapping })).status, 409)
    assert.containsSubset((await call(ada, 'POST', `${imports}/${job.id}/cancel`)).body.data, { state: 'cancelled', rows: { done: 200 } })

    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: job.mapping, timeZone: PRAGUE })).status, 200)
    await work()
    assert.containsSubset(await look(ada, job.id), { state: 'checked', finishedAt: null, rows: { good: 230, bad: 0, done: 200, known: 0 } })
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    assert.containsSubset(await look(ada, job.id), { state: 'done', rows: { good: 230, done: 230 } })
    const texts = await tenantTx(ada.actor, ({ client }) => client.from('social_posts').where('brand_id', ada.brandId).select('text'))
    assert.deepEqual([texts.length, new Set(texts.map(({ text }) => text)).size], [230, 230])
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: job.mapping, timeZone: PRAGUE })).status, 200)
    await work()
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/start`)).status, 409)
  })

  test('what interrupts it at the same place again and again ends it with a sentence, and what passes does not', async ({ assert, cleanup }) => {
    const ada = await createReadyAuthor()
    const { body } = await upload(ada, many(ada, 3))
    await call(ada, 'POST', `${imports}/${body.data.id}/check`, { mapping: body.data.mapping, timeZone: PRAGUE })
    let isBroken = true
    const reader = await app.container.make(PlanRows)
    const ground = reader.ground.bind(reader)
    reader.ground = async (...given) => (isBroken ? Promise.reject(Object.assign(new Error('refused'), { code: 'XX000' })) : ground(...given))
    app.container.swap(PlanRows, () => reader)
    cleanup(() => app.container.restore(PlanRows))
    const worker = await app.container.make(PlanWork)
    const interruptions = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await tenantTx(ada.actor, ({ client }) => client.from('import_jobs').where({ workspace_id: ada.workspaceId, id: body.data.id }).update({ leased_until: new Date(0) }))
        await worker.next()
      }
      return look(ada, body.data.id)
    }

    assert.equal((await interruptions(19)).state, 'checking')
    isBroken = false
    assert.equal((await interruptions(1)).state, 'checked')

    isBroken = true
    await call(ada, 'POST', `${imports}/${body.data.id}/check`, { mapping: body.data.mapping, timeZone: PRAGUE })
    assert.equal((await interruptions(19)).state, 'checking')
    const over = await interruptions(1)
    assert.equal(over.state, 'failed')
    assert.match(over.fault, /interrupted 20 times at the same place/)
  })

  test('once its file is in the library, a row that was wrong is good', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, plan(ada, [`Good,${day(3)},09:30,@me,summer.jpg`, `Later,${day(4)},09:30,@me,autumn.jpg`]))
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()
    assert.containsSubset(await look(ada, job.id), { state: 'done', rows: { good: 1, bad: 1, done: 1 } })

    const added = await addMedia(ada)
    await tenantTx(ada.actor, ({ client }) => client.from('media').where('id', added.id).update({ name: 'autumn.jpg' }))
    await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: job.mapping, timeZone: PRAGUE })
    await work()
    assert.containsSubset(await look(ada, job.id), { state: 'checked', rows: { good: 2, bad: 0, done: 1 } })
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 2)
  })

  test('mistakes of many rows are written page by page, each row once', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, plan(ada, Array.from({ length: 2_350 }, (_, at) => `Row ${at},${day(3)},09:30,nobody,`)))

    const csv = await call(ada, 'GET', `${imports}/${job.id}/mistakes.csv`)

    const numbers = csv.text.trim().split('\r\n').slice(1).map((line) => Number(line.split(',')[0]))
    assert.deepEqual(numbers, Array.from({ length: 2_350 }, (_, at) => at + 2))
    assert.equal(job.rows.bad, 2_350)
  })

  test('a sheet is read once through, and leaves no file in the temporary folder, however early it is left', async ({ assert, cleanup }) => {
    const uncaught: unknown[] = []
    const note = (error: unknown) => void uncaught.push(error)
    process.on('uncaughtException', note)
    cleanup(() => void process.off('uncaughtException', note))
    const ada = await createReadyAuthor()
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    const sheet = book.addWorksheet('Plan')
    sheet.addRow(['text', 'date', 'channels', 'media'])
    for (let row = 0; row < 1_200; row++) sheet.addRow([`Row ${row}`, DateTime.utc().plus({ days: 2, minutes: row }).toISO(), ada.connection.handle, 'summer.jpg'])
    book.addWorksheet('Notes').addRow(['not', 'a', 'plan'])
    const leftovers = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('tmp-')).length
    const before = await leftovers()

    const job = await checked(ada, new Uint8Array(await book.xlsx.writeBuffer()), {}, 'plan.xlsx')

    assert.containsSubset(job, { state: 'checked', rows: { good: 1_200, bad: 0 } })
    assert.equal(await leftovers(), before)
    // What fails after the last row was read would end a worker.
    await wait(300)
    assert.deepEqual(uncaught, [])
  })

  test('a sheet that would take too much memory or disk is refused before it is read', async ({ assert }) => {
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    const sheet = book.addWorksheet('Plan')
    for (let row = 0; row < 500; row++) sheet.addRow([`Some words of row ${row}`])
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
    const path = join(folder, 'plan.xlsx')
    await writeFile(path, new Uint8Array(await book.xlsx.writeBuffer()))

    try {
      await refuseHugeSheet(path)
      await assert.rejects(() => refuseHugeSheet(path, { words: 5_000, unpacked: 1_000_000 }), /more than 0.005 MB of text/)
      await assert.rejects(() => refuseHugeSheet(path, { words: 1_000_000, unpacked: 10_000 }), /larger than 0.01 MB once it is unpacked/)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('the findings of rows that are good are in the database once, whatever is done again', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const job = await checked(ada, many(ada, 3))
    for (let round = 0; round < 2; round++) {
      await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: job.mapping, timeZone: PRAGUE })
      await work()
    }

    assert.deepEqual((await rowsOf(ada, job.id)).map(({ row_number: number, state }) => [number, state]), [[2, 'good'], [3, 'good'], [4, 'good']])
  })
})
