import { FAULT_KINDS, type FaultKind } from '@caidence/testkit'
import { merge, type Run, type Tally, type World } from '../world.ts'

/** Requests a publication makes; each is hit by each fault. */
const POSITIONS = 7
/** A stalled answer is given up by the adapter or the host before this. */
const STALL_MS = 40_000
/** Stalls run into the step's deadline before they are looked at. */
const SETTLE_LIMIT_SECONDS = 120

/** The platform does what it was asked, then answers as if it had not. */
export const acceptThenFault = (world: World, full: boolean) => everyFault(world, 'after', full)
/** The platform does nothing and answers badly, once. */
export const faultThenNoAccept = (world: World, full: boolean) => everyFault(world, 'before', full)

async function everyFault(world: World, when: 'before' | 'after', full: boolean): Promise<Tally> {
  const tallies: Tally[] = []
  for (let round = 0; round < (full ? 5 : 1); round++) tallies.push(await everywhere(world, when))
  return merge(...tallies)
}

/** These are waited for by the clock: a request's deadline, a platform's "later". They run beside the others. */
const SLOW: readonly FaultKind[] = ['stall', '429']

/** Each fault at each request, in waves: every run has an account, and so a fault, of its own. */
async function everywhere(world: World, when: 'before' | 'after'): Promise<Tally> {
  const positions = Array.from({ length: POSITIONS }, (_, skip) => skip)
  const slow = wave(world, when, SLOW, positions)
  const tallies: Tally[] = []
  const quick = FAULT_KINDS.filter((kind) => !SLOW.includes(kind))
  for (const skip of positions) tallies.push(await wave(world, when, quick, [skip]))
  return merge(...tallies, await slow)
}

async function wave(world: World, when: 'before' | 'after', kinds: readonly FaultKind[], positions: number[]): Promise<Tally> {
  const runs: Run[] = []
  for (const skip of positions) {
    for (const kind of kinds) {
      const target = world.takeForFault()
      world.emulator.fault({ call: '*', kind, when, skip, account: target.account, delayMs: kind === 'stall' ? STALL_MS : 500 })
      runs.push(await world.post({ target }))
    }
  }
  // A refusal may be final, of a preparing step in any case: it is then a definite failure, truly not published.
  return world.tally(runs, { from: 0, limitSeconds: SETTLE_LIMIT_SECONDS, mayFail: true })
}
