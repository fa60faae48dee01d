import assert from 'node:assert/strict'
import type { Adapter } from '@caidence/sdk'
import { World } from '@caidence/testkit'
import { test } from '@japa/runner'
import { join } from 'node:path'
import options from './conformance_options.ts'

const FOLDER = join(import.meta.dirname, '..')
const HOUR = 3600

/** A post whose answer got lost, and some time later. */
async function lost(
  context: { cleanup: (run: () => Promise<void>) => void },
  seconds: number,
  listLagSeconds = 0
) {
  const world = await World.open({ folder: FOLDER, kit: options })
  context.cleanup(() => world.close())
  const { publish } = world.adapter as Adapter<'publish'>
  const call = world.call(await world.connect())
  const draft = await world.draft('mastodon.status', { text: 'Only once', media: [] })
  const at = {
    step: 'post',
    effect: 'once' as const,
    data: { media: [], since: world.clock.now().toISOString() },
  }
  world.emulator.configure({ listLagSeconds })
  world.emulator.fault({ call: 'status', kind: 'reset', when: 'after' })
  await publish.advance(at, draft, world.media, call).catch(() => {})
  world.clock.advance(seconds)
  return {
    world,
    verdict: await publish.reconcile(at, draft, call),
    again: () => publish.advance(at, draft, world.media, call),
  }
}

test.group('Mastodon / idempotency key', () => {
  test('a post that is in the list is found there', async ({ cleanup }) => {
    const { world, verdict } = await lost({ cleanup }, 60)

    assert.equal(verdict.state, 'done')
    assert.equal(verdict.state === 'done' && verdict.post.remoteId, world.emulator.posts()[0].id)
  })

  test('one that is not there yet is asked for again, and the server answers with the same post', async ({
    cleanup,
  }) => {
    const { world, verdict, again } = await lost({ cleanup }, 60, 2 * HOUR)

    assert.equal(verdict.state, 'next')
    const result = await again()
    assert.equal(result.state, 'done')
    assert.equal(world.emulator.posts().length, 1)
  })

  test('once the server may have forgotten the key, a person is asked', async ({ cleanup }) => {
    const { verdict } = await lost({ cleanup }, HOUR, 2 * HOUR)

    assert.equal(verdict.state, 'unsure')
  })
})
