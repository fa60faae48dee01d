import { randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import BrandProfile from '#models/brand_profile'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { jpeg, ownDisk } from '#tests/functional/media/support'
import { countOf, createAuthor, createReadyAuthor, created, FORMAT, inHours, set, tokenFor } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { caidence, ownFolder, start } from './support.ts'

const json = ({ out }: { out: string }) => JSON.parse(out)

test.group('Command line', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.timeout(120_000)

  test('login checks the token and keeps it where only its owner can read it', async ({ assert, cleanup }) => {
    const author = await createAuthor()
    const folder = ownFolder(cleanup)
    const here = { XDG_CONFIG_HOME: folder }
    const file = join(folder, 'caidence', 'config.json')

    const wrong = await start(['login', `--url=${base()}`], here, 'cad_wrong\n').ended
    assert.equal(wrong.code, 3)
    assert.throws(() => statSync(file))

    const right = await start(['login', `--url=${base()}`], here, `${author.token}\n`).ended
    assert.equal(right.code, 0, right.err)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.notInclude(right.out + right.err, author.token)

    assert.equal((await start(['posts', 'list'], here).ended).out, 'No posts.\n')
    const elsewhere = await start(['posts', 'list'], { ...here, CAIDENCE_URL: 'http://127.0.0.1:9' }).ended
    assert.equal(elsewhere.code, 3, 'a stored token is not sent to another address')

    assert.equal((await start(['logout'], here).ended).code, 0)
    assert.equal((await start(['posts', 'list'], here).ended).code, 3)
  })

  test('a token is not sent over plain http to another machine', async ({ assert }) => {
    const { code, err } = await start(['login', '--url=http://social.example.com'], {}, 'cad_x').ended

    assert.equal(code, 2)
    assert.include(err, 'https')
  })

  test('what the brand forbids is refused with what to confirm, and goes out with it', async ({ assert }) => {
    const author = await createReadyAuthor()
    await tenantTx(author.actor, () => BrandProfile.create({ workspaceId: author.workspaceId, brandId: author.brandId, sections: { guidelines: { bannedWords: ['cheap'] } } as any }))
    const { id } = await created(author, { ...author.ready, text: 'A cheap pot', when: 'draft' })

    const refused = await caidence(author.token, ['posts', 'publish', id])
    const published = await caidence(author.token, ['posts', 'publish', id, '--confirm=text.banned:cheap', '--json'])

    assert.equal(refused.code, 6)
    assert.include(refused.err, 'The brand does not want this word: cheap')
    assert.include(refused.err, '--confirm="text.banned:cheap"')
    assert.equal(published.code, 0, published.err)
    assert.equal(json(published).state, 'scheduled')
  })

  test('a file is uploaded, a post is planned with it, listed, shown and cancelled', async (context) => {
    ownDisk(context)
    const { assert, cleanup } = context
    const author = await createReadyAuthor()
    const picture = join(ownFolder(cleanup), 'summer sea.jpg')
    writeFileSync(picture, await jpeg())

    const sent = await caidence(author.token, ['media', 'upload', picture, '--alt', 'A calm sea', '--json'])
    assert.equal(sent.code, 0, sent.err)
    assert.deepInclude(json(sent), { name: 'summer sea.jpg', altText: 'A calm sea', type: 'image/jpeg' })

    const made = await caidence(author.token, ['posts', 'create', '--to', `@${author.connection.handle}=feed`, '--media', json(sent).id, '--at', inHours(3), '--zone', 'Europe/Prague', '--json'], 'Read from a pipe\n')
    assert.equal(made.code, 0, made.err)
    const post = json(made)
    assert.deepInclude(post, { text: 'Read from a pipe', state: 'scheduled', origin: 'api', timeZone: 'Europe/Prague' })
    assert.deepInclude(post.deliveries[0], { connectionId: author.connection.id, format: FORMAT })

    const listed = await caidence(author.token, ['posts', 'list', '--state', 'scheduled'])
    assert.include(listed.out, post.id)
    assert.include(listed.out, 'Europe/Prague')
    assert.include((await caidence(author.token, ['posts', 'show', post.id])).out, 'Read from a pipe')
    const channels = await caidence(author.token, ['channels', 'list'])
    assert.include(channels.out, FORMAT, channels.err)
    assert.include((await caidence(author.token, ['media', 'list'])).out, 'summer sea.jpg')

    const cancelled = await caidence(author.token, ['posts', 'cancel', post.id, '--json'])
    assert.equal(json(cancelled).deliveries[0].state, 'cancelled')
    assert.equal((await caidence(author.token, ['posts', 'watch', post.id])).code, 12)
  })

  test('the calendar shows what is planned, in the zone that was asked for', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { ...author.ready, publishAt: inHours(30) })
    await created(author, { text: 'Without a time' })

    const shownHere = await caidence(author.token, ['calendar', '--zone', 'Asia/Tokyo'])
    const none = await caidence(author.token, ['calendar', '--from=2020-01-01', '--to=2020-02-01'])

    assert.include(shownHere.out, post.id, shownHere.err)
    assert.include(shownHere.out, 'Asia/Tokyo')
    assert.notInclude(shownHere.out, 'Without a time')
    assert.equal(none.out, 'Nothing is planned there.\n')
    assert.equal((await caidence(author.token, ['calendar', '--from=soon'])).code, 2)
    assert.equal((await caidence(author.token, ['calendar', '--zone=Nowhere'])).code, 2)
  })

  test('the calendar begins with today in the zone that was asked for, which may be yesterday in Greenwich', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { ...author.ready, publishAt: inHours(0.2) })

    for (const zone of ['Etc/GMT+12', 'Pacific/Kiritimati']) assert.include((await caidence(author.token, ['calendar', '--zone', zone])).out, post.id)
  })

  test('a draft has no channel; the same key makes one post', async ({ assert }) => {
    const author = await createAuthor()

    const [first, second] = [await caidence(author.token, ['posts', 'create', 'Hello', '--key=once', '--json']), await caidence(author.token, ['posts', 'create', 'Hello', '--key=once', '--json'])]

    assert.equal(json(first).state, 'draft')
    assert.equal(json(first).id, json(second).id)
    assert.equal(await countOf(author, 'social_posts'), 1)
  })

  test('watch follows a post until it is live, and says with its exit code what became of it', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { ...author.ready, publishAt: inHours(1) })
    const [{ id: delivery }] = post.deliveries
    const { child, ended } = start(['posts', 'watch', post.id], { CAIDENCE_URL: base(), CAIDENCE_TOKEN: author.token })
    const said = new Promise<void>((resolve) => child.stderr!.on('data', (chunk) => String(chunk).includes('committing') && resolve()))

    await set(author, delivery, { state: 'committing' })
    await said
    await set(author, delivery, { state: 'live', permalink: 'https://example.com/p/1' })

    const { code, out } = await ended
    assert.equal(code, 0)
    assert.include(out, 'https://example.com/p/1')
    for (const [state, expected] of [['failed', 10], ['unconfirmed', 11], ['held', 11], ['cancelled', 12]] as const) {
      await set(author, delivery, { state, fault_code: state === 'failed' ? 'E_REMOTE_DOWN' : null, held_reason: state === 'held' ? 'late' : null })
      const settled = await caidence(author.token, ['posts', 'watch', post.id])
      assert.equal(settled.code, expected, settled.err)
    }
    await set(author, delivery, { state: 'scheduled', held_reason: null, fault_code: null })
    assert.equal((await caidence(author.token, ['posts', 'watch', post.id, '--timeout=1'])).code, 13)
  })

  test('publish sends a draft on its way, once', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, author.ready)

    const [first, second] = [await caidence(author.token, ['posts', 'publish', post.id, '--json']), await caidence(author.token, ['posts', 'publish', post.id, '--json'])]

    assert.equal(first.code, 0, first.err)
    assert.equal(second.code, 0, second.err)
    assert.equal(json(first).deliveries[0].version, json(second).deliveries[0].version)
  })

  test('each kind of refusal has its exit code, and says what to do', async ({ assert }) => {
    const author = await createReadyAuthor()
    const other = await created(await createReadyAuthor(), { text: 'Theirs' })
    const reader = await tokenFor(author.user, author.workspaceId, ['posts:read'])
    const cases: [string, string[], number, string][] = [
      [author.token, ['posts', 'show', other.id], 5, 'another workspace'],
      [author.token, ['posts', 'show', randomUUID()], 5, 'Check the id'],
      [author.token, ['posts', 'show', 'nonsense'], 2, 'no id'],
      [author.token, ['posts', 'create', 'x', '--at', 'tomorrow', '--to', `${author.connection.handle}=${FORMAT}`], 6, 'ISO 8601'],
      [author.token, ['posts', 'create', 'x', '--now'], 2, '--to'],
      [author.token, ['posts', 'create', 'x', '--to', 'nobody'], 2, 'channels list'],
      [author.token, ['posts', 'create', 'x', '--to', author.connection.handle], 2, FORMAT],
      [author.token, ['media', 'upload', '/nowhere.jpg'], 2, 'no file'],
      [author.token, ['posts', 'creat'], 2, 'posts create'],
      [author.token, ['posts', 'list', '--wrong'], 2, 'wrong'],
      [reader, ['posts', 'create', 'x'], 4, 'posts:write'],
      ['cad_none', ['posts', 'list'], 3, 'caidence login'],
    ]

    for (const [token, args, code, sentence] of cases) {
      const ended = await caidence(token, args)
      assert.equal(ended.code, code, `${args.join(' ')}: ${ended.err}`)
      assert.include(ended.err, sentence)
      assert.equal(ended.out, '')
    }
    const mistyped = await start(['posts', 'list'], { CAIDENCE_URL: 'social.example.com', CAIDENCE_TOKEN: 'x' }).ended
    assert.equal(mistyped.code, 2)
    assert.include(mistyped.err, '"social.example.com" is no address; one looks like https://')
    assert.equal((await start(['posts', 'list'], { CAIDENCE_URL: 'http://127.0.0.1:9', CAIDENCE_TOKEN: 'x' }).ended).code, 7)
    const told = await caidence('cad_none', ['posts', 'list', '--json'])
    assert.deepInclude(JSON.parse(told.err), { status: 401, code: 'E_UNAUTHORIZED_ACCESS' })
  })

  test('any operation can be called by its name', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { text: 'One' })

    const got = await caidence(author.token, ['api', 'getPost', `id=${post.id}`])
    const made = await caidence(author.token, ['api', 'createPost', '--body=-'], '{"text":"Two"}')

    assert.equal(json(got).data.text, 'One')
    assert.equal(json(made).data.text, 'Two')
    assert.equal((await caidence(author.token, ['api', 'getPost'])).code, 2)
    assert.equal((await caidence(author.token, ['api', 'constructor'])).code, 2)
  })

  test('what others wrote cannot speak to the terminal', async ({ assert }) => {
    const author = await createReadyAuthor()
    const post = await created(author, { text: 'red \u001b[31m alert \u0007 \u202e' })

    for (const args of [['posts', 'list'], ['posts', 'show', post.id]]) {
      const { out } = await caidence(author.token, args)
      assert.include(out, 'red [31m alert')
      assert.notMatch(out, /[\u0007\u001b\u202e]/)
    }
  })

  test('the program as npm starts it says what it can do', async ({ assert }) => {
    const { bin, version } = JSON.parse(readFileSync(new URL('../../../plugins/client/package.json', import.meta.url), 'utf8'))
    const help = await start(['help'], {}).ended

    assert.deepEqual(bin, { caidence: './bin/caidence.js' })
    assert.match(version, /^\d+\.\d+\.\d+$/)
    assert.equal(help.code, 0)
    for (const name of ['login', 'posts create', 'posts watch', 'media upload', 'channels list', 'calendar', 'mcp']) assert.include(help.out, `caidence ${name}`)
    assert.equal((await start([], {}).ended).code, 0)
    assert.equal((await start(['--version'], {}).ended).out, `${version}\n`)
  })
})
