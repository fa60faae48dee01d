import { createHash } from 'node:crypto'
import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import AuditLog from '#models/audit_log'
import WorkspaceExport from '#models/workspace_export'
import { STEP_UP_MS } from '#services/accounts/step_up'
import { MediaStore } from '#services/media/media_store'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ExportRelay } from '#services/transfer/export_relay'
import { TransferWatch } from '#services/transfer/transfer_watch'
import { disk, transfersFolder } from '#services/transfer/room'
import { exportKeyOf } from '#services/transfer/workspace_exports'
import { addMember } from '#tests/support/access'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { ownDisk } from '#tests/functional/media/support'
import { call, createAuthor, createColleague, tokenFor, type Author } from '#tests/functional/publishing/support'
import { entriesOf, furnished, place } from './support.ts'

const work = async (isStopping?: () => boolean) => (await app.container.make(ExportRelay)).relay(isStopping)
const ask = (author: Author, headers = {}) => call(author, 'POST', '/api/v1/exports', undefined, headers)
const look = async (author: Author, id: string) => (await call(author, 'GET', `/api/v1/exports/${id}`)).body.data
const row = (author: Author, id: string) => tenantTx(author.actor, () => WorkspaceExport.query().where({ workspaceId: author.workspaceId, id }).first())
const change = (author: Author, id: string, columns: Record<string, unknown>) => tenantTx(author.actor, ({ client }) => client.from('workspace_exports').where({ workspace_id: author.workspaceId, id }).update(columns))
const actions = async (author: Author) => (await tenantTx(author.actor, () => AuditLog.query().where({ workspaceId: author.workspaceId }).where('action', 'like', 'workspace.export%').orderBy('seq'))).map(({ action }) => action)

