import { createHash, randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import BrandProfile from '#models/brand_profile'
import { newCode } from '#services/links/short_address'
import { ReportRelay } from '#services/reports/report_relay'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { ownDisk } from '#tests/functional/media/support'
import { readPdf } from '#tests/functional/media_kit/support'
import { addBrand, addConnection, addMedia, call, createColleague, set, type Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { addLive } from './support.ts'

/** Chromium starts in about two seconds; a busy machine takes several times that. */
const SLOW_MS = 150_000
const path = '/api/v1/reports'
const today = () => DateTime.utc().toISODate()

const ask = (who: Author, fields: Record<string, unknown> = {}) => call(who, 'POST', path, { title: 'November', kind: 'proof', format: 'csv', days: 7, timeZone: 'UTC', ...fields })
const work = async () => (await app.container.make(ReportRelay)).relay()
const stateOf = async (who: Author, id: string) => (await call(who, 'GET', `${path}/${id}`)).body.data

async function fileOf(who: Pick<Author, 'token'>, id: string) {
  const response = await fetch(new URL(`${path}/${id}/file`, base()), { headers: { authorization: `Bearer ${who.token}` } })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** Asked for and made. */
async function made(who: Author, fields: Record<string, unknown> = {}) {
  const answer = await ask(who, fields)
  if (answer.status !== 202) throw new Error(answer.text)
  await work()
  return { report: await stateOf(who, answer.body.data.id), file: await fileOf(who, answer.body.data.id) }
}

/** A post that went out with a file, was looked at and approved. */
async function addProven(ada: Author) {
  const { id } = await addConnection(ada, { handle: 'kestrel' })
  const { postId, deliveryId } = await addLive(ada, id)
  const media = await addMedia(ada)
  await set(ada, deliveryId, { state: 'confirming' })
  await tenantTx(ada.actor, async ({ client, workspaceId }) => {
    await client.table('post_media').insert({ workspace_id: workspaceId, post_id: postId, media_id: media.id, position: 0 })
    await client.from('social_posts').where('id', postId).update({ text: 'Rye, slowly' })
    await client.table('delivery_attempts').insert({ workspace_id: workspaceId, delivery_id: deliveryId, generation: 1, attempt: 1, step: 'look', effect: 'look', state: 'accepted', ended_at: new Date() })
    const request = randomUUID()
    await client.table('approval_requests').insert({ id: request, workspace_id: workspaceId, post_id: postId, content_hash: 'x', content: '{}', stages: ['internal'], state: 'approved' })
    await client.table('approval_decisions').insert({ workspace_id: workspaceId, post_id: postId, request_id: request, stage: 'internal', verdict: 'approved', content_hash: 'x', decided_by: ada.user.id })
  })
  await set(ada, deliveryId, { state: 'live', permalink: 'https://www.example.test/p/1', remote_id: 'remote-17' })
  return { connectionId: id, postId, deliveryId, media }
}

test.group('Analytics / reports', (group) => {
  group.each.setup(() => forgetLimits())

  test('proof of publishing says where, when, what was sent, how it was made sure and by whom it was approved', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    const { media } = await addProven(ada)

    const { report, file } = await made(ada)

    assert.deepInclude(report, { state: 'ready', progress: 1, kind: 'proof', format: 'csv', fault: null, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') })
    assert.deepEqual([file.status, file.headers.get('content-type'), file.headers.get('cache-control')], [200, 'text/csv; charset=utf-8', 'private, no-store'])
    assert.match(file.headers.get('content-disposition')!, /^attachment; filename="November\.csv"/)
    const text = file.bytes.toString('utf8')
    for (const part of ['kestrel', 'Rye, slowly', 'https://www.example.test/p/1', 'remote-17', 'looked', media.sha256, ada.user.fullName]) assert.include(text, part)
    const events = await tenantTx(ada.actor, ({ client }) => client.from('domain_events').where({ kind: 'report.finished', subject_id: report.id }))
    assert.deepEqual(events.map(({ data, brand_id: brand }) => [data.userId, brand]), [[ada.user.id, null]])
  })

  test('what was sent is written down when it is live: a file that is changed later changes no proof', async ({ assert }) => {
    const ada = await createOwner()
    const { deliveryId, media } = await addProven(ada)
    await tenantTx(ada.actor, ({ client }) => client.from('media').where('id', media.id).update({ sha256: 'f'.repeat(64) }))

    const rows = await tenantTx(ada.actor, ({ client }) => client.from('published_media').where('delivery_id', deliveryId))

    assert.deepEqual(rows.map(({ sha256, is_fitted: isFitted }) => [sha256, isFitted]), [[media.sha256, false]])
  })

  test('a PDF of numbers wears the brand’s look and holds its name and numbers', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    await tenantTx(ada.actor, async ({ client, workspaceId }) => {
      await client.from('brands').where('id', ada.brandId).update({ name: 'Kestrel Bakery' })
      await BrandProfile.updateOrCreate({ workspaceId, brandId: ada.brandId }, { sections: { look: { colours: { primary: '#0b4f4a' }, fonts: { heading: 'playfair-display', body: 'source-sans-3' } } } as any })
    })
    const { connectionId, deliveryId } = await addProven(ada)
    await tenantTx(ada.actor, async ({ client, workspaceId }) => {
      const row = { workspace_id: workspaceId, day: today(), from_at: new Date(), to_at: new Date(), as_of: new Date() }
      await client.table('account_metrics').insert({ ...row, connection_id: connectionId, name: 'followers', value: 52_310 })
      await client.table('post_metrics').multiInsert([{ ...row, delivery_id: deliveryId, name: 'reach', value: 9_904 }, { ...row, delivery_id: deliveryId, name: 'likes', value: 811 }])
      const link = randomUUID()
      await client.table('short_links').insert({ id: link, workspace_id: workspaceId, brand_id: ada.brandId, code: newCode(), url: 'https://example.com', target: 'https://example.com/' })
      await client.table('delivery_links').insert({ workspace_id: workspaceId, delivery_id: deliveryId, link_id: link })
      await client.table('link_clicks').insert({ workspace_id: workspaceId, link_id: link, day: today(), referrer: '', device: 'mobile', clicks: 4_321 })
    })

    const { report, file } = await made(ada, { kind: 'numbers', format: 'pdf', title: 'Autumn results', brand: ada.brandId })

    assert.equal(report.state, 'ready', JSON.stringify(report.fault))
    const { text, fonts, info } = readPdf(file.bytes)
    for (const part of ['Kestrel Bakery', 'Autumn results', '52,310', 'Followers', 'kestrel', 'Rye, slowly', '9,904', '811', 'Not available', 'Short-link clicks', '4,321', 'counted here, on links of 1 post']) assert.include(text, part)
    assert.isTrue(fonts.some(({ name }) => /Playfair/.test(name)), JSON.stringify(fonts))
    assert.match(info, /JavaScript:\s+no/)
    const proof = await made(ada, { format: 'pdf' })
    for (const part of ['Rye, slowly', 'remote-17', 'https://www.example.test/p/1', ada.user.fullName]) assert.include(readPdf(proof.file.bytes).text, part)
  }).timeout(SLOW_MS)

  test('parts that were not chosen are not in it', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    await addProven(ada)

    const { file } = await made(ada, { kind: 'numbers', format: 'pdf', parts: ['posts'] })

    const { text } = readPdf(file.bytes)
    assert.include(text, 'Best posts')
    assert.notInclude(text, 'Summary')
    assert.notInclude(text, 'By format')
  }).timeout(SLOW_MS)

  test('R6-006 a report is seen by the one who asked, holds what they may take out, and another brand’s is nobody’s', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    await addProven(ada)
    const second = await addBrand(ada)
    const inSecond = await createMember(ada, 'analyst', inBrand(second.id))
    const colleague = await createColleague(ada, 'analyst')
    const stranger = await createOwner()

    const { report } = await made(ada)
    const other = await made(inSecond)

    for (const who of [inSecond, colleague, stranger]) {
      assert.deepEqual([(await call(who, 'GET', `${path}/${report.id}`)).status, (await fileOf(who, report.id)).status, (await call(who, 'DELETE', `${path}/${report.id}`)).status], [404, 404, 404])
      assert.notInclude((await call(who, 'GET', path)).body.data.map(({ id }: any) => id), report.id)
    }
    const rowsOf = (who: Author) => tenantTx(who.actor, ({ client }) => client.from('reports').where('id', report.id))
    assert.deepEqual([(await rowsOf(ada)).length, (await rowsOf(colleague)).length, (await rowsOf(inSecond)).length], [1, 0, 0], 'the wall in the database')
    assert.equal(other.report.state, 'ready')
    assert.lengthOf(other.file.bytes.toString('utf8').trimEnd().split('\r\n'), 1, 'a head and nothing below')
    assert.deepEqual([(await ask(inSecond, { brand: ada.brandId })).status, (await ask(stranger, { brand: ada.brandId })).status], [403, 404])
    assert.equal((await ask(await createColleague(ada, 'viewer'))).status, 403)
  })

  test('a right that was lost in the meantime makes no report, and says so', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    const analyst = await createColleague(ada, 'analyst')
    const { body } = await ask(analyst)
    const lose = (role: string) => tenantTx({ ...ada.actor, userId: null }, ({ client }) => client.from('role_assignments').where({ user_id: analyst.user.id }).update({ role_key: role }))
    await lose('client_approver')

    await work()
    await lose('analyst')

    const { state, fault } = await stateOf(analyst, body.data.id)
    assert.deepEqual([state, fault.code], ['failed', 'E_AUTHORIZATION_FAILURE'])
    assert.equal((await fileOf(analyst, body.data.id)).status, 409)
  })

  test('one that nobody finished is taken over, two workers make it once, and after some tries it has failed', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    const { body } = await ask(ada)
    const update = (columns: Record<string, unknown>) => tenantTx(ada.actor, ({ client }) => client.from('reports').where('id', body.data.id).update(columns))

    await update({ state: 'making', tries: 1, leased_until: new Date(Date.now() + 60_000) })
    await work()
    assert.equal((await stateOf(ada, body.data.id)).state, 'making', 'somebody has it')
    await update({ leased_until: new Date(Date.now() - 1_000) })
    await Promise.all([work(), work()])
    assert.equal((await stateOf(ada, body.data.id)).state, 'ready')
    const events = await tenantTx(ada.actor, ({ client }) => client.from('domain_events').where({ kind: 'report.finished', subject_id: body.data.id }))
    assert.lengthOf(events, 1)
  })

  test('its file goes when its time is over, or when it is removed', async (context) => {
    ownDisk(context)
    const { assert } = context
    const ada = await createOwner()
    const [kept, old, removed] = [await made(ada), await made(ada), await made(ada)]
    await tenantTx(ada.actor, ({ client }) => client.from('reports').where('id', old.report.id).update({ expires_at: new Date(Date.now() - 1_000) }))

    assert.equal((await fileOf(ada, old.report.id)).status, 404)
    await ReportRelay.prune()
    assert.equal((await call(ada, 'DELETE', `${path}/${removed.report.id}`)).status, 204)

    assert.deepEqual((await call(ada, 'GET', path)).body.data.map(({ id }: any) => id), [kept.report.id])
    assert.equal((await fileOf(ada, kept.report.id)).status, 200)
  })

  test('what cannot be asked is refused beside its field, and nobody has more than five under way', async ({ assert }) => {
    const ada = await createOwner()
    const errors = async (fields: Record<string, unknown>) => (await ask(ada, fields)).body.errors?.map(({ path: field }: any) => field)

    assert.deepEqual(await errors({ title: ' ' }), ['title'])
    assert.deepEqual(await errors({ kind: 'numbers', format: 'csv' }), ['format'])
    assert.deepEqual(await errors({ parts: ['luck'] }), ['parts.0'])
    assert.deepEqual(await errors({ days: undefined, from: '2026-03-02', to: '2026-03-01' }), ['to'])
    const statuses = []
    for (let count = 0; count < 6; count++) statuses.push((await ask(ada)).status)
    assert.deepEqual(statuses, [202, 202, 202, 202, 202, 409])
  })
})
