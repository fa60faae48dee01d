import type { Metric } from '@caidence/sdk'
import { test } from '@japa/runner'
import {
  ADA,
  adapterOf,
  connectAs,
  deliver,
  faultOf,
  KESTREL,
  openWorld,
  SHARE,
  textDraft,
} from './support.ts'

const named = (metrics: Metric[]) =>
  Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
const HOUR = 3600

test.group('LinkedIn / numbers', () => {
  test('windows are whole UTC days, and what is not over says so', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const call = world.call(await connectAs(world, KESTREL))
    const now = world.clock.now()
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()

    const metrics = await adapterOf(world).analytics.window({ from: day(-3), to: day(0) }, call)

    const impressions = metrics.find(({ name }) => name === 'impressions')!
    assert.match(impressions.from, /T00:00:00.000Z$/)
    assert.match(impressions.to, /T00:00:00.000Z$/)
    assert.equal(Date.parse(impressions.to) - Date.parse(impressions.from), 3 * 86_400_000)
    const first = Date.parse(impressions.from) / 86_400_000
    const wanted = [0, 1, 2].reduce((sum, offset) => sum + 60 + ((first + offset) % 7) * 9, 0)
    assert.equal(impressions.value, wanted)
    assert.equal(named(metrics).followers, 801)
    assert.isNumber(named(metrics).profile_views)
  })

  test('further back than the platform keeps is silence', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const call = world.call(await connectAs(world, KESTREL))

    const metrics = await adapterOf(world).analytics.window(
      { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' },
      call
    )

    assert.isNull(named(metrics).impressions)
    assert.isNumber(named(metrics).followers)
  })

  test('a post nobody has seen has no numbers, one that was seen has', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const outcome = await deliver(world, textDraft('Count me'), choice)
    const post = outcome.state === 'live' ? outcome.post.remoteId : ''
    const read = async () => {
      const at = world.clock.now().toISOString()
      return named(
        await adapterOf(world)
          .analytics.window(
            { from: at, to: at, posts: [post, 'urn:li:ugcPost:1'] },
            world.call(choice)
          )
          .then((all) => all.filter((metric) => metric.post === post))
      )
    }

    assert.isTrue(Object.values(await read()).every((value) => value === null))
    world.clock.advance(2 * HOUR)
    assert.deepEqual(await read(), {
      impressions: 64,
      reach: 39,
      clicks: 2,
      reactions: 1,
      comments: 0,
      shares: 0,
      saves: null,
    })
  })

  test('a profile’s numbers come with the product for them, and are empty without', async ({
    assert,
    cleanup,
  }) => {
    for (const settings of [undefined, SHARE]) {
      const world = await openWorld(settings)
      cleanup(() => world.close())
      const choice = await connectAs(world, ADA)
      const outcome = await deliver(world, textDraft('Count me'), choice)
      const post = outcome.state === 'live' ? outcome.post.remoteId : ''
      world.clock.advance(30 * HOUR)
      const [from, to] = [
        new Date(world.clock.now().getTime() - 2 * 86_400_000),
        world.clock.now(),
      ].map((at) => at.toISOString())

      const account = named(
        await adapterOf(world).analytics.window({ from, to }, world.call(choice))
      )
      const posts = named(
        await adapterOf(world).analytics.window({ from, to, posts: [post] }, world.call(choice))
      )

      if (settings) {
        assert.isTrue(
          [...Object.values(account), ...Object.values(posts)].every((value) => value === null)
        )
        assert.lengthOf(
          world.emulator.log().filter(({ call }) => call === 'insights'),
          0
        )
      } else {
        assert.equal(account.followers, 412)
        assert.equal(posts.impressions, 400)
        assert.equal(posts.saves, 2)
        assert.isNull(account.profile_views)
      }
    }
  })

  test('numbers a role does not give are empty, and cost nobody the connection', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    world.emulator.credentials({ state: 'role-lost', account: KESTREL })
    const at = world.clock.now()

    const metrics = await adapterOf(world).analytics.window(
      { from: new Date(at.getTime() - 86_400_000).toISOString(), to: at.toISOString() },
      world.call(choice)
    )

    assert.isNull(named(metrics).impressions)
    assert.isNull(named(metrics).follows)
  })
})

test.group('LinkedIn / comments and mentions', () => {
  test('comments under a Page’s post: our own by name, others by id', async ({
    assert,
    cleanup,
  }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const choice = await connectAs(world, KESTREL)
    const outcome = await deliver(world, textDraft('Post', { firstComment: 'Ours' }), choice)
    const post = outcome.state === 'live' ? outcome.post.remoteId : ''
    await fetch(`${world.emulator.url}/__admin/comments`, {
      method: 'POST',
      body: JSON.stringify({ post, text: 'Theirs' }),
    })

    const { comments } = await adapterOf(world).inbox.comments({ post }, world.call(choice))

    assert.deepEqual(
      comments.map(({ author, text }) => [author?.name, text]),
      [
        ['Kestrel Bakery', 'Ours'],
        ['urn:li:person:f0aaQ1', 'Theirs'],
      ]
    )
  })

  test('those under a profile’s post are closed to every app', async ({ assert, cleanup }) => {
    const world = await openWorld()
    cleanup(() => world.close())
    const call = world.call(await connectAs(world, ADA))

    assert.equal(
      (await faultOf(adapterOf(world).inbox.comments({ post: 'urn:li:share:1' }, call))).code,
      'E_UNSUPPORTED'
    )
  })

  test('{query} finds {wanted}')
    .with([
      { query: '', wanted: ['Kestrel Bakery', 'Harbour Yoga'] },
      { query: 'kestrel', wanted: ['Kestrel Bakery'] },
      { query: 'Northlight Studio', wanted: ['Northlight Studio'] },
      { query: 'cleo', wanted: ['Cleo Sample'] },
      { query: 'cl', wanted: [] },
    ])
    .run(async ({ assert, cleanup }, { query, wanted }) => {
      const world = await openWorld()
      cleanup(() => world.close())
      const call = world.call(await connectAs(world, KESTREL))

      const choices = await adapterOf(world).options.list('mentions', query, call)

      assert.deepEqual(
        choices.map(({ label }) => label),
        wanted
      )
      for (const { value, label } of choices) assert.isTrue(value.startsWith(`@[${label}](urn:li:`))
    })

  test('an app for profiles has nobody to offer', async ({ assert, cleanup }) => {
    const world = await openWorld(SHARE)
    cleanup(() => world.close())
    const call = world.call(await connectAs(world, ADA))

    assert.deepEqual(await adapterOf(world).options.list('mentions', 'kestrel', call), [])
  })
})
