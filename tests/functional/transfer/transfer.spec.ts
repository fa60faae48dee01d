import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import AuditLog from '#models/audit_log'
import Brand from '#models/brand'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { STEP_UP_MS } from '#services/accounts/step_up'
import { MediaStore } from '#services/media/media_store'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { newId } from '#services/transfer/new_ids'
import { ROWS_PER_FILE } from '#services/transfer/format'
import { LEFT, NOUNS } from '#services/transfer/nouns'
import { readTar } from '#services/transfer/tar'
import { WorkspaceExport } from '#services/transfer/workspace_export'
import { WorkspaceImport } from '#services/transfer/workspace_import'
import { jpeg, ownDisk } from '#tests/functional/media/support'
import { addMedia, call, countOf, createAuthor, createColleague, createReadyAuthor, created, inHours, outboxOf, readyFields, set, type Author } from '#tests/functional/publishing/support'
import { signIn } from '#tests/support/accounts'
import { addMember } from '#tests/support/access'
import { base } from '#tests/support/visitor'

function place(cleanup: (run: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'workspace.tar')
}

async function exported(author: Author, file: string) {
  const parts: Uint8Array[] = []
  for await (const part of new WorkspaceExport(author.actor).archive()) parts.push(part)
  writeFileSync(file, Buffer.concat(parts))
  return file
}

async function entriesOf(file: string) {
  const found = new Map<string, Buffer>()
  for await (const { name, bytes } of readTar(createReadStream(file))) {
    const parts: Uint8Array[] = []
    for await (const part of bytes) parts.push(Buffer.from(part))
    found.set(name, Buffer.concat(parts))
  }
  return found
}

async function uploaded(author: Author) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' }), 'sea.jpg')
  form.append('altText', 'Sea')
  const answer = await fetch(new URL('/api/v1/media', base()), { method: 'POST', body: form, headers: { authorization: `Bearer ${author.token}` } })
  return ((await answer.json()) as any).data
}

/** A workspace in which something was published, something is planned, and something was said. */
async function furnished() {
  const author = await createReadyAuthor()
  const picture = await uploaded(author)
  const fields = readyFields(author.connection.id, picture.id)
  const live = await created(author, { ...fields, text: 'Out already', publishAt: inHours(1) })
  await set(author, live.deliveries[0].id, { state: 'live', remote_id: '42', permalink: 'https://example.com/p/42', published_at: new Date(), settled_at: new Date() })
  const planned = await created(author, { ...fields, text: 'Yet to come', publishAt: inHours(5), timeZone: 'Europe/Prague' })
  await call(author, 'POST', `/api/v1/posts/${planned.id}/comments`, { body: 'Is it the right sea?' })
  return { author, picture, live, planned }
}

const byText = (author: Author, text: string) => tenantTx(author.actor, () => SocialPost.query().where({ workspaceId: author.workspaceId, text }).preload('deliveries').firstOrFail())

