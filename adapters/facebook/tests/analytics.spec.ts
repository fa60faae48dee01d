import type { Adapter, Metric } from '@caidence/sdk'
import { drive, World } from '@caidence/testkit'
import { test } from '@japa/runner'
import options from './conformance_options.ts'

const DAY = 86_400_000

test.group('Facebook / numbers', (group) => {
  let world: World
  group.each.setup(async () => {
    world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
    return () => world.close()
  })

  async function read(days: number) {
    const now = world.clock.now().getTime()
    const [from, to] = [now - days * DAY, now].map((at) => new Date(at).toISOString())
    const { analytics } = world.adapter as Adapter<'analytics'>
    const metrics = await analytics.window({ from, to }, world.call(await world.connect()))
    return { from, to, metrics, of: (name: string) => metrics.find((metric) => metric.name === name)! }
  }

  test('people who came on two days are not added up; what people did is', async ({ assert }) => {
    const { of } = await read(5)

    assert.isNull(of('reach').value)
    assert.isNumber(of('views').value)
    assert.isNumber((await read(1.2)).of('reach').value)
  })

  test('a number covers whole days of the platform, and says until when', async ({ assert }) => {
    const { of, to } = await read(5)
    const views = of('views')

    assert.match(views.to, /T08:00:00\.000Z$/)
    assert.equal(views.asOf, views.to)
    assert.isAtMost(Date.parse(views.to), Date.parse(to))
    // The last day may have ended too recently to be told.
    assert.include([4 * DAY, 5 * DAY], Date.parse(views.to) - Date.parse(views.from))
  })

  test('a retired metric is not told, and costs nothing else', async ({ assert }) => {
    world.emulator.configure({ retiredMetric: 'page_media_view' })
    const { of } = await read(3)

    assert.isNull(of('views').value)
    assert.isNumber(of('engagements').value)
  })

  test('more days than one call may ask for', async ({ assert }) => {
    const { of } = await read(200)

    const { from, to } = of('views')
    assert.include([199 * DAY, 200 * DAY], Date.parse(to) - Date.parse(from))
  })

  async function published(format: string): Promise<string> {
    const choice = await world.connect()
    const outcome = await drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft(format, options.drafts[format]),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
    })
    return outcome.state === 'live' ? outcome.post.remoteId : outcome.state
  }
  const told = (metrics: Metric[], post: string) =>
    metrics.filter((metric) => metric.post === post && metric.value !== null).map(({ name }) => name)

  test('a story, which has no numbers, costs none of the others', async ({ assert }) => {
    const posts = [await published('facebook.photo_story'), await published('facebook.reel'), await published('facebook.text')]
    world.clock.advance(2 * DAY / 1000)
    const { analytics } = world.adapter as Adapter<'analytics'>
    const to = world.clock.now().toISOString()

    const metrics = await analytics.window({ from: to, to, posts }, world.call(await world.connect()))

    assert.isEmpty(told(metrics, posts[0]))
    for (const post of posts.slice(1)) assert.includeMembers(told(metrics, post), ['views', 'comments'])
  })
})
