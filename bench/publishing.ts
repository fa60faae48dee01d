/*
 * How much does publishing carry, on the development server and against the emulator? A whole stack of its own, with
 * one web process and one worker.
 *
 * - Throughput: posts of tomorrow are all published "now"; from the first click to the last one that is out.
 * - Lateness: as many posts due at one instant. "fired" is when the worker began with one (its
 *   step into `preparing`), "published" when the emulator answered the call that publishes; both minus the time set.
 *   No account is used twice, since platforms want a pause between two posts of one. Waits are not shortened (WAIT_SCALE=1): what the adapter waits between its steps is part of "published".
 *
 *   npm run bench publishing
 */
import { bench } from './environment.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { conformanceOptions } from '@caidence/testkit/conformance'
import { emulatorFiles, importEmulator } from '@caidence/testkit/emulators'
import { prepareFolders, root } from '../bin/lib/paths.js'
import { Stack } from '../tests/evidence/stack.ts'
import { World, type Run } from '../tests/evidence/world.ts'
import { boot, memoryOf, percentile, processorOf, round } from './ground.ts'

const POSTS = 200
/** Published first, so that the worker has compiled its code and opened its connections. */
const WARM_UP = 10
/** Creating a post takes some ten milliseconds; the instant must lie after the last of them. */
const SECONDS_PER_POST = 0.1
const SECONDS_AHEAD = 15
const LIMIT_SECONDS = 300
const SAMPLE_EVERY_MS = 250
/** People who click at once. */
const CLICKERS = 8

process.env.WAIT_SCALE = '1'
prepareFolders()
const stack = new Stack()

async function throughput(world: World) {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const posts = await world.posts()
  const runs: Run[] = []
  for (let index = 0; index < POSTS; index++) runs.push(await world.post({ at: DateTime.utc().plus({ days: 1 }) }))

  const began = Date.now()
  const waiting = [...runs]
  const clicker = async () => {
    for (let run = waiting.pop(); run; run = waiting.pop()) {
      const { postId } = run
      await tenantTx(world.actor, () => posts.publish(world.actor, postId))
    }
  }
  await Promise.all(Array.from({ length: CLICKERS }, clicker))
  const ends = await allOut(world, runs)
  const seconds = (Math.max(...ends.map(({ settledAt }) => settledAt)) - began) / 1000
  return { posts: POSTS, seconds: round(seconds), perSecond: round(POSTS / seconds), secondsP50: round(percentile(ends.map(({ settledAt }) => (settledAt - began) / 1000), 0.5)) }
}

async function lateness(world: World) {
  const at = DateTime.utc().plus({ seconds: POSTS * SECONDS_PER_POST + SECONDS_AHEAD }).startOf('second')
  const runs: Run[] = []
  for (let index = 0; index < POSTS; index++) runs.push(await world.post({ at }))
  if (Date.now() > at.toMillis()) throw new Error('The posts were not ready in time; give SECONDS_PER_POST a larger value')

  await sleep(at.toMillis() - Date.now())
  const ends = await allOut(world, runs)
  const late = (instants: number[]) => {
    const seconds = instants.map((instant) => (instant - at.toMillis()) / 1000)
    return { p50: round(percentile(seconds, 0.5)), p99: round(percentile(seconds, 0.99)), most: round(Math.max(...seconds)) }
  }
  const accounts = new Set(runs.map(({ account }) => account))
  if (accounts.size !== POSTS) throw new Error(`${POSTS} posts had to have an account each, and there were ${accounts.size}`)
  const published = world.emulator
    .log()
    .filter(({ call, status, at: answered, path }) => call === 'publish' && status === 200 && Date.parse(answered) >= at.toMillis() && accounts.has(path.split('/').at(-2)!))
    .map(({ at: answered }) => Date.parse(answered))
  if (published.length !== POSTS) throw new Error(`The emulator has seen ${published.length} of ${POSTS} posts`)
  return { posts: POSTS, firedSeconds: late(ends.map(({ firedAt }) => firedAt)), publishedSeconds: late(published) }
}

/** Waits until all are live; when each was begun, and when it ended. */
async function allOut(world: World, runs: Run[]): Promise<{ firedAt: number; settledAt: number }[]> {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const ids = runs.map(({ postId }) => postId)
  const until = Date.now() + LIMIT_SECONDS * 1000
  for (;;) {
    const rows = await tenantTx(world.actor, ({ client }) =>
      client
        .from('deliveries')
        .whereIn('post_id', ids)
        .where('state', 'live')
        .select('settled_at', client.raw(`(select min(at) from delivery_events e where e.delivery_id = deliveries.id and e.to_state = 'preparing') as fired_at`))
    )
    if (rows.length === runs.length) return rows.map((row) => ({ firedAt: row.fired_at.getTime(), settledAt: row.settled_at.getTime() }))
    if (Date.now() > until) throw new Error(`${runs.length - rows.length} of ${runs.length} posts were not out after ${LIMIT_SECONDS} seconds`)
    await sleep(SAMPLE_EVERY_MS)
  }
}

async function measure() {
  await stack.start()
  const [{ pluginId, file }] = await emulatorFiles(root)
  const { createEmulator } = await importEmulator(file)
  const emulator = await createEmulator({ port: 0, extraAccounts: 2 * POSTS + WARM_UP })
  process.env.PLATFORM_HOSTS = emulator.platformHosts
  const [, worker] = await Promise.all([stack.startWeb(), stack.startWorker()])
  const app = await boot()

  const { PluginHostService } = await import('#services/plugins/plugin_host_service')
  const adapter = (await app.container.make(PluginHostService)).adapters().find((candidate) => candidate.pluginId === pluginId && candidate.capabilities.includes('publish'))!
  const format = adapter.formats.find(({ text, media }) => text.max > 0 && media.min === 1 && media.types.includes('image/jpeg'))!
  const world = new World(adapter.id, emulator, stack, app, format, (await conformanceOptions(adapter.folder))!.drafts[format.id])
  await world.prepare()
  const idle = memoryOf(worker.pid!)
  const warm = await Promise.all(Array.from({ length: WARM_UP }, () => world.post()))
  await allOut(world, warm)

  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, memoryOf(worker.pid!))), SAMPLE_EVERY_MS)
  const before = processorOf(worker.pid!)
  const results = { throughput: await throughput(world), lateness: await lateness(world) }
  const workerProcessorMs = round(((processorOf(worker.pid!) - before) * 1000) / (2 * POSTS))
  clearInterval(sampling)
  const workerMB = { idle: Math.round(idle), peak: Math.round(peak), after: Math.round(memoryOf(worker.pid!)) }
  await app.terminate()
  await emulator.close()
  return { adapter: adapter.id, format: format.id, waitScale: 1, ...results, workerProcessorMs, workerMB }
}

await bench(measure, () => stack.stop())
