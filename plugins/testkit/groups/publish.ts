import assert from 'node:assert/strict'
import { AdapterFault, type Checkpoint } from '@caidence/sdk'
import type { KitTest } from '../options.ts'
import type { World } from '../world.ts'
import {
  has,
  inWorld,
  publisherOf,
  test,
  withPatience,
  type Context,
  type Group,
} from './context.ts'
import { deliver, describe, stepsOf } from './publishing.ts'

const GROUP = 'publish'
/** More than this in one read means that a file is held in memory as a whole. */
const MAX_RANGE_BYTES = 16 * 1024 * 1024
const MAX_ABORT_MS = 1_000

export const publishGroup: Group = (context) => {
  if (!has(context, 'publish')) return []
  const formats = context.manifest.adapters[0].formats.filter(({ id }) => context.kit.drafts[id])
  return [
    ...formats.flatMap(({ id }) => formatTests(context, id)),
    ...(context.kit.variants ?? []).map(({ name, settings }) =>
      test(GROUP, 'working', `${name}: a post goes live`, () =>
        inWorld(context, (world) => goesLive(context, world, formats[0].id), settings)
      )
    ),
    test(GROUP, 'dependable', 'an abort stops a write that hangs within a second', () =>
      inWorld(withPatience(context), (world) => stopsAtOnce(context, world, formats[0].id))
    ),
  ]
}

function formatTests(context: Context, format: string): KitTest[] {
  const draft = context.kit.drafts[format]
  return [
    test(GROUP, 'working', `${format}: goes live once, one write per step`, () =>
      inWorld(context, (world) => goesLive(context, world, format))
    ),
    test(
      GROUP,
      'dependable',
      `${format}: killed after every step, still exactly one post`,
      async () => {
        let length = 0
        await inWorld(
          context,
          async (world) => void (length = (await stepsOf(world, format, draft)).length)
        )
        for (let index = 0; index < length; index++) {
          await inWorld(context, async (world) => {
            const outcome = await deliver(world, format, draft, undefined, {
              dies: (turn) => turn.index === index,
            })
            assertOnePost(
              world,
              outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
              `killed after turn ${index}`
            )
          })
        }
      }
    ),
    test(GROUP, 'dependable', `${format}: killed again and again, still exactly one post`, () =>
      inWorld(context, async (world) => {
        const killed = new Set<string>()
        const outcome = await deliver(world, format, draft, undefined, {
          dies: ({ checkpoint }) =>
            !killed.has(JSON.stringify(checkpoint)) &&
            killed.add(JSON.stringify(checkpoint)) !== undefined,
        })
        assertOnePost(
          world,
          outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
          'killed at every checkpoint'
        )
      })
    ),
    test(GROUP, 'dependable', `${format}: an answer that comes too late is found again`, () =>
      inWorld(context, async (world) => {
        const once = await onceCall(context, format)
        world.emulator.fault({ call: once, kind: 'stall', when: 'after' })
        let looked = 0
        const outcome = await deliver(world, format, draft, undefined, {
          onVerdict: () => void (looked += 1),
        })
        assertOnePost(
          world,
          outcome.state === 'live' ? outcome.post.remoteId : describe(outcome),
          'late answer'
        )
        assert.ok(looked > 0, 'reconcile was never asked')
      })
    ),
  ]
}

async function goesLive(context: Context, world: World, format: string): Promise<void> {
  let seen = 0
  const checkpoints: Checkpoint[] = []
  const outcome = await deliver(world, format, context.kit.drafts[format], undefined, {
    before: ({ checkpoint }) => {
      seen = world.emulator.log().length
      checkpoints.push(checkpoint)
    },
    after: ({ checkpoint }) => {
      const writes = world.emulator
        .log()
        .slice(seen)
        .filter(({ write }) => write)
      assert.ok(writes.length <= 1, `step "${checkpoint.step}" made ${writes.length} writes`)
      if (writes.length)
        assert.notEqual(
          checkpoint.effect,
          'none',
          `step "${checkpoint.step}" says "none" and writes`
        )
    },
  })
  assert.equal(outcome.state, 'live', describe(outcome))
  if (outcome.state !== 'live') return

  const [post] = assertOnePost(world, outcome.post.remoteId, 'clean run')
  assert.equal(post.text, context.kit.drafts[format].text)
  assert.ok(!Number.isNaN(Date.parse(outcome.post.publishedAt)))
  assert.ok(outcome.post.url, 'a post without an address')
  assert.equal((await fetch(world.pageAt(outcome.post.url))).status, 200)
  assert.ok(
    checkpoints.some(({ effect }) => effect === 'once') ||
      checkpoints.every(({ effect }) => effect === 'repeatable' || effect === 'none')
  )
  assert.ok(Math.max(0, ...world.ranges) <= MAX_RANGE_BYTES, 'a file was read as a whole')
}

export function assertOnePost(world: World, expected: string, when: string) {
  const posts = world.emulator.posts()
  assert.equal(posts.length, 1, `${when}: ${posts.length} posts; the delivery says ${expected}`)
  assert.equal(posts[0].id, expected, when)
  return posts
}

/** The emulator's name of the call behind a format's `once` step. */
async function onceCall(context: Context, format: string): Promise<string> {
  let call: string | null = null
  await inWorld(context, async (world) => {
    const steps = await stepsOf(world, format, context.kit.drafts[format])
    call =
      steps.find(({ effect, write }) => effect === 'once' && write)?.write ??
      steps.findLast(({ write }) => write)?.write ??
      null
  })
  if (!call) throw new Error(`${format} never writes anything`)
  return call
}

async function stopsAtOnce(context: Context, world: World, format: string): Promise<void> {
  const choice = await world.connect()
  const draft = await world.draft(format, context.kit.drafts[format])
  const publisher = publisherOf(world)
  world.emulator.fault({ call: '*', kind: 'stall', when: 'before' })
  const controller = new AbortController()
  const reason = new Error('kit abort')
  setTimeout(() => controller.abort(reason), 50)

  const started = performance.now()
  await assert.rejects(
    publisher.advance(
      publisher.plan(draft),
      draft,
      world.media,
      world.call(choice, controller.signal)
    ),
    (error) => !AdapterFault.is(error) || error.code !== 'E_ADAPTER_BUG'
  )
  assert.ok(performance.now() - started < MAX_ABORT_MS, 'the abort took too long')
}
