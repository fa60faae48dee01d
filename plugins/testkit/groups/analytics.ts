import assert from 'node:assert/strict'
import { METRICS, type Adapter, type Analytics, type Metric, type MetricNeed } from '@caidence/sdk'
import type { AccountChoice } from '@caidence/sdk'
import type { World } from '../world.ts'
import {
  assertWithdrawn,
  faultOf,
  has,
  inWorld,
  needed,
  renewing,
  test,
  type Context,
  type Group,
} from './context.ts'
import { deliver, describe } from './publishing.ts'

const GROUP = 'analytics'
const DAY_SECONDS = 86_400

/** Numbers are what the platform said and when it said it; silence is null, never 0. */
export const analyticsGroup: Group = (context) => {
  if (!has(context, 'analytics')) return []
  if (!context.kit.analytics) return [needed(GROUP, 'complete', 'analytics')]
  const { format, matureSeconds } = context.kit.analytics
  const add = (title: string, run: (world: World) => Promise<void>) =>
    test(GROUP, 'complete', title, () => inWorld(context, run))
  const metrics = context.manifest.adapters[0].metrics

  return [
    add('the manifest says which numbers there are, in common names', async () => {
      const all = [...(metrics?.account ?? []), ...(metrics?.post ?? [])]
      assert.ok(all.length > 0, 'the manifest lists no metrics')
      for (const { name, remote, kind } of all) {
        assert.ok(Object.hasOwn(METRICS, name), `"${name}" is not in METRICS`)
        assert.ok(remote && (kind === 'total' || kind === 'window'), name)
      }
    }),
    add('a post’s numbers are the declared ones', async (world) => {
      const { choice, post } = await published(world, context, format)
      world.clock.advance(matureSeconds)
      const read = await windowOf(world, choice, DAY_SECONDS, [post])
      vet(
        read,
        (metrics?.post ?? []).filter((need) => !need.formats || need.formats.includes(format)),
        world
      )
      for (const metric of read) assert.equal(metric.post, post)
      assert.ok(
        read.some(({ value }) => value !== null),
        'the platform says nothing at all'
      )
    }),
    add('an account’s numbers are the declared ones', async (world) => {
      const choice = await world.connect()
      const read = await windowOf(world, choice, 7 * DAY_SECONDS)
      vet(read, metrics?.account ?? [], world)
      for (const metric of read) assert.equal(metric.post, undefined)
    }),
    add(
      'a post without numbers yet is no error, and has no zeros made up for it',
      async (world) => {
        const { choice, post } = await published(world, context, format)
        const read = await windowOf(world, choice, DAY_SECONDS, [post])
        for (const { value } of read) assert.ok(value === null || Number.isFinite(value))
      }
    ),
    add('an empty window is no error', async (world) => {
      const choice = await world.connect()
      const now = world.clock.now().toISOString()
      const read = await analyticsOf(world).window({ from: now, to: now }, world.call(choice))
      assert.ok(Array.isArray(read))
    }),
    add('neighbouring days do not overlap, in whatever zone the platform counts', async (world) => {
      const choice = await world.connect()
      const windows = metrics?.account.filter(({ kind }) => kind === 'window') ?? []
      const [first, second] = [
        await between(world, choice, -2 * DAY_SECONDS, -DAY_SECONDS),
        await between(world, choice, -DAY_SECONDS, 0),
      ]
      for (const { name } of windows) {
        const ends = first.filter((metric) => metric.name === name).map(({ to }) => Date.parse(to))
        const starts = second
          .filter((metric) => metric.name === name)
          .map(({ from }) => Date.parse(from))
        if (ends.length && starts.length)
          assert.ok(Math.max(...ends) <= Math.min(...starts), `${name} is counted twice`)
      }
    }),
    add('totals do not fall when nothing was taken away', async (world) => {
      const { choice, post } = await published(world, context, format)
      world.clock.advance(matureSeconds)
      const before = await windowOf(world, choice, DAY_SECONDS, [post])
      world.clock.advance(3_600)
      const after = await windowOf(world, choice, DAY_SECONDS, [post])
      for (const need of (metrics?.post ?? []).filter(({ kind }) => kind === 'total')) {
        const [was, is] = [before, after].map(
          (list) => list.find(({ name }) => name === need.name)?.value
        )
        if (typeof was === 'number' && typeof is === 'number')
          assert.ok(is >= was, `${need.name} fell from ${was} to ${is}`)
      }
    }),
    add('a platform that is down is just down', async (world) => {
      const choice = await world.connect()
      for (const kind of ['500', 'reset', 'truncated-json', 'html-200'] as const) {
        world.emulator.fault({ call: '*', kind, when: 'before' })
        const fault = await faultOf(() => windowOf(world, choice, DAY_SECONDS))
        assert.equal(fault.code, 'E_REMOTE_DOWN', kind)
      }
    }),
    add('withdrawn access is told as such', async (world) => {
      const choice = await world.connect()
      world.emulator.credentials({ state: 'revoked' })
      assertWithdrawn(await faultOf(() => windowOf(world, choice, DAY_SECONDS)))
    }),
  ]
}

const analyticsOf = (world: World): Analytics => (world.adapter as Adapter<'analytics'>).analytics

async function published(world: World, { kit }: Context, format: string) {
  const choice = await world.connect()
  const outcome = await deliver(world, format, kit.drafts[format], choice)
  if (outcome.state !== 'live') throw new Error(`The post ended ${describe(outcome)}`)
  return { choice, post: outcome.post.remoteId }
}

function windowOf(world: World, choice: AccountChoice, seconds: number, posts?: string[]) {
  return between(world, choice, -seconds, 0, posts)
}

function between(world: World, choice: AccountChoice, from: number, to: number, posts?: string[]) {
  const at = (seconds: number) =>
    new Date(world.clock.now().getTime() + seconds * 1000).toISOString()
  const input = { from: at(from), to: at(to), ...(posts && { posts }) }
  return renewing(world, choice, (call) => analyticsOf(world).window(input, call))
}

function vet(read: Metric[], declared: MetricNeed[], world: World): void {
  assert.ok(Array.isArray(read) && read.length > 0, 'no numbers at all')
  const names = declared.map(({ name }) => name as string)
  assert.deepEqual(
    [...new Set(read.map(({ name }) => name))].filter((name) => !names.includes(name)),
    [],
    'undeclared'
  )
  assert.deepEqual(
    names.filter((name) => !read.some((metric) => metric.name === name)),
    [],
    'declared and never told'
  )
  for (const { name, value, from, to, asOf } of read) {
    assert.ok(value === null || Number.isFinite(value), `${name}: ${value}`)
    assert.ok(Date.parse(from) <= Date.parse(to), `${name}: from ${from} to ${to}`)
    assert.ok(
      Date.parse(asOf) <= world.clock.now().getTime(),
      `${name} is as of the future: ${asOf}`
    )
  }
}
