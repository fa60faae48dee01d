import { test } from '@japa/runner'
import fc from 'fast-check'
import { begin, decide, type Ending, type Standing } from '#services/publishing/protocol'
import { isAllowed, type DeliveryState } from '#services/publishing/transitions'
import { SimulatedPlatform, type Fate } from './simulated_platform.ts'

/** 10⁴ schedules in every run; the long one is `PROPERTY_RUNS=1000000 node ace test unit`. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 10_000)

const fate = fc.record<Fate>({ acts: fc.boolean(), answer: fc.constantFrom('ok', 'ok', 'ok', 'unknown', 'rate-limited', 'refused', 'down', 'expired') })
/** What befalls the worker at each turn: nothing, or it dies before the step, in the middle of it, or before it has written the result down. */
const crash = fc.constantFrom('none', 'none', 'none', 'before', 'middle', 'after')
const schedule = fc.record({ readable: fc.boolean(), turns: fc.array(fc.record({ fate, crash }), { minLength: 1, maxLength: 60 }) })

interface World {
  state: DeliveryState
  standing: Standing
  next: 'step' | 'look' | 'end'
}

/** Core's part, without a database: the row is what survives a crash. */
function run({ readable, turns }: { readable: boolean; turns: { fate: Fate; crash: string }[] }) {
  const platform = new SimulatedPlatform(readable)
  const row: World = { state: 'preparing', standing: { checkpoint: platform.plan(), doubt: false, restarts: 0, retries: 0, looks: 0, accepted: false }, next: 'step' }
  const queue = [...turns]

  while (row.next !== 'end') {
    // A schedule that runs out goes on with a world in which everything works.
    const { fate, crash } = queue.shift() ?? { fate: { acts: true, answer: 'ok' as const }, crash: 'none' }
    if (crash === 'before') continue
    // What `open` does: a row in doubt is looked at, whatever a workflow remembers.
    const looking = row.standing.doubt
    if (!looking) {
      row.standing = begin(row.standing)
      if (row.standing.checkpoint.effect === 'once') move(row, 'committing')
    }
    const before = row.standing
    const result = looking ? platform.look(fate) : platform.advance(before.checkpoint, fate)
    if (crash === 'middle' || crash === 'after') continue

    const ending: Ending =
      typeof result === 'string'
        ? { kind: 'fault', code: result, facts: {}, looking, freshToken: fate.acts }
        : looking
          ? { kind: 'looked', verdict: result as any }
          : { kind: 'advanced', advance: result as any }
    const decision = decide(before, ending, 5)
    row.standing = decision.replan ? { ...decision.standing, checkpoint: platform.plan() } : decision.standing
    move(row, decision.state)
    row.next = decision.next.do === 'end' ? 'end' : 'step'
  }
  return { platform, row }
}

function move(row: World, to: DeliveryState) {
  if (row.state !== to && !isAllowed(row.state, to)) throw new Error(`${row.state} → ${to} is not in the table`)
  row.state = to
}

test.group('Protocol / properties', () => {
  test('whatever fails and dies: never two posts, never "live" without one, never "failed" with one', ({ assert }) => {
    let live = 0
    const result = fc.check(
      fc.property(schedule, (input) => {
        const { platform, row } = run(input)
        if (row.state === 'live') live++
        return (
          platform.posts <= 1 &&
          (row.state !== 'live' || platform.posts === 1) &&
          (row.state !== 'failed' || platform.posts === 0) &&
          (row.state !== 'held' || platform.posts === 0) &&
          ['live', 'failed', 'unconfirmed', 'held'].includes(row.state)
        )
      }),
      { numRuns: RUNS }
    )
    assert.isFalse(result.failed, result.counterexample ? JSON.stringify(result.counterexample) : '')
    assert.isAbove(live, RUNS / 10)
    console.log(`        schedules ${result.numRuns}, violations ${result.failed ? 1 : 0}, live ${live}`)
  }).timeout(600_000)

  test('only a platform that cannot be read leaves work for a person', ({ assert }) => {
    const result = fc.check(
      fc.property(schedule, ({ turns }) => {
        const quiet = turns.map(({ fate, crash }) => ({ crash, fate: { ...fate, answer: fate.answer === 'expired' || fate.answer === 'refused' ? ('unknown' as const) : fate.answer } }))
        return run({ readable: true, turns: quiet }).row.state !== 'unconfirmed'
      }),
      { numRuns: RUNS }
    )
    assert.isFalse(result.failed, result.counterexample ? JSON.stringify(result.counterexample) : '')
  }).timeout(600_000)

  test('a write in doubt cannot be begun again', ({ assert }) => {
    const standing: Standing = { checkpoint: { step: 'publish', effect: 'once', data: null }, doubt: true, restarts: 0, retries: 0, looks: 0, accepted: false }
    assert.throws(() => begin(standing), /in doubt/)
  })
})
