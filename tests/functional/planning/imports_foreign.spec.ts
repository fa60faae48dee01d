import { test } from '@japa/runner'
import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import { textOfMarkup } from '#services/planning/import/markup_text'
import { postsOf } from '#services/planning/import/post_stream'
import { signedIn } from '#tests/functional/isolation/ground'
import { addBrand, addConnection, call, createReadyAuthor, posts, shown } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { checked, imports, look, onOwnDisk, PRAGUE, rowsOf, upload, work, type Ready } from './imports_support.ts'

const later = (days: number) => DateTime.utc().plus({ days }).startOf('minute').toISO()!
const inDays = (days: number) => DateTime.utc().plus({ days }).startOf('minute')

/** As the public API of Postiz lists posts. */
const postiz = (...list: Record<string, unknown>[]) => JSON.stringify({ posts: list })
function postizPost({ connection }: Ready, values: Record<string, unknown> = {}) {
  const integration = { id: 'cm4integration', providerIdentifier: 'instagram-standalone', name: 'Our studio', profile: connection.handle, picture: 'https://uploads.example.test/face.png' }
  return { id: 'cm4post', content: '<p>Hello &amp; welcome</p><p>Second line</p>', publishDate: later(3), releaseURL: null, state: 'QUEUE', settings: { post_type: 'post' }, integration, media: [{ id: 'm1', url: 'https://uploads.example.test/2026/summer.jpg?x=1', type: 'image' }], ...values }
}

/** As the API of Mixpost lists posts, a page at a time. */
const mixpost = (...list: Record<string, unknown>[]) => JSON.stringify({ data: list, links: { next: null }, meta: { current_page: 1 } })
const mixpostAccount = ({ connection }: Ready, values: Record<string, unknown> = {}) => ({ id: 7, uuid: 'a09367a5-dfc1-43d7-9557-70eb93e01e01', name: 'Our studio', username: connection.handle, provider: 'instagram', authorized: true, ...values })
const version = (body: string, values: Record<string, unknown> = {}) => ({ account_id: 0, is_original: true, content: [{ body, media: [{ id: 1, name: 'summer.jpg', mime_type: 'image/jpeg', url: 'https://example.test/1.jpg' }], url: '' }], options: {}, ...values })
const mixpostPost = (ada: Ready, values: Record<string, unknown> = {}) => ({ id: 3, uuid: '8eb4e98d-2b93-44bd-a664-7a6438eff67b', status: 'scheduled', accounts: [mixpostAccount(ada)], versions: [version('<div>Hello from there</div>')], tags: [], scheduled_at: inDays(4).toFormat('yyyy-MM-dd HH:mm:ss'), published_at: null, trashed: false, ...values })

