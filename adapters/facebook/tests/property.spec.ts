import type { Adapter } from '@caidence/sdk'
import { drive, World, type FaultSwitch } from '@caidence/testkit'
import { test } from '@japa/runner'
import fc from 'fast-check'
import options from './conformance_options.ts'

/** Schedules tried per run; `fc` prints the seed of a failing one. */
const RUNS = 120
const CALLS = ['photo', 'list', 'object', 'publish', 'read', 'comment']
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
const CODES = [100, 1, 2, 4, 9, 10, 190, 200, 324, 368, 506]

const fault: fc.Arbitrary<FaultSwitch> = fc.record({
  call: fc.constantFrom(...CALLS),
  kind: fc.constantFrom(...KINDS),
  when: fc.constantFrom('before' as const, 'after' as const),
  times: fc.integer({ min: 1, max: 2 }),
  skip: fc.integer({ min: 0, max: 2 }),
  code: fc.constantFrom(...CODES),
})
const schedule = fc
  .record({
    format: fc.constantFrom('facebook.text', 'facebook.photo', 'facebook.photo_story'),
    faults: fc.array(fault, { maxLength: 5 }),
    kills: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
    listLagSeconds: fc.constantFrom(0, 0, 3, 20),
    comment: fc.boolean(),
  })

test.group('Facebook / any bad day', () => {
  test('never two posts or comments, and never a failure with a post behind it', async ({
    assert,
  }) => {
    const ends: Record<string, number> = {}

    await fc.assert(
      fc.asyncProperty(schedule, async ({ format, faults, kills, listLagSeconds, comment }) => {
        const world = await World.open({ folder: `${import.meta.dirname}/..`, kit: options })
        try {
          const choice = await world.connect()
          world.emulator.configure({ listLagSeconds })
          for (const item of faults) world.emulator.fault(item)
          const hasComment = comment && !format.endsWith('_story')
          const outcome = await drive({
            publisher: (world.adapter as Adapter<'publish'>).publish,
            draft: await world.draft(format, {
              ...options.drafts[format],
              options: hasComment ? { firstComment: 'First' } : {},
            }),
            media: world.media,
            call: () => world.call(choice),
            clock: world.clock,
            settleSeconds: 5,
            dies: ({ index }) => kills.includes(index),
          })
          const posts = world.emulator.posts()
          ends[outcome.state] = (ends[outcome.state] ?? 0) + 1

          assert.isAtMost(posts.length, 1, 'published twice')
          assert.isAtMost(posts[0]?.comments?.length ?? 0, hasComment ? 1 : 0, 'commented twice')
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
