import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import AuditLog from '#models/audit_log'
import WorkspaceImport from '#models/workspace_import'
import { STEP_UP_MS } from '#services/accounts/step_up'
import { MediaStore } from '#services/media/media_store'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'
import { ImportRelay } from '#services/transfer/import_relay'
import { ARCHIVE_MOST_BYTES, PART_MOST_BYTES } from '#services/transfer/limits'
import { disk } from '#services/transfer/room'
import { importKeyOf } from '#services/transfer/workspace_imports'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base, type Visitor } from '#tests/support/visitor'
import { ownDisk } from '#tests/functional/media/support'
import { call, createAuthor, createColleague, type Author } from '#tests/functional/publishing/support'
import { byText, exported, furnished, place } from './support.ts'

const IMPORTS = '/settings/transfer/imports'
const json = { accept: 'application/json' }
const work = async (isStopping?: () => boolean) => (await app.container.make(ImportRelay)).relay(isStopping)
const begin = (visitor: Visitor, bytes: number) => visitor.post(IMPORTS, { fileName: 'kestrel.tar', bytes }, json)
const look = async (visitor: Visitor, id: string) => (await visitor.get(`${IMPORTS}/${id}`, json)).json.data
const change = (author: Author, id: string, columns: Record<string, unknown>) => tenantTx(author.actor, ({ client }) => client.from('workspace_imports').where({ workspace_id: author.workspaceId, id }).update(columns))
const row = (author: Author, id: string) => tenantTx(author.actor, () => WorkspaceImport.query().where({ workspaceId: author.workspaceId, id }).first())

async function send(visitor: Visitor, id: string, offset: number, bytes: Buffer) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(new URL(`${IMPORTS}/${id}/bytes?offset=${offset}`, base()), {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { ...json, 'content-type': 'application/octet-stream', cookie, 'x-xsrf-token': visitor.cookies.get('XSRF-TOKEN') ?? '', 'referer': base() + '/settings/transfer', 'user-agent': visitor.userAgent },
  })
  return { status: answer.status, json: (await answer.json()) as any }
}

/** In pieces, as a page sends it. */
async function uploaded(visitor: Visitor, archive: Buffer) {
  const made = await begin(visitor, archive.length)
  const { id } = made.json.data
  const middle = Math.floor(archive.length / 2)
  await send(visitor, id, 0, archive.subarray(0, middle))
  await send(visitor, id, middle, archive.subarray(middle))
  return id as string
}

async function ready(cleanup: (run: () => void) => void) {
  const { author } = await furnished()
  const archive = await readFile(await exported(author, place(cleanup)))
  const person = await createAuthor()
  const { visitor } = await signIn(person.user.email)
  await visitor.get('/account')
  const workspaces = async () => (await new Workspaces().of(person.user.id)).filter(({ id }) => id !== person.workspaceId)
  return { author, archive, person, visitor, workspaces }
}