test.group('Transfer', (group) => {
  group.each.timeout(120_000)

  test('what was exported is there in another workspace: posts, files, comments; nothing goes out by itself', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture, live, planned } = await furnished()
    const file = await exported(author, place(cleanup))
    const target = await createAuthor()

    const report = await new WorkspaceImport(target.actor, file).run({ dryRun: false })

    assert.equal(report.manifest.workspace.id, author.workspaceId)
    assert.equal(report.files, 1)
    const [out, yet] = [await byText(target, 'Out already'), await byText(target, 'Yet to come')]
    assert.equal(out.id, newId(target.workspaceId, live.id))
    assert.containsSubset(out.deliveries[0].$attributes, { state: 'live', permalink: 'https://example.com/p/42', remoteId: '42' })
    assert.equal(yet.state, 'draft')
    assert.containsSubset(yet.deliveries[0].$attributes, { state: 'draft', dispatchedGeneration: null })
    assert.equal(yet.timeZone, 'Europe/Prague')
    assert.deepEqual(await outboxOf(target, yet.deliveries[0].id), [])
    const shown = (await call(target, 'GET', `/api/v1/posts/${yet.id}`)).body.data
    assert.equal(shown.media[0].altText, 'Sea')
    const [mine, theirs] = await Promise.all([call(author, 'GET', `/api/v1/posts/${planned.id}`), call(target, 'GET', `/api/v1/posts/${yet.id}`)])
    assert.deepEqual([mine.body.data.state, theirs.body.data.state], ['scheduled', 'draft'])
    assert.equal((await call(target, 'GET', `/api/v1/posts/${yet.id}/comments`)).body.data[0].body, 'Is it the right sea?')
    const media = await tenantTx(target.actor, () => Media.query().where({ workspaceId: target.workspaceId, id: newId(target.workspaceId, picture.id) }).firstOrFail())
    assert.isTrue(media.storageKey.startsWith(`${target.workspaceId}/`))
    const bytes = await new MediaStore().bytes(media.storageKey, 0, Number(media.bytes))
    assert.equal(createHash('sha256').update(bytes).digest('hex'), media.sha256)
    const connection = await tenantTx(target.actor, () => SocialConnection.query().where({ workspaceId: target.workspaceId }).firstOrFail())
    assert.equal(connection.state, 'disconnected')
    assert.isNull(yet.authorId, 'the author is no member here')
  })

  test('a dry run says what would be added and changes nothing; the same archive twice adds nothing twice', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))
    const target = await createAuthor()
    const count = () => countOf(target, 'social_posts')
    const run = (dryRun: boolean) => new WorkspaceImport(target.actor, file).run({ dryRun })
    const added = ({ nouns }: Awaited<ReturnType<typeof run>>) => nouns.reduce((sum, one) => sum + one.added, 0)

    const dry = await run(true)
    assert.equal(await count(), 0)
    const first = await run(false)
    assert.deepEqual(first.nouns, dry.nouns)
    assert.isAbove(added(first), 8)
    const again = await run(false)
    assert.deepEqual([added(again), again.files, await count()], [0, 0, 2])
  })

  test('people with the same address are the same people', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))
    const home = await createAuthor()
    await addMember(home.workspaceId, author.user.id, 'editor')

    await new WorkspaceImport(home.actor, file).run({ dryRun: false })

    assert.equal((await byText(home, 'Yet to come')).authorId, author.user.id)
  })

  test('more rows than one file holds come in several, each row once', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const author = await createReadyAuthor()
    const most = ROWS_PER_FILE + 50
    await tenantTx(author.actor, ({ client }) =>
      client.rawQuery(`insert into account_metrics (workspace_id, connection_id, name, day, from_at, to_at, value, as_of) select ?, ?, 'followers', date '2000-01-01' + n, now(), now(), n, now() from generate_series(1, ?) n`, [author.workspaceId, author.connection.id, most])
    )
    const file = await exported(author, place(cleanup))
    const target = await createAuthor()

    const { nouns } = await new WorkspaceImport(target.actor, file).run({ dryRun: false })

    assert.sameMembers([...(await entriesOf(file)).keys()].filter((name) => name.includes('account_metrics')), ['rows/account_metrics.00001.jsonl', 'rows/account_metrics.00002.jsonl'])
    assert.deepInclude(nouns, { noun: 'account_metrics', rows: most, added: most })
    assert.equal(await countOf(target, 'account_metrics'), most)
  })

  test('an archive holds no token, no secret, nothing of another workspace, and checksums of everything else', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture } = await furnished()
    const other = await createReadyAuthor()
    await created(other, { ...other.ready, text: 'Of somebody else' })

    const entries = await entriesOf(await exported(author, place(cleanup)))

    const all = Buffer.concat([...entries.values()]).toString('latin1')
    for (const secret of [other.workspaceId, other.brandId, 'Of somebody else', author.token, author.user.password!]) assert.notInclude(all, secret)
    assert.notMatch(all, /"(token|secret|password)[a-z_]*":/i)
    const { entries: sums, missing } = JSON.parse(entries.get('checksums.json')!.toString())
    assert.sameMembers(sums.map(({ name }: any) => name), [...entries.keys()].filter((name) => name !== 'checksums.json'))
    for (const { name, sha256, rows } of sums) {
      assert.equal(createHash('sha256').update(entries.get(name)!).digest('hex'), sha256)
      if (rows !== undefined) assert.lengthOf(entries.get(name)!.toString().split('\n').filter(Boolean), rows)
    }
    assert.isTrue(entries.has(`files/${picture.id}`))
    assert.deepEqual(missing, [author.picture.id], 'a file that is gone is named')
    const rows = await tenantTx(author.actor, () => AuditLog.query().where({ workspaceId: author.workspaceId, action: 'workspace.exported' }))
    assert.lengthOf(rows, 1)
  })

  test('an archive that is damaged, cut off, newer or none at all is refused before anything is brought in', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))
    const target = await createAuthor()
    const whole = await readFile(file)
    const refused = async (bytes: Buffer, why: RegExp) => {
      await writeFile(file, bytes)
      await assert.rejects(() => new WorkspaceImport(target.actor, file).run({ dryRun: false }), why)
    }

    await refused(whole.subarray(0, whole.length - 4_000), /ends in the middle|checksums are missing/)
    await refused(Buffer.from(whole.toString('latin1').replace('Yet to come', 'Yet to COME'), 'latin1'), /is not what was exported/)
    await refused(Buffer.from(whole.toString('latin1').replace('"version": 1', '"version": 2'), 'latin1'), /newer version/)
    await refused(Buffer.from('hello'), /ends in the middle/)
    await refused(Buffer.alloc(2_048, 7), /no tar archive/)
    assert.equal(await countOf(target, 'social_posts'), 0)
    assert.equal(await countOf(target, 'brands'), 1)
  })

  test('what leads out of the workspace’s folder is refused', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    await addMedia(author)
    await tenantTx(author.actor, () => Media.query().where({ workspaceId: author.workspaceId }).update({ storageKey: '../../evil.jpg' }))
    const file = await exported(author, place(cleanup))

    await assert.rejects(() => createAuthor().then((target) => new WorkspaceImport(target.actor, file).run({ dryRun: false })), /not one of ours/)
  })

  test('only whoever may take a workspace out can do so, by command as well', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const editor = await createColleague(author, 'editor')
    const stranger = await createAuthor()
    const file = place(cleanup)

    for (const { user } of [editor, stranger]) {
      const command = await ace.exec('workspace:export', [author.workspaceId, file, `--as=${user.email}`])
      assert.equal(command.exitCode, 1)
      assert.throws(() => readFileSync(file))
    }
    assert.equal((await ace.exec('workspace:export', [author.workspaceId, file, `--as=${author.user.email}`])).exitCode ?? 0, 0)
    assert.equal((await ace.exec('workspace:import', [file, stranger.workspaceId, `--as=${editor.user.email}`])).exitCode, 1)
    assert.equal((await ace.exec('workspace:import', [file, stranger.workspaceId, `--as=${stranger.user.email}`])).exitCode ?? 0, 0)
    assert.equal((await byText(stranger, 'Out already')).state, 'live')
    assert.lengthOf(await tenantTx(stranger.actor, () => Brand.query().where('workspaceId', stranger.workspaceId)), 2)
  })

  test('an owner who has just confirmed who they are downloads it; an editor, and a token, do not', async (context) => {
    ownDisk(context)
    const { assert } = context
    const { author } = await furnished()
    const editor = await createColleague(author, 'editor')
    const path = '/settings/export.tar'
    const { visitor } = await signIn(author.user.email)
    const other = await signIn(editor.user.email)

    assert.equal((await visitor.get(`${path}?check=1`, { accept: 'application/json' })).status, 204)
    const answer = await visitor.get(path)
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="[\w-]+\.tar"$/)
    assert.include(answer.text, 'Yet to come')
    assert.include(answer.text, 'checksums.json')

    for (const query of ['', '?check=1']) assert.equal((await other.visitor.get(path + query, { accept: 'application/json' })).status, 403)
    assert.equal((await call(author, 'GET', path)).status, 401)
    await tenantTx(author.actor, async () => assert.lengthOf(await AuditLog.query().where({ workspaceId: author.workspaceId, action: 'workspace.export_begun' }), 1))
  })

  test('without a fresh proof of who one is there is a question first', async ({ assert, cleanup }) => {
    const { user } = await createAuthor()
    const { visitor } = await signIn(user.email)
    const real = Date.now
    Date.now = () => real() + STEP_UP_MS + 1_000
    cleanup(() => void (Date.now = real))

    const answer = await visitor.get('/settings/export.tar?check=1', { accept: 'application/json' })

    assert.equal(answer.status, 403)
    assert.equal(answer.json.code, 'E_STEP_UP_REQUIRED')
  })

  test('every table of a workspace is in the list, or has a reason not to be', async ({ assert }) => {
    const author = await createAuthor()
    const { rows } = await tenantTx(author.actor, ({ client }) => client.rawQuery(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id' and not a.attisdropped`))
    const listed = NOUNS.map(({ table }) => table)

    assert.deepEqual(rows.map(({ name }: any) => name).filter((name: string) => !listed.includes(name) && !(name in LEFT)).sort(), [])
    assert.deepEqual(listed.filter((name) => !rows.some((row: any) => row.name === name)), [])
  })
})
