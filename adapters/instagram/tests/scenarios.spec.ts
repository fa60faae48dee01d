import { drive, World, type Emulator, type Outcome } from '@caidence/testkit'
import type { Adapter } from '@caidence/sdk'
import { test } from '@japa/runner'
import options from './conformance_options.ts'

const DAY = 86_400

/** What the platform does on a bad day, from the first step to the last. Nothing waits for real. */
test.group('Instagram / whole deliveries', (group) => {
  let world: World
  let emulator: Emulator
  group.each.timeout(60_000)
  group.each.setup(async () => {
    world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
    emulator = world.emulator
    return () => world.close()
  })

  async function deliver(format: string, before?: (step: string) => void): Promise<Outcome> {
    const choice = await world.connect()
    return drive({
      publisher: (world.adapter as Adapter<'publish'>).publish,
      draft: await world.draft(format, options.drafts[format]),
      media: world.media,
      call: () => world.call(choice),
      clock: world.clock,
      settleSeconds: 5,
      before: ({ checkpoint }) => before?.(checkpoint.step),
    })
  }
  const admin = (path: string, body: object) =>
    fetch(`${emulator.url}/__admin/${path}`, { method: 'POST', body: JSON.stringify(body) })

  test('a container that is {kind} is replaced, and the post goes out once')
    .with([
      { kind: 'stuck' },
      { kind: 'expired' },
      { kind: 'slow', seconds: 300 },
      { kind: 'error', subcode: 2207053 },
      { kind: 'error', subcode: 2207052 },
    ])
    .run(async ({ assert }, scenario) => {
      await admin('scenarios', scenario)

      const outcome = await deliver('instagram.feed')

      assert.equal(outcome.state, 'live')
      assert.lengthOf(emulator.posts(), 1)
    })

  test('a carousel whose child fails starts again from its first child', async ({ assert }) => {
    await admin('scenarios', { kind: 'error', subcode: 2207053 })

    assert.equal((await deliver('instagram.carousel')).state, 'live')
    assert.lengthOf(emulator.posts(), 1)
    assert.lengthOf(
      emulator.log().filter(({ call }) => call === 'container'),
      7
    )
  })

  test('media the platform refuses is named', async ({ assert }) => {
    await admin('scenarios', { kind: 'error', subcode: 2207026 })

    const outcome = await deliver('instagram.reel')

    assert.equal(outcome.state === 'failed' && outcome.fault.code, 'E_MEDIA_REJECTED')
    assert.lengthOf(emulator.posts(), 0)
  })

  test('a lost answer is found again although the list lags behind', async ({ assert }) => {
    emulator.configure({ listLagSeconds: 25 })
    emulator.fault({ call: 'publish', kind: 'reset', when: 'after' })

    const outcome = await deliver('instagram.story')

    assert.equal(outcome.state === 'live' && outcome.post.remoteId, emulator.posts()[0].id)
    assert.lengthOf(emulator.posts(), 1)
  })

  test('a list that lags for minutes, and a permalink that does, are waited for', async ({
    assert,
  }) => {
    emulator.configure({ listLagSeconds: 240, permalinkLagSeconds: 300 })
    emulator.fault({ call: 'publish', kind: 'reset', when: 'after' })

    const outcome = await deliver('instagram.feed')

    assert.equal(outcome.state === 'live' && outcome.post.url, emulator.posts()[0].url)
    assert.lengthOf(emulator.posts(), 1)
  })

  test('a permalink that comes late is still read', async ({ assert }) => {
    emulator.configure({ permalinkLagSeconds: 240 })

    const outcome = await deliver('instagram.reel')

    assert.equal(outcome.state === 'live' && outcome.post.url, emulator.posts()[0].url)
  })

  test('a post that never shows in the list is for a person, and is not sent again', async ({
    assert,
  }) => {
    emulator.configure({ listLagSeconds: DAY })
    emulator.fault({ call: 'publish', kind: '500', when: 'after' })

    const outcome = await deliver('instagram.feed')

    assert.equal(outcome.state, 'person')
    assert.lengthOf(emulator.posts(), 1)
    assert.lengthOf(
      emulator.log().filter(({ call }) => call === 'publish'),
      1
    )
  })

  test('a used-up quota waits until it is free', async ({ assert }) => {
    emulator.configure({ quotaTotal: 1 })
    await deliver('instagram.feed')

    const started = world.clock.now().getTime()
    const outcome = await deliver('instagram.feed')

    assert.equal(outcome.state, 'live')
    assert.isAtLeast((world.clock.now().getTime() - started) / 1000, DAY - 3600)
  })

  test('a quota that is used up between the look and the post is a wait as well', async ({
    assert,
  }) => {
    let isUsedUp = false
    const outcome = await deliver('instagram.feed', (step) => {
      if (step !== 'publish') return
      emulator.configure({ quotaTotal: isUsedUp ? 50 : 0 })
      isUsedUp = true
    })

    assert.equal(outcome.state, 'live')
    assert.lengthOf(emulator.posts(), 1)
  })

  test('400 after acceptance with {$self} ends in one post')
    .with([
      [100, undefined],
      [-1, 2207001],
      [1, 99],
      [24, 2207008],
      [9007, 2207027],
      [4, 2207051],
      [368, undefined],
      [10, undefined],
      [25, 2207050],
      [9, 2207042],
      [190, 460],
      [506, undefined],
      [36003, 2207009],
    ] as [number, number | undefined][])
    .run(async ({ assert }, [code, subcode]) => {
      emulator.fault({ call: 'publish', kind: '400', when: 'after', code, subcode })

      const outcome = await deliver('instagram.feed')

      assert.equal(outcome.state === 'live' && outcome.post.remoteId, emulator.posts()[0].id)
      assert.lengthOf(emulator.posts(), 1)
    })

  test('forty deliveries at once make forty posts', async ({ assert }) => {
    emulator.configure({ quotaTotal: 1000 })

    const outcomes = await Promise.all(Array.from({ length: 40 }, () => deliver('instagram.feed')))

    assert.lengthOf(
      outcomes.filter(({ state }) => state === 'live'),
      40
    )
    assert.lengthOf(emulator.posts(), 40)
  })
})