test.group('Transfer / imports', (group) => {
  group.each.timeout(120_000)
  group.each.setup(() => forgetLimits())
  group.each.teardown(async () => {
    await work()
  })

  test('an archive is uploaded in parts, checked, and on the person’s word a workspace of its own', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, archive, person, visitor, workspaces } = await ready(cleanup)

    const id = await uploaded(visitor, archive)
    assert.containsSubset(await look(visitor, id), { state: 'arrived', received: archive.length })
    assert.equal((await visitor.post(`${IMPORTS}/${id}/start`, {}, json)).json.code, 'E_NOT_CHECKED')
    await work()
    const checked = await look(visitor, id)
    assert.containsSubset(checked, { state: 'checked', findings: { version: 1, files: 1, missing: 1, workspace: { id: author.workspaceId } } })
    assert.deepInclude(checked.findings.nouns, { name: 'social_posts', rows: 2, isImported: true })
    assert.deepInclude(checked.findings.nouns, { name: 'role_assignments', rows: 1, isImported: false })
    assert.lengthOf(await workspaces(), 0)

    const started = await visitor.post(`${IMPORTS}/${id}/start`, { name: 'Brought along' }, json)
    assert.equal(started.status, 202, started.text)
    assert.lengthOf(await workspaces(), 0)
    await work()

    const done = await look(visitor, id)
    assert.containsSubset(done, { state: 'done', outcome: { files: 1, filesOf: 1, failed: 0, failures: [] } })
    const [home] = await workspaces()
    assert.deepEqual([home!.id, home!.name], [done.workspaceId, 'Brought along'])
    assert.equal((await byText({ ...person, workspaceId: home!.id, actor: { workspaceId: home!.id, userId: person.user.id } }, 'Out already')).state, 'live')
    await assert.rejects(() => new MediaStore().size(importKeyOf({ workspaceId: person.workspaceId, id })))
    const actions = (await tenantTx(person.actor, () => AuditLog.query().where({ workspaceId: person.workspaceId }).orderBy('seq'))).map(({ action }) => action)
    assert.includeMembers(actions, ['workspace.import_begun', 'workspace.import_asked'])
    assert.equal((await visitor.post(`${IMPORTS}/${id}/start`, {}, json)).json.code, 'E_NOT_CHECKED', 'one archive, one workspace')
  })

  test('after a break it goes on where it was; bytes that do not follow are refused', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, visitor } = await ready(cleanup)
    const { id } = (await begin(visitor, archive.length)).json.data

    assert.equal((await send(visitor, id, 0, archive.subarray(0, 5_000))).json.data.received, 5_000)
    for (const [offset, part] of [[0, archive.subarray(0, 5_000)], [6_000, archive.subarray(6_000)], [5_000, Buffer.concat([archive.subarray(5_000), Buffer.from('more')])]] as const) {
      const refused = await send(visitor, id, offset, part)
      assert.deepEqual([refused.status, refused.json.code], [409, 'E_OTHER_OFFSET'])
      assert.include(refused.json.detail, '5000 bytes have arrived')
    }
    const rivals = await Promise.all(Array.from({ length: 4 }, () => send(visitor, id, 5_000, archive.subarray(5_000))))
    assert.sameMembers(rivals.map(({ status }) => status), [200, 409, 409, 409])
    await work()
    assert.equal((await look(visitor, id)).state, 'checked')
  })

  test('parts and archives have limits, and a disk without room is said before anything is sent', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { visitor } = await ready(cleanup)
    const { id } = (await begin(visitor, PART_MOST_BYTES * 2)).json.data
    const real = disk.free
    cleanup(() => void (disk.free = real))

    const large = await send(visitor, id, 0, Buffer.alloc(PART_MOST_BYTES + 1)).catch(() => ({ status: 413, json: { code: 'E_PART_TOO_LARGE' } }))
    assert.deepEqual([large.status, large.json.code], [413, 'E_PART_TOO_LARGE'])
    assert.equal((await begin(visitor, ARCHIVE_MOST_BYTES + 1)).json.code, 'E_ARCHIVE_TOO_LARGE')
    disk.free = async () => 1_000
    assert.equal((await begin(visitor, 5_000)).json.code, 'E_NO_ROOM')
    disk.free = real
    assert.equal((await begin(visitor, 5_000)).status, 201)
    assert.equal((await begin(visitor, 5_000)).json.code, 'E_TOO_MANY_IMPORTS')
    assert.equal((await visitor.post(`${IMPORTS}/${id}`, {}, json, 'DELETE')).status, 204)
    assert.equal((await begin(visitor, 0)).status, 422)
    assert.equal((await begin(visitor, 5_000)).status, 201)
  })

  test('a bad archive is refused with what is wrong with it, and nothing of it is left', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor, workspaces } = await ready(cleanup)
    const text = archive.toString('latin1')
    for (const [bytes, why] of [
      [archive.subarray(0, archive.length - 3_000), /ends in the middle|checksums are missing/],
      [Buffer.from(text.replace('"version": 1', '"version": 9'), 'latin1'), /newer version \(format 9\); this one knows 1/],
      [Buffer.from(text.replace('Yet to come', 'Yet to COME'), 'latin1'), /is not what was exported/],
      [Buffer.from('no archive at all'), /ends in the middle/],
    ] as const) {
      const id = await uploaded(visitor, bytes)
      await work()

      const refused = await look(visitor, id)
      assert.equal(refused.state, 'refused')
      assert.match(refused.fault.sentence, why)
      await assert.rejects(() => new MediaStore().size(importKeyOf({ workspaceId: person.workspaceId, id })))
      assert.equal((await visitor.post(`${IMPORTS}/${id}/start`, {}, json)).status, 409)
    }
    assert.lengthOf(await workspaces(), 0)
  })

  test('a worker that dies on the way is followed by one that goes on; what never ends leaves nothing half-made', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor, workspaces } = await ready(cleanup)
    const id = await uploaded(visitor, archive)
    await work()
    await visitor.post(`${IMPORTS}/${id}/start`, {}, json)

    let asks = 0
    await work(() => (asks += 1) > 12)
    assert.equal((await look(visitor, id)).state, 'asked', 'a process that ends gives it back')
    assert.lengthOf(await workspaces(), 0)
    const { targetId } = (await row(person, id))!
    const posts = () => tenantTx({ workspaceId: targetId, userId: null }, ({ client }) => client.from('brands').where('workspace_id', targetId)).then(({ length }) => length)
    assert.isAbove(await posts(), 0)
    await change(person, id, { state: 'bringing', tries: 5, leased_until: new Date(Date.now() - 1_000) })
    await work()

    const failed = await look(visitor, id)
    assert.deepEqual([failed.state, failed.fault.code, failed.workspaceId], ['failed', 'E_GAVE_UP', null])
    assert.equal(await posts(), 0)
    assert.lengthOf(await workspaces(), 0)
  })

  test('a whole workspace whose end could not be noted any more is noted by the next', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor, workspaces } = await ready(cleanup)
    const id = await uploaded(visitor, archive)
    await work()
    await visitor.post(`${IMPORTS}/${id}/start`, {}, json)
    // The archive goes with the note, so it is there for the next.
    const key = importKeyOf({ workspaceId: person.workspaceId, id })
    await work()
    await new MediaStore().adopt(await exported(person, place(cleanup)), key)
    await change(person, id, { state: 'bringing', outcome: null, leased_until: new Date(Date.now() - 1_000) })
    await work()

    assert.containsSubset(await look(visitor, id), { state: 'done' })
    assert.lengthOf(await workspaces(), 1)
  })

  test('rights that went meanwhile end it', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor, workspaces } = await ready(cleanup)
    const id = await uploaded(visitor, archive)
    await work()
    await visitor.post(`${IMPORTS}/${id}/start`, {}, json)
    await tenantTx({ workspaceId: person.workspaceId, userId: null }, ({ client }) => client.from('role_assignments').where({ workspace_id: person.workspaceId, user_id: person.user.id }).update({ role_key: 'viewer' }))
    await work()

    assert.containsSubset({ ...(await row(person, id))!.$attributes }, { state: 'failed', faultCode: 'E_AUTHORIZATION_FAILURE' })
    assert.lengthOf(await workspaces(), 0)
  })

  test('nobody but the one who uploaded it sees it, not even another owner; an editor brings nothing in', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor } = await ready(cleanup)
    const editor = await createColleague(person, 'editor')
    const admin = await createColleague(person, 'admin')
    const id = await uploaded(visitor, archive)
    const [theirs, others] = [await signIn(editor.user.email), await signIn(admin.user.email)].map((one) => one.visitor)
    // Their own workspace comes first; the shared one is chosen.
    for (const one of [theirs!, others!]) {
      await one.get('/account')
      await one.post(`/workspaces/${person.workspaceId}/select`)
    }

    assert.equal((await begin(theirs!, 10)).status, 403)
    assert.equal((await theirs!.get(IMPORTS, json)).status, 403)
    assert.deepEqual((await others!.get(IMPORTS, json)).json.data, [])
    assert.equal((await others!.get(`${IMPORTS}/${id}`, json)).status, 404)
    assert.equal((await send(others!, id, 0, Buffer.from('x'))).status, 404)
    assert.equal((await others!.post(`${IMPORTS}/${id}`, {}, json, 'DELETE')).status, 404)
    assert.equal((await call(person, 'GET', IMPORTS)).status, 401, 'tokens bring nothing in')
  })

  test('a fresh proof of who one is comes before an upload and before the start, not before each part', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, visitor } = await ready(cleanup)
    const id = await uploaded(visitor, archive)
    const { id: second } = (await begin(visitor, 5_000)).json.data
    await work()
    const real = Date.now
    Date.now = () => real() + STEP_UP_MS + 1_000
    cleanup(() => void (Date.now = real))

    assert.equal((await begin(visitor, 10)).json.code, 'E_STEP_UP_REQUIRED')
    assert.equal((await visitor.post(`${IMPORTS}/${id}/start`, {}, json)).json.code, 'E_STEP_UP_REQUIRED')
    assert.equal((await send(visitor, second, 0, archive.subarray(0, 100))).status, 200)
  })

  test('an upload that nobody goes on with is removed', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { archive, person, visitor } = await ready(cleanup)
    const id = await uploaded(visitor, archive)
    await work()
    await ImportRelay.prune()
    assert.isNotNull(await row(person, id))
    await change(person, id, { expires_at: new Date(Date.now() - 1_000) })
    await ImportRelay.prune()

    assert.isNull(await row(person, id))
    await assert.rejects(() => new MediaStore().size(importKeyOf({ workspaceId: person.workspaceId, id })))
  })
})
