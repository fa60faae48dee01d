import { setTimeout as sleep } from 'node:timers/promises'
import { merge, type Run, type Tally, type World } from '../world.ts'

/** Requests a publication makes; the worker is killed while each of them is held open. */
const BOUNDARIES = 7
const HOLD_MS = 20_000

/**
 * The worker is killed with SIGKILL while the n-th request of a publication is under way, for every n, before and
 * after the platform acted on it; then at random moments with several publications in flight.
 */
export async function killWorkerEverywhere(world: World, full: boolean): Promise<Tally> {
  const tallies: Tally[] = []
  for (const when of ['before', 'after'] as const) tallies.push(await atBoundaries(world, when))
  for (let round = 0; round < (full ? 30 : 3); round++) tallies.push(await atRandom(world, full ? 20 : 8))
  return merge(...tallies)
}

async function atBoundaries(world: World, when: 'before' | 'after'): Promise<Tally> {
  const runs: Run[] = []
  for (let skip = 0; skip < BOUNDARIES; skip++) {
    const target = world.takeForFault()
    world.emulator.fault({ call: '*', kind: 'stall', when, skip, account: target.account, delayMs: HOLD_MS })
    runs.push(await world.post({ target }))
  }
  // Each stands at its own boundary by now.
  await sleep(4_000)
  const interrupted = await world.underWay(runs)
  await world.stack.killWorkers()
  await world.stack.startWorker()
  return world.tally(runs, { from: Date.now(), interrupted })
}

async function atRandom(world: World, count: number): Promise<Tally> {
  const runs = await Promise.all(Array.from({ length: count }, () => world.post()))
  await sleep(Math.random() * 1_500)
  const interrupted = await world.underWay(runs)
  await world.stack.killWorkers()
  await world.stack.startWorker()
  return world.tally(runs, { from: Date.now(), interrupted })
}
