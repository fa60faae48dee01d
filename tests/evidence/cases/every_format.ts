import { setTimeout as sleep } from 'node:timers/promises'
import { merge, type Run, type Tally, type World } from '../world.ts'

/** More requests than any format makes: what is not reached is a clean publication. */
const POSITIONS = 9
/** With the formats of every adapter side by side on a small machine, the last one waits for the others. */
const SETTLE_LIMIT_SECONDS = 300

/**
 * Every format: published as it is, once for every request of the publication with its answer lost, and with the worker
 * killed while two are under way. The formats go side by side, each publication on an account of its own.
 */
export async function everyFormat(worlds: World[]): Promise<Tally[]> {
  const undisturbed = await Promise.all(worlds.map((world) => Promise.all([clean(world), lostAnswers(world)])))
  const interrupted = await killed(worlds)
  return worlds.map((_, index) => merge(...undisturbed[index], interrupted[index]))
}

async function clean(world: World): Promise<Tally> {
  return world.tally([await world.post({ target: world.takeForFault() })], { limitSeconds: SETTLE_LIMIT_SECONDS })
}

async function lostAnswers(world: World): Promise<Tally> {
  const runs: Run[] = []
  for (let skip = 0; skip < POSITIONS; skip++) {
    const target = world.takeForFault()
    world.emulator.fault({ call: '*', kind: 'reset', when: 'after', skip, account: target.account })
    runs.push(await world.post({ target }))
  }
  return world.tally(runs, { limitSeconds: SETTLE_LIMIT_SECONDS })
}

async function killed(worlds: World[]): Promise<Tally[]> {
  const runs = await Promise.all(worlds.map((world) => Promise.all([world.post({ target: world.takeForFault() }), world.post({ target: world.takeForFault() })])))
  await sleep(Math.random() * 1_000)
  const underWay = await Promise.all(worlds.map((world, index) => world.underWay(runs[index])))
  const [{ stack }] = worlds
  await stack.killWorkers()
  await stack.startWorker()
  const from = Date.now()
  return Promise.all(worlds.map((world, index) => world.tally(runs[index], { from, interrupted: underWay[index], limitSeconds: SETTLE_LIMIT_SECONDS })))
}
