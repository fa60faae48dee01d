import type { Adapter } from '@caidence/sdk'
import { drive, World, type FaultSwitch } from '@caidence/testkit'
import { test } from '@japa/runner'
import fc from 'fast-check'
import options from './conformance_options.ts'

/** Schedules tried per run; `fc` prints the seed of a failing one. */
const RUNS = 150
const CALLS = ['container', 'status', 'quota', 'list', 'publish', 'read']
/** Without those that cost real time; they have tests of their own. */
const KINDS = [
  '500',
  '502',
  '503',
  '504',
  '429',
  'reset',
  'close-mid-body',
  'truncated-json',
  'html-200',
  'html-error',
  '400',
] as const
const CODES = [100, 1, 2, 4, 9, 10, 24, 25, 190, 200, 368, 506, 9007]

const fault: fc.Arbitrary<FaultSwitch> = fc.record({
  call: fc.constantFrom(...CALLS),
  kind: fc.constantFrom(...KINDS),
  when: fc.constantFrom('before' as const, 'after' as const),
  times: fc.integer({ min: 1, max: 3 }),
  skip: fc.integer({ min: 0, max: 2 }),
  code: fc.constantFrom(...CODES),
})
const schedule = fc.record({
  format: fc.constantFrom('instagram.feed', 'instagram.story'),
  faults: fc.array(fault, { maxLength: 6 }),
  kills: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }),
  listLagSeconds: fc.constantFrom(0, 0, 3, 20),
})

test.group('Instagram / any bad day', () => {
  test('never two posts, and never a failure with a post behind it', async ({ assert }) => {
    const ends: Record<string, number> = {}

    await fc.assert(
      fc.asyncProperty(schedule, async ({ format, faults, kills, listLagSeconds }) => {
        const world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
        try {
          const choice = await world.connect()
          world.emulator.configure({ listLagSeconds })
          for (const item of faults) world.emulator.fault(item)
          const outcome = await drive({
            publisher: (world.adapter as Adapter<'publish'>).publish,
            draft: await world.draft(format, options.drafts[format]),
            media: world.media,
            call: () => world.call(choice),
            clock: world.clock,
            settleSeconds: 5,
            dies: ({ index }) => kills.includes(index),
          })
          const posts = world.emulator.posts()
          ends[outcome.state] = (ends[outcome.state] ?? 0) + 1

          assert.isAtMost(posts.length, 1, 'published twice')
          if (outcome.state === 'live')
            assert.equal(outcome.post.remoteId, posts[0]?.id, 'live without its post')
          if (outcome.state === 'failed')
            assert.lengthOf(posts, 0, `failed with ${outcome.fault.message}, but published`)
        } finally {
          await world.close()
        }
      }),
      { numRuns: RUNS }
    )
    assert.isAbove(ends.live ?? 0, RUNS / 4, JSON.stringify(ends))
  }).timeout(180_000)
})
