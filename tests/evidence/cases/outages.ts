import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { merge, type Run, type Tally, type World } from '../world.ts'

const OUTAGE_MS = 2_000

/** The database is stopped with SIGKILL while publications are under way. */
export async function killPostgres(world: World, full: boolean): Promise<Tally> {
  return rounds(full ? 10 : 2, async () => {
    const runs = await inFlight(world, 6)
    await sleep(Math.random() * 1_200)
    const interrupted = await world.underWay(runs)
    await world.stack.killPostgres()
    await sleep(OUTAGE_MS)
    world.stack.startPostgres()
    return world.tally(runs, { from: Date.now(), interrupted })
  })
}

/** Temporal's server is stopped with SIGKILL and comes back with its file. */
export async function killTemporal(world: World, full: boolean): Promise<Tally> {
  return rounds(full ? 10 : 2, async () => {
    const runs = await inFlight(world, 6)
    await sleep(Math.random() * 1_200)
    const interrupted = await world.underWay(runs)
    await world.stack.killTemporal()
    await sleep(OUTAGE_MS)
    await world.stack.startTemporal()
    return world.tally(runs, { from: Date.now(), interrupted })
  })
}

/** Temporal loses everything it knew: running workflows, timers, the schedule. */
export async function loseTemporal(world: World, full: boolean): Promise<Tally> {
  const { Dispatcher } = await import('#services/publishing/dispatcher')
  const { Temporal } = await import('#services/temporal/temporal')
  return rounds(full ? 5 : 1, async () => {
    const soon = DateTime.utc().plus({ seconds: 8 })
    const runs = [...(await inFlight(world, 4)), ...(await Promise.all(Array.from({ length: full ? 100 : 6 }, () => world.post({ at: soon }))))]
    await sleep(500)
    const interrupted = await world.underWay(runs)
    await world.stack.killTemporal({ forget: true })
    await world.stack.killWorkers()
    await world.stack.startTemporal()
    await world.stack.startWorker()
    // What `node ace schedule:rebuild` does; the worker's own watchdog does it as well.
    await (await world.app.container.make(Temporal)).close()
    await (await world.app.container.make(Dispatcher)).rebuild()
    return world.tally(runs, { from: Math.max(Date.now(), soon.toMillis()), interrupted })
  })
}

const inFlight = (world: World, count: number): Promise<Run[]> => Promise.all(Array.from({ length: count }, () => world.post()))

async function rounds(count: number, round: () => Promise<Tally>): Promise<Tally> {
  const tallies: Tally[] = []
  for (let index = 0; index < count; index++) tallies.push(await round())
  return merge(...tallies)
}
