import type { FaultSwitch } from '@caidence/testkit'
import { test } from '@japa/runner'
import fc from 'fast-check'
import options from './conformance_options.ts'
import { deliver, openWorld } from './support.ts'

/** Schedules tried per run; `fc` prints the seed of a failing one. */
const RUNS = 100
const CALLS = [
  'session',
  'progress',
  'chunk',
  'video',
  'list',
  'thumbnail',
  'playlistItem',
  'update',
  'update',
  'comment',
  'comments',
  'token',
]
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

const fault: fc.Arbitrary<FaultSwitch> = fc.record({
  call: fc.constantFrom(...CALLS),
  kind: fc.constantFrom(...KINDS),
  when: fc.constantFrom('before' as const, 'after' as const),
  times: fc.integer({ min: 1, max: 3 }),
  skip: fc.integer({ min: 0, max: 2 }),
})
const schedule = fc.record({
  format: fc.constantFrom('youtube.video', 'youtube.short'),
  faults: fc.array(fault, { maxLength: 6 }),
  kills: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 5 }),
  listLagSeconds: fc.constantFrom(0, 0, 20),
  sessionSeconds: fc.constantFrom(604_800, 604_800, 1),
  firstComment: fc.boolean(),
  credentials: fc.constantFrom(
    null,
    null,
    'expired' as const,
    'role-lost' as const,
    'revoked' as const
  ),
  strikes: fc.integer({ min: 0, max: 8 }),
})

test.group('YouTube / any bad day', () => {
  test('never two posts, never two comments, and never a failure with a post behind it', async ({
    assert,
  }) => {
    const ends: Record<string, number> = {}

    await fc.assert(
      fc.asyncProperty(
        schedule,
        async ({ format, faults, kills, firstComment, credentials, strikes, ...config }) => {
          const world = await openWorld()
          try {
            const choice = await world.connect()
            world.emulator.configure(config)
            for (const item of faults) world.emulator.fault(item)
            const made = await world.draft(format, options.drafts[format])
            if (firstComment) made.options.firstComment = 'First'
            const outcome = await deliver(
              world,
              made,
              {
                dies: ({ index }) => kills.includes(index),
                before: ({ index }) => {
                  if (credentials && index === strikes)
                    world.emulator.credentials({ state: credentials })
                },
              },
              choice
            )
            const posts = world.emulator.posts()
            ends[outcome.state] = (ends[outcome.state] ?? 0) + 1

            assert.isAtMost(posts.length, 1, 'published twice')
            assert.isAtMost(posts[0]?.comments?.length ?? 0, 1, 'commented twice')
            if (outcome.state === 'live')
              assert.equal(outcome.post.remoteId, posts[0]?.id, 'live without its post')
            if (outcome.state === 'failed')
              assert.lengthOf(posts, 0, `failed with ${outcome.fault.message}, but published`)
          } finally {
            await world.close()
          }
        }
      ),
      { numRuns: RUNS }
    )
    assert.isAbove(ends.live ?? 0, RUNS / 4, JSON.stringify(ends))
  }).timeout(120_000)
})
