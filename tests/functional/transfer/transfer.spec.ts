import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'
import AuditLog from '#models/audit_log'
import Brand from '#models/brand'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import { MediaStore } from '#services/media/media_store'
import { checkArchive } from '#services/transfer/archive_check'
import { Arrival, pruneArrivals, removeArrival } from '#services/transfer/arrival'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'
import { newId } from '#services/transfer/new_ids'
import { ROWS_PER_FILE } from '#services/transfer/format'
import { LEFT, NOUNS } from '#services/transfer/nouns'
import { ownDisk } from '#tests/functional/media/support'
import { call, countOf, createAuthor, createColleague, createReadyAuthor, created, outboxOf, type Author } from '#tests/functional/publishing/support'
import { brought, byText, changed, entriesOf, exported, furnished, packed, place } from './support.ts'

const rowsOf = (workspaceId: string, table: string) => tenantTx({ workspaceId, userId: null }, ({ client }) => client.from(table).where('workspace_id', workspaceId)).then(({ length }) => length)

/** Ends at the last step, when all but the end is there. Answers the id it had. */
async function broken(person: Author, file: string): Promise<string> {
  const open = () => createReadStream(file)
  const findings = await checkArchive(open)
  const wanted = (targetId: string, most: number) => {
    let steps = 0
    const check = () => {
      if ((steps += 1) > most) throw new Error('killed')
    }
    return { arrival: new Arrival({ targetId, userId: person.user.id, name: 'Half', findings, open, check }), steps: () => steps }
  }
  const whole = wanted(randomUUID(), Infinity)
  await whole.arrival.run()
  const targetId = randomUUID()
  await wanted(targetId, whole.steps() - 1)
    .arrival.run()
    .then(
      () => Promise.reject(new Error('It did not end')),
      () => {}
    )
  return targetId
}

