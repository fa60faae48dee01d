import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ownDisk } from '#tests/functional/media/support'
import { call, created, createReadyAuthor, inHours, set, type ApiAnswer } from '#tests/functional/publishing/support'

type Keeps = (assert: any, operationId: string, status: number, answer: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'text'>) => void

/** Of what is planned: slots, series, imports. Part of the group in answers.spec.ts. */
export function planningAnswers(keeps: Keeps) {
  test('planning: slots, and posts by hand', async ({ assert }) => {
    const author = await createReadyAuthor()
    const { id } = author.connection
    const slots = (method: string, path: string, body?: unknown) => call(author, method, `/api/v1/slots${path}`, body)
    const week = { slots: [{ weekday: 1, time: '09:00' }] }

    keeps(assert, 'setBrandSlots', 200, await slots('PUT', `/brands/${author.brandId}`, week))
    keeps(assert, 'getBrandSlots', 200, await slots('GET', `/brands/${author.brandId}`))
    keeps(assert, 'setChannelSlots', 200, await slots('PUT', `/channels/${id}`, week))
    keeps(assert, 'setChannelSlots', 422, await slots('PUT', `/channels/${id}`, { slots: [{ weekday: 9, time: 'x' }] }))
    keeps(assert, 'getChannelSlots', 200, await slots('GET', `/channels/${id}`))
    keeps(assert, 'getChannelSlots', 404, await slots('GET', `/channels/${randomUUID()}`))
    keeps(assert, 'listSlots', 200, await slots('GET', `?channels=${id}&from=${inHours(0)}&until=${inHours(300)}`))
    keeps(assert, 'listSlots', 422, await slots('GET', `?channels=${id}&from=${inHours(0)}&until=${inHours(3_000)}`))
    keeps(assert, 'getNextSlots', 200, await slots('GET', `/next?channels=${id}`))
    keeps(assert, 'clearChannelSlots', 200, await slots('DELETE', `/channels/${id}`))

    const post = await created(author, { ...author.ready, targets: author.ready.targets.map((target) => ({ ...target, mode: 'manual' })), when: 'queue' })
    const settle = () => call(author, 'POST', `/api/v1/posts/${post.id}/by-hand`, { deliveryId: post.deliveries[0].id, outcome: 'posted' })
    keeps(assert, 'settleByHand', 409, await settle())
    await set(author, post.deliveries[0].id, { state: 'held', held_reason: 'by_hand' })
    keeps(assert, 'settleByHand', 200, await settle())
  })

  test('planning: imports', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createReadyAuthor()
    const imports = (method: string, path = '', body?: unknown) => call(author, method, `/api/v1/imports${path}`, body)
    const upload = (text: string) => call(author, 'POST', '/api/v1/imports?name=plan.csv', text, { 'content-type': 'application/octet-stream' })

    const made = await upload('text,date\nHello,\n')
    keeps(assert, 'createImport', 201, made)
    keeps(assert, 'createImport', 422, await upload('text'))
    const path = `/${made.body.data.id}`
    keeps(assert, 'listImports', 200, await imports('GET', '?limit=1'))
    keeps(assert, 'getImport', 200, await imports('GET', path))
    keeps(assert, 'getImport', 404, await imports('GET', `/${randomUUID()}`))
    keeps(assert, 'startImport', 409, await imports('POST', `${path}/start`))
    keeps(assert, 'checkImport', 422, await imports('POST', `${path}/check`, { mapping: {} }))
    keeps(assert, 'checkImport', 200, await imports('POST', `${path}/check`, { mapping: { text: 0 }, connectionIds: [author.connection.id] }))
    await tenantTx(author.actor, ({ client }) => client.from('import_jobs').where('id', made.body.data.id).update({ state: 'checked', rows_good: 1 }))
    keeps(assert, 'startImport', 200, await imports('POST', `${path}/start`))
    keeps(assert, 'cancelImport', 200, await imports('POST', `${path}/cancel`))
    keeps(assert, 'exportImportMistakes', 200, await imports('GET', `${path}/mistakes.csv`))
  })

  test('planning: series', async ({ assert }) => {
    const author = await createReadyAuthor()
    const series = (method: string, path = '', body?: unknown) => call(author, method, `/api/v1/series${path}`, body)
    const times = { rule: 'FREQ=MONTHLY;COUNT=3', startsAt: `${new Date().getUTCFullYear() + 1}-03-01T09:30`, timeZone: 'Europe/Prague' }

    const made = await series('POST', '', { ...author.ready, ...times })
    keeps(assert, 'createSeries', 201, made)
    keeps(assert, 'createSeries', 422, await series('POST', '', { ...author.ready, ...times, rule: 'FREQ=HOURLY' }))
    keeps(assert, 'listSeries', 200, await series('GET', '?limit=1'))
    const path = `/${made.body.data.id}`
    keeps(assert, 'getSeries', 200, await series('GET', path))
    keeps(assert, 'getSeries', 404, await series('GET', `/${randomUUID()}`))
    keeps(assert, 'previewSeries', 200, await series('POST', '/preview', times))
    keeps(assert, 'updateSeries', 200, await series('PATCH', path, { scope: 'all', text: 'Other words' }))
    keeps(assert, 'skipOccurrence', 409, await series('POST', `${path}/skip`, { at: inHours(1) }))
    keeps(assert, 'skipOccurrence', 200, await series('POST', `${path}/skip`, { at: made.body.data.nextAt }))
    keeps(assert, 'endSeries', 200, await series('POST', `${path}/end`, {}))
    keeps(assert, 'endSeries', 409, await series('POST', `${path}/end`, {}))
    keeps(assert, 'deleteSeries', 204, await series('DELETE', path))
  })
}
