import type { Adapter } from '@caidence/sdk'
import { World } from '@caidence/testkit'
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
})