test.group('Transfer / exports', (group) => {
  group.each.timeout(120_000)
  group.each.setup(() => forgetLimits())
  // What one test leaves waiting is nobody's of the next.
  group.each.teardown(async () => {
    await work()
  })

  test('an archive is made in the background, fetched with a link that asks for the right, and told of', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture } = await furnished()

    const asked = await ask(author)
    assert.equal(asked.status, 202, asked.text)
    assert.containsSubset(asked.body.data, { state: 'waiting', progress: 0, bytes: null })
    const { id } = asked.body.data
    assert.equal((await call(author, 'GET', `/api/v1/exports/${id}/file`)).status, 409)
    await work()

    const made = await look(author, id)
    assert.containsSubset(made, { state: 'ready', progress: 1, files: 1, missing: 1, fault: null })
    assert.isAbove(Date.parse(made.expiresAt), Date.now() + 2 * 86_400_000)
    const answer = await fetch(new URL(`/api/v1/exports/${id}/file`, base()), { headers: { authorization: `Bearer ${author.token}` } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="[\w.-]+\.tar"/)
    assert.deepEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')], [made.bytes, made.sha256])
    const file = place(cleanup)
    await writeFile(file, bytes)
    assert.isTrue((await entriesOf(file)).has(`files/${picture.id}`))
    const rest = await fetch(new URL(`/api/v1/exports/${id}/file`, base()), { headers: { authorization: `Bearer ${author.token}`, range: 'bytes=1000-' } })
    assert.equal(rest.status, 206, 'a download that broke off goes on')
    assert.isTrue(bytes.subarray(1_000).equals(Buffer.from(await rest.arrayBuffer())))
    const events = await tenantTx(author.actor, ({ client }) => client.from('domain_events').where({ workspace_id: author.workspaceId, kind: 'export.finished' }))
    assert.lengthOf(events, 1)
    assert.containsSubset(events[0], { subject_id: id, data: { createdBy: author.user.id, state: 'ready' } })
    assert.deepEqual(await actions(author), ['workspace.export_requested', 'workspace.export_begun', 'workspace.exported', 'workspace.export_downloaded', 'workspace.export_downloaded'])
  })

  test('asked for many times at once it is made once; later there is another', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()

    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(author)))
    assert.deepEqual(asked.map(({ status }) => status), Array.from({ length: 8 }, () => 202))
    const ids = new Set(asked.map(({ body }) => body.data.id))
    assert.equal(ids.size, 1)
    await work()
    assert.notEqual((await ask(author)).body.data.id, [...ids][0])
    assert.lengthOf((await call(author, 'GET', '/api/v1/exports')).body.data, 2)
    assert.lengthOf((await actions(author)).filter((action) => action === 'workspace.export_requested'), 2)
  })

  test('a worker that dies leaves nothing: the next one begins anew once the lease is over, and not before', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()
    const { id } = (await ask(author)).body.data
    // As a process that was killed leaves it: claimed, half a file on the disk.
    await change(author, id, { state: 'making', tries: 1, progress: 0.4, leased_until: new Date(Date.now() + 60_000) })
    await writeFile(join(await transfersFolder(), `${id}.1.part`), 'half')

    await work()
    assert.equal((await look(author, id)).state, 'making')
    await change(author, id, { leased_until: new Date(Date.now() - 1_000) })
    await work()

    assert.equal((await look(author, id)).state, 'ready')
    assert.equal((await row(author, id))!.tries, 2)
    assert.deepEqual((await readdir(await transfersFolder())).filter((name) => name.startsWith(id)), [])
  })

  test('a worker that is stopped gives it back; one that fails every time gives up and says so', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()
    const { id } = (await ask(author)).body.data

    let asks = 0
    await work(() => (asks += 1) > 3)
    assert.containsSubset(await look(author, id), { state: 'waiting', progress: 0 })
    assert.equal((await row(author, id))!.tries, 0)
    await change(author, id, { tries: 5 })
    await work()

    const failed = await look(author, id)
    assert.equal(failed.state, 'failed')
    assert.equal(failed.fault.code, 'E_GAVE_UP')
    const [event] = await tenantTx(author.actor, ({ client }) => client.from('domain_events').where({ workspace_id: author.workspaceId, kind: 'export.finished' }))
    assert.equal(event.data.state, 'failed')
  })

  test('removed while it is made, it is made for nothing; when its time is over, it is gone', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()
    const first = (await ask(author)).body.data.id
    let asks = 0
    const removing = async () => (await call(author, 'DELETE', `/api/v1/exports/${first}`)).status
    let removed: Promise<number> | null = null
    await work(() => {
      if ((asks += 1) === 2) removed = removing()
      return false
    })
    assert.equal(await removed, 204)
    assert.equal((await call(author, 'GET', `/api/v1/exports/${first}`)).status, 404)

    const { id } = (await ask(author)).body.data
    await work()
    const key = exportKeyOf({ workspaceId: author.workspaceId, id })
    assert.isAbove(await new MediaStore().size(key), 0)
    await change(author, id, { expires_at: new Date(Date.now() - 1_000) })
    assert.equal((await call(author, 'GET', `/api/v1/exports/${id}/file`)).status, 404)
    await ExportRelay.prune()
    assert.isNull(await row(author, id))
    await assert.rejects(() => new MediaStore().size(key))
  })

  test('what a killed process left on the disk goes after some days', async ({ assert }) => {
    const [old, young] = [join(await transfersFolder(), 'left-behind.1.part'), join(await transfersFolder(), 'under-way.1.part')]
    for (const path of [old, young]) await writeFile(path, 'half')
    await utimes(old, new Date(), new Date(Date.now() - 5 * 86_400_000))

    await TransferWatch.prune()

    const names = await readdir(await transfersFolder())
    assert.deepEqual([names.includes('left-behind.1.part'), names.includes('under-way.1.part')], [false, true])
    await rm(young)
  })

  test('without room it is refused with what it takes, when it is asked for and when it is begun', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const real = disk.free
    cleanup(() => void (disk.free = real))

    disk.free = async () => 1024 ** 3
    const refused = await ask(author)
    assert.equal(refused.status, 409)
    assert.equal(refused.body.code, 'E_NO_ROOM')
    assert.match(refused.body.detail, /takes 1 GB, and 1 GB are free/)
    disk.free = real
    const { id } = (await ask(author)).body.data
    disk.free = async () => 0
    await work()
    assert.containsSubset(await look(author, id), { state: 'failed', fault: { code: 'E_NO_ROOM' } })
  })

  test('only whoever may take everything out asks, looks and fetches; their rights count as they are then', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()
    const editor = await createColleague(author, 'editor')
    const stranger = await createAuthor()
    const reader = { ...author, token: await tokenFor(author.user, author.workspaceId, ['posts:read', 'posts:write', 'exports:read']) }
    const { id } = (await ask(author)).body.data
    await work()

    for (const [method, path] of [['POST', ''], ['GET', ''], ['GET', `/${id}`], ['GET', `/${id}/file`], ['DELETE', `/${id}`]] as const) assert.equal((await call(editor, method, `/api/v1/exports${path}`)).status, 403)
    for (const [method, path] of [['GET', `/${id}`], ['GET', `/${id}/file`], ['DELETE', `/${id}`]] as const) assert.equal((await call(stranger, method, `/api/v1/exports${path}`)).status, 404)
    assert.equal((await ask(reader)).body.code, 'E_MISSING_ABILITY')
    assert.equal((await call(reader, 'GET', `/api/v1/exports/${id}`)).status, 200)

    const admin = await createAuthor()
    await addMember(author.workspaceId, admin.user.id, 'admin')
    const theirs = { ...admin, workspaceId: author.workspaceId, actor: { workspaceId: author.workspaceId, userId: admin.user.id }, token: await tokenFor(admin.user, author.workspaceId) }
    const second = (await ask(theirs)).body.data.id
    await tenantTx({ workspaceId: author.workspaceId, userId: null }, ({ client }) => client.from('role_assignments').where({ workspace_id: author.workspaceId, user_id: admin.user.id }).delete())
    await work()
    assert.containsSubset(await look(author, second), { state: 'failed', fault: { code: 'E_AUTHORIZATION_FAILURE' } })
  })

  test('a page asks for a fresh proof of who one is before it is made, and before it is fetched', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const { id } = (await ask(author)).body.data
    await work()
    const { visitor } = await signIn(author.user.email)
    const path = `/api/v1/exports/${id}/file`
    assert.equal((await visitor.get(`${path}?check=1`, { accept: 'application/json' })).status, 204)
    assert.equal((await visitor.get(path)).status, 200)
    const real = Date.now
    Date.now = () => real() + STEP_UP_MS + 1_000
    cleanup(() => void (Date.now = real))

    for (const answer of [await visitor.get(`${path}?check=1`, { accept: 'application/json' }), await visitor.post('/api/v1/exports', {}, { accept: 'application/json' })]) {
      assert.equal(answer.status, 403)
      assert.equal(answer.json.code, 'E_STEP_UP_REQUIRED')
    }
  })

  test('the page is there for whoever may take everything out', async (context) => {
    ownDisk(context)
    const { assert } = context
    const author = await createAuthor()
    await ask(author)
    const editor = await createColleague(author, 'editor')
    const [owner, other] = [(await signIn(author.user.email)).visitor, (await signIn(editor.user.email)).visitor]
    await other.get('/account')
    await other.post(`/workspaces/${author.workspaceId}/select`)

    const { page } = await owner.get('/settings/transfer')
    assert.equal(page!.component, 'settings/transfer')
    assert.equal(page!.props.exports[0].state, 'waiting')
    assert.equal((await other.get('/settings/transfer')).status, 403)
  })
})
