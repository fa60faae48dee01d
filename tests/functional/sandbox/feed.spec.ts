import { test } from '@japa/runner'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { forgetLimits, signIn } from '#tests/support/accounts'
import { SAMPLE, usePlugins } from '#tests/support/plugin_folder'
import { Visitor } from '#tests/support/visitor'
import { addSample, PLUGIN, postOf, publish, tell, useEmulator } from './support.ts'

const feed = `/sandbox/${PLUGIN}`
const textsIn = (page: any) => page.props.feed.posts.map(({ text }: any) => text)

test.group('Sandbox / feed', (group) => {
  group.each.setup(() => forgetLimits())

  test('outside the sandbox there is no such page, whoever asks', async ({ assert }) => {
    const owner = await createOwner()
    const { visitor } = await signIn(owner.user.email)

    for (const who of [visitor, new Visitor()]) {
      for (const path of ['/sandbox', feed, `${feed}/requests`, `${feed}/picture?path=/a.png`]) assert.equal((await who.clone().get(path)).status, 404, path)
      assert.equal((await who.clone().post(`${feed}/reset`, {}, { accept: 'application/json' })).status, 404)
    }
  })

  test('shows what was published on the channels a person sees, newest first, with the plugin’s look', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const channel = await addSample(owner)
    publish(fake, [
      postOf(channel.remoteId, { text: 'Zeroth', publishedAt: '2026-02-01T10:00:00Z', url: 'https://api.sample.test/notes/0?a=b' }),
      postOf(channel.remoteId, { text: 'First', publishedAt: '2026-03-01T10:00:00Z' }),
      postOf(channel.remoteId, {
        text: 'Second',
        publishedAt: '2026-03-02T10:00:00Z',
        author: { name: 'A Baker', handle: 'baker', pictureUrl: `${fake.origin}/avatars/1.svg` },
        pictures: [`${fake.origin}/pictures/abc`, 'http://192.0.2.1/tracker.png'],
        url: `${fake.origin}/notes/2`,
        link: 'javascript:alert(1)',
        comments: [{ author: 'A reader', text: 'Nice' }],
      }),
      postOf('somebody-elses', { text: 'Not theirs' }),
    ])
    const { visitor } = await signIn(owner.user.email)

    const { page } = await visitor.get(feed)

    context.assert.deepEqual(textsIn(page), ['Second', 'First', 'Zeroth'])
    const [second, first, zeroth] = page!.props.feed.posts
    context.assert.deepInclude(second, {
      author: { name: 'A Baker', handle: 'baker', pictureUrl: `${feed}/picture?path=%2Favatars%2F1.svg` },
      pictures: [`${feed}/picture?path=%2Fpictures%2Fabc`],
      url: `${fake.origin}/notes/2`,
      link: null,
      comments: [{ author: 'A reader', text: 'Nice' }],
    })
    context.assert.isNull(first.url)
    context.assert.equal(zeroth.url, `${fake.origin}/api.sample.test/notes/0?a=b`)
    context.assert.equal(first.author.handle, channel.handle)
    context.assert.deepInclude(page!.props.frame.platform, { id: PLUGIN, name: 'Sample', look: { layout: 'cards', colour: '#0f766e' } })
  })

  test('a person of one brand sees nothing of another’s, and somebody of another workspace nothing at all', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const second = await createBrand(owner)
    const [mine, theirs] = [await addSample(owner), await addSample(owner, { brandId: second.id })]
    publish(fake, [postOf(mine.remoteId, { text: 'Mine' }), postOf(theirs.remoteId, { text: 'Theirs' })])
    const inOne = await createMember(owner, 'viewer', inBrand(owner.brandId))
    const stranger = await createOwner()

    const pageOf = async ({ user }: typeof owner) => (await (await signIn(user.email)).visitor.get(feed)).page

    context.assert.deepEqual(textsIn(await pageOf(inOne)), ['Mine'])
    context.assert.sameMembers(textsIn(await pageOf(owner)), ['Mine', 'Theirs'])
    const page = await pageOf(stranger)
    context.assert.deepEqual(textsIn(page), [])
    context.assert.deepEqual(page!.props.frame.channels, [])
  })

  test('pages end where the next begins', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const { remoteId } = await addSample(owner)
    publish(fake, Array.from({ length: 23 }, (_, nth) => postOf(remoteId, { text: String(nth), publishedAt: new Date(Date.UTC(2026, 2, 1, nth)).toISOString() })))
    const { visitor } = await signIn(owner.user.email)

    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { page }: any = await visitor.get(cursor ? `${feed}?cursor=${encodeURIComponent(cursor)}` : feed)
      seen.push(...textsIn(page))
      cursor = page.props.feed.nextCursor
    } while (cursor)

    context.assert.deepEqual(seen, Array.from({ length: 23 }, (_, nth) => String(22 - nth)))
  })

  test('what has another shape is left out, and the rest is shown', async (context) => {
    const fake = await useEmulator(context)
    const owner = await createOwner()
    const { remoteId } = await addSample(owner)
    publish(fake, [null, 7, 'text', {}, { id: 1, account: remoteId }, postOf(remoteId, { text: { no: 'text' }, pictures: 'one', comments: {}, author: [] }), postOf(remoteId, { publishedAt: 'yesterday' }), postOf(remoteId, { text: 'Good' })])
    tell(fake, 'calls', { calls: 'none' })
    const { visitor } = await signIn(owner.user.email)

    const { status, page } = await visitor.get(feed)

    context.assert.equal(status, 200)
    context.assert.sameMembers(textsIn(page), ['', 'Good'])
    context.assert.deepEqual(page!.props.frame.calls, [])
  })

  test('an emulator that is away, silent, someone else’s or too talkative is told on the page', async (context) => {
    const fake = await useEmulator(context)
    const { visitor } = await signIn((await createOwner()).user.email)
    const problem = async () => (await visitor.get(feed)).page!.props.frame.problem

    context.assert.isNull(await problem())
    fake.replies['GET /__admin/state'] = { isSilent: true }
    context.assert.match(await problem(), /emulator of Sample does not answer/)
    fake.replies['GET /__admin/state'] = { status: 404, body: 'no such page' }
    context.assert.match(await problem(), /knows no such request/)
    fake.replies['GET /__admin/state'] = { status: 302, location: 'http://192.0.2.1/' }
    context.assert.match(await problem(), /knows no such request/)
    fake.replies['GET /__admin/state'] = { type: 'application/json', body: `"${'x'.repeat(17 * 1024 * 1024)}"` }
    context.assert.match(await problem(), /too large/)
    await usePlugins(context, { folders: [SAMPLE], platformHosts: 'api.sample.test=http://127.0.0.1:1/api.sample.test' })
    context.assert.match(await problem(), /does not answer/)
  })

  test('only what stands in for a platform on this machine is asked', async (context) => {
    await useEmulator(context)
    const { visitor } = await signIn((await createOwner()).user.email)
    context.assert.equal((await visitor.get('/sandbox')).location, feed)

    await usePlugins(context, { folders: [SAMPLE], platformHosts: 'api.sample.test=http://192.0.2.1:7701/api.sample.test' })

    context.assert.equal((await visitor.get(feed)).status, 404)
    context.assert.equal((await visitor.get('/sandbox')).page!.component, 'sandbox/none')
  })

  test('requests can be narrowed by call and by how they ended', async (context) => {
    const fake = await useEmulator(context)
    const entry = (call: string, status: number, fault?: string) => ({ at: new Date().toISOString(), method: 'GET', host: 'api.sample.test', path: '/posts', call, status, write: false, ...(fault && { fault }) })
    tell(fake, 'log', { log: [entry('list', 200), entry('publish', 503, '503 before'), entry('publish', 422), entry('token', 500), { ...entry('list', 200), host: 'api.other.test' }] })
    const { visitor } = await signIn((await createOwner()).user.email)
    const shown = async (query = '') => (await visitor.get(`${feed}/requests${query}`)).page!.props.log.requests.map(({ call, status }: any) => `${call} ${status}`)

    context.assert.deepEqual(await shown(), ['token 500', 'publish 422', 'publish 503', 'list 200'])
    context.assert.deepEqual(await shown('?call=publish'), ['publish 422', 'publish 503'])
    context.assert.deepEqual(await shown('?outcome=fault'), ['publish 503'])
    context.assert.deepEqual(await shown('?outcome=refused'), ['publish 422'])
    context.assert.deepEqual(await shown('?outcome=nonsense'), await shown())
  })
})