test.group('Transfer', (group) => {
  group.each.timeout(120_000)

  test('what was exported is a workspace of its own: posts, files, comments; nothing goes out by itself', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture, live, planned } = await furnished()
    const file = await exported(author, place(cleanup))
    const person = await createAuthor()

    const { home, outcome, findings } = await brought(person, file)

    assert.equal(findings.workspace.id, author.workspaceId)
    assert.deepEqual([outcome.files, outcome.filesOf, outcome.failed, outcome.failures], [1, 1, 0, []])
    for (const { rows, added } of outcome.nouns) assert.equal(added, rows)
    const [out, yet] = [await byText(home, 'Out already'), await byText(home, 'Yet to come')]
    assert.equal(out.id, newId(home.workspaceId, live.id))
    assert.containsSubset(out.deliveries[0].$attributes, { state: 'live', permalink: 'https://example.com/p/42', remoteId: '42' })
    assert.equal(yet.state, 'draft')
    assert.containsSubset(yet.deliveries[0].$attributes, { state: 'draft', dispatchedGeneration: null })
    assert.equal(yet.timeZone, 'Europe/Prague')
    assert.deepEqual(await outboxOf(home, yet.deliveries[0].id), [])
    const shown = (await call(home, 'GET', `/api/v1/posts/${yet.id}`)).body.data
    assert.equal(shown.media[0].altText, 'Sea')
    assert.isNotNull(shown.media[0].previewUrl, 'previews are made anew')
    const [mine, theirs] = await Promise.all([call(author, 'GET', `/api/v1/posts/${planned.id}`), call(home, 'GET', `/api/v1/posts/${yet.id}`)])
    assert.deepEqual([mine.body.data.state, theirs.body.data.state], ['scheduled', 'draft'])
    assert.equal((await call(home, 'GET', `/api/v1/posts/${yet.id}/comments`)).body.data[0].body, 'Is it the right sea?')
    const media = await tenantTx(home.actor, () => Media.query().where({ workspaceId: home.workspaceId, id: newId(home.workspaceId, picture.id) }).firstOrFail())
    assert.isTrue(media.storageKey.startsWith(`${home.workspaceId}/`))
    const bytes = await new MediaStore().bytes(media.storageKey, 0, Number(media.bytes))
    assert.equal(createHash('sha256').update(bytes).digest('hex'), media.sha256)
    const connection = await tenantTx(home.actor, () => SocialConnection.query().where({ workspaceId: home.workspaceId }).firstOrFail())
    assert.equal(connection.state, 'disconnected')
    assert.isNull(yet.authorId, 'the author is no member here')
    assert.lengthOf(await tenantTx(home.actor, () => Brand.query().where('workspaceId', home.workspaceId)), 1, 'no brand but those of the archive')
    assert.equal(await countOf(person, 'social_posts'), 0, 'where they were before, nothing changed')
    const known = (await new Workspaces().of(person.user.id)).find(({ id }) => id === home.workspaceId)!
    assert.deepEqual([known.name, known.rank], [findings.workspace.name, 100])
  })

  test('what broke off goes on and adds nothing twice; nobody is let in before it is whole', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))
    const person = await createAuthor()

    const targetId = await broken(person, file)

    assert.isAbove(await rowsOf(targetId, 'social_posts'), 0)
    assert.isFalse((await new Workspaces().of(person.user.id)).some(({ id }) => id === targetId))
    const { outcome, home } = await brought(person, file, targetId)
    for (const { rows, added } of outcome.nouns) assert.equal(added, rows)
    assert.deepEqual([outcome.files, outcome.failed], [1, 0])
    assert.equal(await countOf(home, 'social_posts'), 2)
    assert.isTrue((await new Workspaces().of(person.user.id)).some(({ id }) => id === targetId))
    await removeArrival(targetId)
    assert.equal(await countOf(home, 'social_posts'), 2, 'what is whole is no arrival any more')
  })

  test('what nobody goes on with is removed, with its files', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture } = await furnished()
    const file = await exported(author, place(cleanup))
    const targetId = await broken(await createAuthor(), file)
    const system = { workspaceId: targetId, userId: null }
    const { storageKey } = await tenantTx(system, () => Media.query().where({ workspaceId: targetId, id: newId(targetId, picture.id) }).firstOrFail())
    assert.isAbove(await new MediaStore().size(storageKey), 0)

    await pruneArrivals()
    assert.isAbove(await rowsOf(targetId, 'social_posts'), 0, 'it was under way a moment ago')
    await tenantTx(system, ({ client }) => client.rawQuery(`update workspaces set arriving_at = now() - interval '3 hours' where id = ?`, [targetId]))
    await pruneArrivals()

    for (const table of ['social_posts', 'media', 'memberships', 'role_assignments']) assert.equal(await rowsOf(targetId, table), 0)
    await assert.rejects(() => new MediaStore().size(storageKey))
  })

  test('whoever brings it in is found by their address', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))

    const { home } = await brought(author, file)

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

    const { outcome, home } = await brought(await createAuthor(), file)

    assert.sameMembers([...(await entriesOf(file)).keys()].filter((name) => name.includes('account_metrics')), ['rows/account_metrics.00001.jsonl', 'rows/account_metrics.00002.jsonl'])
    assert.deepInclude(outcome.nouns, { name: 'account_metrics', rows: most, added: most })
    assert.equal(await countOf(home, 'account_metrics'), most)
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

  test('rows and files that cannot be kept are named with the reason, and the rest comes', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture, live, planned } = await furnished()
    const file = await exported(author, place(cleanup))
    const entries = await entriesOf(file)
    const lost = randomUUID()
    changed(entries, 'deliveries', (row) => (row.post_id === live.id ? { ...row, permalink: 'javascript:alert(1)' } : row))
    changed(entries, 'post_comments', (row) => ({ ...row, post_id: lost }))
    changed(entries, 'social_posts', (row) => (row.id === planned.id ? { ...row, state: 'whatever'.repeat(40), time_zone: null } : row))
    changed(entries, 'media', (row) => (row.id === picture.id ? { ...row, type: 'application/pdf' } : row))
    writeFileSync(file, await packed(entries))

    const { outcome, home } = await brought(await createAuthor(), file)

    assert.includeMembers(outcome.failures.map(({ noun, reason }) => `${noun} ${reason}`), ['deliveries not_an_address', 'post_comments points_elsewhere', 'media file_kind'])
    assert.isTrue(outcome.failures.some(({ noun, id }) => noun === 'media' && id === picture.id))
    assert.equal(outcome.files, 0)
    assert.equal((await byText(home, 'Out already')).deliveries.length, 0)
    const media = await tenantTx(home.actor, () => Media.query().where({ workspaceId: home.workspaceId, id: newId(home.workspaceId, picture.id) }).firstOrFail())
    await assert.rejects(() => new MediaStore().size(media.storageKey), /Unable to retrieve/)
  })

  test('no row of an archive names a place outside the new workspace: not its folder, not another workspace', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author, picture } = await furnished()
    const victim = await createReadyAuthor()
    const file = await exported(author, place(cleanup))
    const entries = await entriesOf(file)
    changed(entries, 'media', (row) => ({ ...row, workspace_id: victim.workspaceId, storage_key: `../../${victim.workspaceId}/evil.jpg` }))
    changed(entries, 'brands', (row) => ({ ...row, workspace_id: victim.workspaceId, id: row.id }))
    changed(entries, 'social_posts', (row) => ({ ...row, workspace_id: victim.workspaceId, brand_id: victim.brandId }))
    const manifest = JSON.parse(entries.get('manifest.json')!.toString())
    entries.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, workspace: { ...manifest.workspace, id: victim.workspaceId } })))
    writeFileSync(file, await packed(entries))
    const counts = () => Promise.all(['brands', 'media', 'social_posts'].map((table) => countOf(victim, table)))
    const before = await counts()

    const { home, outcome } = await brought(await createAuthor(), file)

    assert.deepEqual(await counts(), before)
    assert.notEqual(home.workspaceId, victim.workspaceId)
    const media = await tenantTx(home.actor, () => Media.query().where({ workspaceId: home.workspaceId, id: newId(home.workspaceId, picture.id) }).firstOrFail())
    assert.match(media.storageKey, new RegExp(`^${home.workspaceId}/arrived/[0-9a-f]{2}/${media.id}\\.jpg$`))
    assert.equal(outcome.nouns.find(({ name }) => name === 'social_posts')!.added, 0, 'a brand of somebody else is none here')
  })

  test('an archive that is damaged, cut off, newer, none at all or made to do harm is refused before anything is brought in', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const { author } = await furnished()
    const file = await exported(author, place(cleanup))
    const person = await createAuthor()
    const whole = await readFile(file)
    const entries = await entriesOf(file)
    const workspaces = () => new Workspaces().of(person.user.id).then(({ length }) => length)
    const before = await workspaces()
    const refused = async (bytes: Buffer, why: RegExp) => {
      await writeFile(file, bytes)
      await assert.rejects(() => brought(person, file), why)
    }
    const text = whole.toString('latin1')
    const named = (name: string) => packed(new Map([...entries, [name, Buffer.from('x')]]))
    const typed = (type: string) => {
      const copy = Buffer.from(whole)
      const at = copy.indexOf('people.jsonl', 0, 'latin1')
      copy.write(type, at + 156, 'latin1')
      copy.fill(' ', at + 148, at + 156)
      copy.write(`${copy.subarray(at, at + 512).reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\u0000 `, at + 148, 'latin1')
      return copy
    }

    await refused(whole.subarray(0, whole.length - 4_000), /ends in the middle|checksums are missing/)
    await refused(Buffer.from(text.replace('Yet to come', 'Yet to COME'), 'latin1'), /is not what was exported/)
    await refused(Buffer.from(text.replace('"version": 1', '"version": 2'), 'latin1'), /newer version/)
    await refused(Buffer.from('hello'), /ends in the middle/)
    await refused(Buffer.alloc(2_048, 7), /no tar archive/)
    await refused(await packed(new Map([['people.jsonl', Buffer.from('')]])), /no export of a workspace/)
    await refused(await named('../../etc/passwd'), /which no export has/)
    await refused(await named('/etc/passwd'), /which no export has/)
    await refused(await named('rows/../x.00001.jsonl'), /which no export has/)
    for (const type of ['1', '2', '5', 'x', 'S']) await refused(typed(type), /is a link, a folder or something else/)
    await refused(await packed(new Map([...entries, ['rows/brands.00002.jsonl', Buffer.from('[1]\n')]])), /not JSON of one row/)
    await refused(await packed(new Map([...entries, ['rows/brands.00002.jsonl', Buffer.alloc(9 * 1024 * 1024, 'a')]])), /longer than any/)
    await refused(Buffer.concat([whole.subarray(0, 512), whole.subarray(512)]).subarray(0, whole.length - 1024).subarray(0, 1_500), /ends in the middle/)
    assert.equal(await workspaces(), before)
  })

  test('by command: only whoever may take a workspace out does so, and what comes in is new', async (context) => {
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
    const theirs = async () => (await new Workspaces().of(stranger.user.id)).filter(({ id }) => id !== stranger.workspaceId)
    assert.equal((await ace.exec('workspace:import', [file, '--as=nobody@example.test'])).exitCode, 1)
    assert.equal((await ace.exec('workspace:import', [`${file}.none`, `--as=${stranger.user.email}`])).exitCode, 1)
    assert.equal((await ace.exec('workspace:import', [file, `--as=${stranger.user.email}`, '--dry-run'])).exitCode ?? 0, 0)
    assert.lengthOf(await theirs(), 0)
    assert.equal((await ace.exec('workspace:import', [file, `--as=${stranger.user.email}`, '--name=Brought along'])).exitCode ?? 0, 0)
    const [home] = await theirs()
    assert.equal(home!.name, 'Brought along')
    assert.equal((await byText({ ...stranger, workspaceId: home!.id, actor: { workspaceId: home!.id, userId: stranger.user.id } }, 'Out already')).state, 'live')
    assert.equal((await ace.exec('workspace:import', [file, `--as=${stranger.user.email}`])).exitCode ?? 0, 0)
    assert.lengthOf(await theirs(), 2, 'the same archive again is another workspace')
  })

  test('every table of a workspace is in the list, or has a reason not to be', async ({ assert }) => {
    const author = await createAuthor()
    const { rows } = await tenantTx(author.actor, ({ client }) => client.rawQuery(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'workspace_id' and not a.attisdropped`))
    const listed = NOUNS.map(({ table }) => table)

    assert.deepEqual(rows.map(({ name }: any) => name).filter((name: string) => !listed.includes(name) && !(name in LEFT)).sort(), [])
    assert.deepEqual(listed.filter((name) => !rows.some((row: any) => row.name === name)), [])
  })
})