test.group('Planning / imports of other tools', (group) => {
  onOwnDisk(group)

  test('posts that Postiz lists become posts at their instants, on the channel of that platform and name', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const at = later(3)

    const job = await checked(ada, postiz(postizPost(ada, { publishDate: at })), {}, 'posts.json')
    assert.containsSubset(job, { kind: 'postiz', state: 'checked', rows: { good: 1, bad: 0 }, accounts: [{ id: 'cm4integration', platform: 'instagram-standalone' }] })
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    const [row] = await rowsOf(ada, job.id)
    const post = await shown(ada, row.post_id)
    assert.containsSubset(post, { text: 'Hello & welcome\nSecond line', state: 'scheduled' })
    assert.equal(DateTime.fromISO(post.publishAt).toMillis(), DateTime.fromISO(at).toMillis())
    assert.lengthOf(post.media, 1)
    assert.deepEqual(post.deliveries?.map(({ connectionId }: any) => connectionId) ?? [ada.connection.id], [ada.connection.id])
  })

  test('drafts and what failed there become drafts; what is out already is left out, with its reason', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const job = await checked(ada, postiz(postizPost(ada, { id: 'a', state: 'DRAFT' }), postizPost(ada, { id: 'b', state: 'ERROR', publishDate: '2020-01-01T00:00:00.000Z' }), postizPost(ada, { id: 'c', state: 'PUBLISHED', publishDate: '2020-01-01T00:00:00.000Z' })))

    assert.containsSubset(job.rows, { good: 2, bad: 0, known: 1 })
    const rows = await rowsOf(ada, job.id)
    assert.deepEqual(rows.map(({ row_number: number, planned }) => [number, planned?.when, planned?.publishAt]), [[1, 'draft', null], [2, 'draft', null], [3, undefined, undefined]])
    assert.deepEqual(rows[2].mistakes.map(({ reason }: any) => reason), ['This post is out already'])
  })

  test('posts that Mixpost lists keep the text of each account, and their time is read as UTC', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const second = await addConnection(ada, { handle: 'second.one' })
    const versions = [version('<div>For all</div>'), version('<div>For the second</div>', { account_id: 8, is_original: false })]
    const accounts = [mixpostAccount(ada), mixpostAccount(ada, { id: 8, uuid: 'second', name: 'Two', username: '@second.one' })]
    const at = inDays(4)

    const job = await checked(ada, mixpost(mixpostPost(ada, { accounts, versions, scheduled_at: at.toFormat('yyyy-MM-dd HH:mm:ss') })))
    assert.containsSubset(job, { kind: 'mixpost', rows: { good: 1, bad: 0 } })
    await call(ada, 'POST', `${imports}/${job.id}/start`)
    await work()

    assert.containsSubset((await look(ada, job.id)).rows, { done: 1, refused: 0 })
    const [row] = await rowsOf(ada, job.id)
    assert.deepEqual(row.planned.targets.map(({ connectionId, text }: any) => [connectionId, text]), [[ada.connection.id, undefined], [second.id, 'For the second']])
    const post = await shown(ada, row.post_id)
    assert.containsSubset(post, { text: 'For all', state: 'scheduled' })
    assert.equal(DateTime.fromISO(post.publishAt).toMillis(), at.toMillis())
  })

  test('day and time that pages of Mixpost show are those of the zone that is chosen', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const date = DateTime.now().setZone(PRAGUE).plus({ days: 5 }).toFormat('yyyy-MM-dd')

    const job = await checked(ada, mixpost(mixpostPost(ada, { id: '8eb4e98d', uuid: undefined, status: 'SCHEDULED', scheduled_at: { date, time: '09:30', human: 'soon' } })))

    const [row] = await rowsOf(ada, job.id)
    assert.equal(DateTime.fromISO(row.planned.publishAt).setZone(PRAGUE).toFormat('yyyy-MM-dd HH:mm'), `${date} 09:30`)
  })

  test('an account that no channel is called like is asked for, and may be given a channel, or left out', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const other = { id: 'cm4other', providerIdentifier: 'instagram', name: 'Somebody else' }
    const elsewhere = { id: 'cm4x', providerIdentifier: 'x', name: 'Our studio', profile: ada.connection.handle }
    const content = postiz(postizPost(ada, { id: 'a', integration: other }), postizPost(ada, { id: 'b', integration: elsewhere }))

    const job = await checked(ada, content)
    assert.containsSubset(job.rows, { good: 0, bad: 2 })
    const [first, second] = await rowsOf(ada, job.id)
    assert.containsSubset(first.mistakes[0], { column: 'account', reason: 'No channel of this brand is the account “Somebody else” (instagram)', fix: 'Choose a channel for it above the rows, or connect it, and check again' })
    assert.match(second.mistakes[0].reason, /\(x\)/)

    await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: {}, accounts: { cm4other: ada.connection.id, cm4x: null } })
    await work()
    assert.containsSubset((await look(ada, job.id)).rows, { good: 1, bad: 0, known: 1 })
    const theirs = await addConnection({ ...ada, brandId: (await addBrand(ada)).id })
    assert.equal((await call(ada, 'POST', `${imports}/${job.id}/check`, { mapping: {}, accounts: { cm4x: theirs.id } })).status, 422)
  })

  test('the page offers the channels that are called like the accounts, and shows what is wrong before what is left out', async ({ assert }) => {
    await forgetLimits()
    const ada = await createReadyAuthor()
    const other = { id: 'cm4other', providerIdentifier: 'instagram', name: 'Somebody else' }
    const job = await checked(ada, postiz(postizPost(ada, { id: 'a', state: 'PUBLISHED' }), postizPost(ada, { id: 'b', integration: other })))

    const { json: page } = await (await signedIn(ada)).get(`/import/${job.id}`, { 'x-inertia': 'true' })

    assert.equal(page.component, 'import/show')
    assert.deepEqual(page.props.matches, { cm4integration: ada.connection.id, cm4other: null })
    assert.deepEqual(page.props.mistakes.map(({ row, state }: any) => [row, state]), [[2, 'bad'], [1, 'known']])
  })

  test('what cannot be carried over is said: files that are missing, posts in parts, other files for one account', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const parts = version('<div>One</div>', { content: [{ body: '<div>One</div>', media: [] }, { body: '<div>Two</div>', media: [] }] })
    const numbered = version('<div>Files by number</div>', { content: [{ body: '<div>Files by number</div>', media: [12] }] })
    const list = [mixpostPost(ada, { id: 1, uuid: 'one', versions: [parts] }), mixpostPost(ada, { id: 2, uuid: 'two', versions: [numbered] }), mixpostPost(ada, { id: 3, uuid: 'three', versions: [version('A'), version('B', { account_id: 7, is_original: false, content: [{ body: 'B', media: [] }] })] })]

    const job = await checked(ada, mixpost(...list))
    const told = (await rowsOf(ada, job.id)).map(({ mistakes }) => mistakes.map(({ reason }: any) => reason)[0])
    assert.deepEqual(told, ['The post has 2 parts, one after the other', 'The file names its pictures and videos by number only', 'One account has other files than the rest'])
    const missing = await checked(ada, postiz(postizPost(ada, { media: [{ url: 'https://uploads.example.test/vXJYn8EzSB.png' }] })))
    const late = await checked(ada, postiz(postizPost(ada, { publishDate: '2020-01-01T00:00:00.000Z' })))
    assert.containsSubset((await rowsOf(ada, late.id))[0].mistakes[0], { column: 'date', reason: 'The time is past', fix: 'Move it there to a time that is still to come, and save the answer again' })
    assert.containsSubset((await rowsOf(ada, missing.id))[0].mistakes[0], { column: 'files', reason: 'There is no file “vXJYn8EzSB.png” in this brand’s library', fix: 'Upload it to the library under this name, and check again' })
  })

  test('the same posts, saved again later, make no second ones', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const first = await checked(ada, postiz(postizPost(ada)))
    await call(ada, 'POST', `${imports}/${first.id}/start`)
    await work()

    const again = await checked(ada, postiz(postizPost(ada, { content: '<p>Changed since</p>' }), postizPost(ada, { id: 'new' })))

    assert.containsSubset(again.rows, { good: 1, known: 1 })
    assert.lengthOf((await call(ada, 'GET', posts)).body.data, 1)
  })

  test('JSON that holds no such posts, or breaks off, is refused in words', async ({ assert }) => {
    const ada = await createReadyAuthor()

    const whole = postiz(postizPost(ada), postizPost(ada))
    const answers = []
    for (const content of ['{"posts":[]}', '[{"title":"Something else"}]', '{"data":[1,2]}', whole.slice(0, -40), '{"posts":[{"id":}]}', '[]]', '{"message":"Unauthenticated."}']) answers.push(await upload(ada, content, 'posts.json'))

    assert.deepEqual(answers.map(({ status, body }) => [status, body.code]), answers.map(() => [422, 'E_PLAN_FILE']))
    assert.match(answers[0]!.body.detail, /holds no posts/)
    assert.match(answers[1]!.body.detail, /neither those of Postiz nor those of Mixpost/)
    assert.match(answers[3]!.body.detail, /ends in the middle/)
  })
})