test.group('Sandbox / pictures', (group) => {
  group.each.setup(() => forgetLimits())

  test('come through this host, such that nothing in them runs', async (context) => {
    const fake = await useEmulator(context)
    fake.replies['GET /pictures/abc'] = { type: 'image/png', body: Buffer.from([1, 2, 3]) }
    fake.replies['GET /avatars/1.svg'] = { type: 'image/svg+xml', body: '<svg><script>alert(1)</script></svg>' }
    const { visitor } = await signIn((await createOwner()).user.email)
    const picture = (path: string) => visitor.get(`${feed}/picture?path=${encodeURIComponent(path)}`)

    const png = await picture('/pictures/abc')
    const svg = await picture('/avatars/1.svg')

    context.assert.equal(png.status, 200)
    context.assert.equal(png.headers.get('content-type'), 'image/png')
    context.assert.equal(svg.headers.get('content-type'), 'image/svg+xml')
    for (const { headers } of [png, svg]) {
      context.assert.match(headers.get('content-security-policy')!, /default-src 'none'.*sandbox/)
      context.assert.equal(headers.get('x-content-type-options'), 'nosniff')
    }
    context.assert.equal((await new Visitor().get(`${feed}/picture?path=/pictures/abc`)).status, 302)
  })

  test('no other address, no admin call, no redirect, nothing that is no picture, and nothing too large', async (context) => {
    const fake = await useEmulator(context)
    const other = await useOther(context)
    fake.replies['GET /page'] = { type: 'text/html', body: '<h1>Hello</h1>' }
    fake.replies['GET /away'] = { status: 302, location: `${other.origin}/pictures/abc` }
    fake.replies['GET /large'] = { type: 'image/png', body: Buffer.alloc(9 * 1024 * 1024) }
    fake.replies['GET /__admin/state'] = { type: 'image/png', body: 'a lie' }
    const { visitor } = await signIn((await createOwner()).user.email)
    const picture = async (query: string) => (await visitor.get(`${feed}/picture${query}`)).status
    const path = (value: string) => `?path=${encodeURIComponent(value)}`

    for (const query of ['', '?path[]=/pictures/abc', path('pictures/abc'), path(`${other.origin}/pictures/abc`), path(`//${new URL(other.origin).host}/pictures/abc`), path(`/\\${new URL(other.origin).host}/pictures/abc`), path(`/${'x'.repeat(3_000)}`)])
      context.assert.equal(await picture(query), 404, query)
    for (const value of ['/page', '/away', '/large', '/nothing', '/__admin/state', '/x/../__admin/state', '/%5f%5fadmin/state']) context.assert.equal(await picture(path(value)), 404, value)
    context.assert.isEmpty(other.heard)
    context.assert.isEmpty(fake.heard.filter(({ path: heard }) => heard.includes('admin/state')))
  })
})

/** A server that must hear nothing. */
async function useOther({ cleanup }: Parameters<typeof useEmulator>[0]) {
  const { createServer } = await import('node:http')
  const heard: string[] = []
  const server = createServer(({ url }, response) => {
    heard.push(url!)
    response.writeHead(200, { 'content-type': 'image/png' }).end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(() => void server.close())
  return { heard, origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` }
}
