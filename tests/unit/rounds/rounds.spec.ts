import { test } from '@japa/runner'
import { Rounds } from '#services/rounds/rounds'

/** Longer than the test may take: whoever goes on was woken. */
const NEVER_MS = 60 * 60_000

/** A round that ends when it is told to. */
function held() {
  const begun: (() => void)[] = []
  const waiting: (() => void)[] = []
  return {
    work: () =>
      new Promise<void>((resolve) => {
        begun.push(resolve)
        waiting.shift()?.()
      }),
    end: (round: number) => begun[round](),
    count: () => begun.length,
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
  }
}

test.group('Rounds', () => {
  test('a waking during a round is kept for the next one', async ({ assert }) => {
    const round = held()
    const rounds = new Rounds({ name: 'test', everyMs: NEVER_MS, work: round.work })
    rounds.start()
    rounds.wake()
    rounds.wake()
    const second = round.next()
    round.end(0)
    await second
    const stopped = rounds.stop()
    round.end(1)
    await stopped
    assert.equal(round.count(), 2)
  })

  test('a waking during the pause ends it', async ({ assert }) => {
    const round = held()
    const rounds = new Rounds({ name: 'test', everyMs: NEVER_MS, work: round.work })
    rounds.start()
    round.end(0)
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(round.count(), 1)
    const second = round.next()
    rounds.wake()
    await second
    round.end(1)
    await rounds.stop()
  })

  test('goes on after a round that failed, without being woken', async ({ assert }) => {
    let count = 0
    await new Promise<void>((resolve) => {
      const rounds = new Rounds({
        name: 'test',
        everyMs: 1,
        work: async () => {
          count++
          if (count === 3) return resolve(void rounds.stop())
          throw new Error('not now')
        },
      })
      rounds.start()
    })
    assert.equal(count, 3)
  })

  test('stopping waits for the round that is under way, and tells it', async ({ assert }) => {
    const round = held()
    let asked = () => false
    let isStopped = false
    const rounds = new Rounds({ name: 'test', everyMs: NEVER_MS, work: (isStopping) => ((asked = isStopping), round.work()) })
    rounds.start()
    const stopped = rounds.stop().then(() => (isStopped = true))
    await new Promise((resolve) => setImmediate(resolve))
    assert.isTrue(asked())
    assert.isFalse(isStopped)
    round.end(0)
    await stopped
    assert.equal(round.count(), 1)
  })

  test('starting twice runs one loop', async ({ assert }) => {
    const round = held()
    const rounds = new Rounds({ name: 'test', everyMs: NEVER_MS, work: round.work })
    rounds.start()
    rounds.start()
    assert.equal(round.count(), 1)
    round.end(0)
    await rounds.stop()
  })
})