test.group('Planning / imports of other tools / reading', () => {
  const read = async (text: string, size: number) => {
    const ids: unknown[] = []
    const bytes = Buffer.from(text)
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
    for await (const post of postsOf(Readable.from(pieces, { objectMode: false }))) ids.push(post.id)
    return ids
  }
  const post = (id: number) => ({ id, content: `A "quoted" text with } and ] and \\ and ěščř ${id}`, nested: { posts: [{ id: 'inner' }], data: [] } })

  test('posts are found wherever pieces are cut, in one answer, in several, in a list of pages, or bare', async ({ assert }) => {
    const pages = [{ links: ['a', { posts: [] }], data: [post(1), post(2)], meta: {} }, { data: [] }, { data: [post(3)] }]
    const texts = {
      one: JSON.stringify({ before: [1, { data: [] }], posts: [post(1), post(2), post(3)], after: 'posts' }),
      several: pages.map((page) => JSON.stringify(page, null, 2)).join('\n'),
      pages: JSON.stringify(pages),
      bare: `\uFEFF ${JSON.stringify([post(1), post(2), post(3)])}`,
    }

    for (const [name, text] of Object.entries(texts)) {
      for (const size of [1, 2, 7, 64, 1_000_000]) assert.deepEqual(await read(text, size), [1, 2, 3], `${name} in pieces of ${size}`)
    }
  })

  test('markup becomes the text it shows, and text without any stays as it is', ({ assert }) => {
    assert.equal(textOfMarkup('<p>One <strong>bold</strong> &lt;tag&gt;</p><p></p><p>Two<br>three&nbsp;&#128512;&#x1F600;</p>'), 'One bold <tag>\n\nTwo\nthree 😀😀')
    assert.equal(textOfMarkup('1 < 2 & 3 > 2, &amp; so on\n\nNext'), '1 < 2 & 3 > 2, &amp; so on\n\nNext')
    assert.equal(textOfMarkup('<div>https://example.test/?a=1&amp;b=2</div>'), 'https://example.test/?a=1&b=2')
  })
})
