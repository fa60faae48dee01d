import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { CHANGED, publishDeliveryId, WORKER_GONE, type PublishDelivery } from '#workflows/publishing/contract'
import { scenarios } from './scenarios.ts'
import { ScriptedWorld } from './scripted_world.ts'

const world = new ScriptedWorld()

test.group('publishDelivery', (group) => {
  group.setup(async () => {
    await world.start()
    return () => world.stop()
  })

  test('steps run one after the other until the delivery has ended', async ({ assert }) => {
    const { result } = await world.run(scenarios['straight'])

    assert.deepEqual(result, { state: 'live' })
    assert.deepEqual(world.calls, ['open', 'advance', 'commit', 'advance'])
  })

  test('a write that fails is never run a second time: the database is asked, then the platform is looked at', async ({ assert }) => {
    const { result } = await world.run(scenarios['write in doubt'])

    assert.deepEqual(result, { state: 'live' })
    assert.deepEqual(world.calls, ['open', 'commit', 'open', 'look'])
  })

  test('a step that may be repeated is repeated', async ({ assert }) => {
    await world.run(scenarios['repeatable step fails twice'])

    assert.deepEqual(world.calls, ['open', 'advance', 'advance', 'advance'])
  })

  test('a change of the row ends a long wait at once', async ({ assert }) => {
    const { result } = await world.run(scenarios['cancelled before it fires'], (input) => signal(input, CHANGED))

    assert.deepEqual(result, { state: 'cancelled' })
    assert.deepEqual(world.calls, ['open', 'open'])
  })

  test('a change that comes while the row is being read ends the wait that was read before it', async ({ assert }) => {
    const told = Promise.withResolvers<void>()
    const { result } = await world.run(
      async ({ count }) => {
        if (count > 1) return { do: 'end', state: 'cancelled' }
        await told.promise
        return { do: 'wait', seconds: 3600 }
      },
      (input) => signal(input, CHANGED).then(told.resolve)
    )

    assert.deepEqual(result, { state: 'cancelled' })
    assert.deepEqual(world.calls, ['open', 'open'])
  })

  test('a change that comes while the last word is being read is not lost with the workflow', async ({ assert }) => {
    const told = Promise.withResolvers<void>()
    await world.run(
      async ({ count }) => {
        if (count === 1) await told.promise
        return { do: 'end', state: count === 1 ? 'held' : 'live' }
      },
      (input) => signal(input, CHANGED).then(told.resolve)
    )

    assert.deepEqual(world.calls, ['open', 'open'])
  })

  test('a write that cannot be begun is not begun again at once', async ({ assert }) => {
    const began: number[] = []
    await world.run(({ name, count }) => {
      if (name === 'open') return { do: 'step', effect: 'once' }
      began.push(Date.now())
      if (count < 3) throw new Error('the token cannot be read')
      return { do: 'end', state: 'live' }
    })

    assert.lengthOf(began, 3)
    assert.isAbove(began[2] - began[0], 3_000)
  }).timeout(20_000)

  test('a step whose worker is gone is not waited for, and not repeated blindly', async ({ assert }) => {
    let release!: () => void
    const hung = new Promise<void>((resolve) => (release = resolve))
    const { result } = await world.run(
      async ({ name, count }) => {
        if (name === 'open') return count === 1 ? { do: 'step', effect: 'once' } : { do: 'look' }
        if (name === 'commit') await hung
        return { do: 'end', state: 'live' }
      },
      async (input) => {
        while (!world.calls.includes('commit')) await sleep(50)
        await signal(input, WORKER_GONE)
        while (!world.calls.includes('look')) await sleep(50)
        release()
      }
    )

    assert.deepEqual(result, { state: 'live' })
    assert.deepEqual(world.calls, ['open', 'commit', 'open', 'look'])
  })

  test('the history holds ids and verdicts only', async ({ assert }) => {
    const { history, input } = await world.run(scenarios['straight'])
    const started = history.events![0].workflowExecutionStartedEventAttributes!
    const payload = JSON.parse(Buffer.from(started.input!.payloads![0].data!).toString())

    assert.deepEqual(payload, input)
  })
})

const signal = async (input: PublishDelivery, name: string) => {
  while (!world.calls.includes('open')) await sleep(50)
  await world.client.workflow.getHandle(publishDeliveryId(input)).signal(name)
}
