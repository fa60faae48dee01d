import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { adapterQueue, CORE_QUEUE, WORKFLOW_QUEUE } from '#workflows/publishing/contract'
import { CHECK_CHANNELS, COLLECT_METRICS, type ChannelId } from '#workflows/channels/contract'
import { resolveTemporal } from '../../bin/lib/temporal.js'
import { inLanes } from '../../workflows/channels/lanes.js'
import { workflowsPath } from './scripted_world.js'

const pages = (counts: Record<string, number[]>) => async (adapterId: string) => Array.from({ length: counts[adapterId]?.shift() ?? 0 }, () => ({ workspaceId: randomUUID(), connectionId: randomUUID() }))

test.group('Channels / lanes', () => {
  test('every page of every adapter is worked through, a few channels at once', async ({ assert }) => {
    let [now, most] = [0, 0]
    const done: string[] = []
    const count = await inLanes(['one', 'two'], pages({ one: [10, 3], two: [1] }), async (adapterId) => {
      most = Math.max(most, ++now)
      await sleep(2)
      now--
      done.push(adapterId)
    })

    assert.equal(count, 14)
    assert.lengthOf(done.filter((adapterId) => adapterId === 'one'), 13)
    assert.isAtMost(most, 8)
  })

  test('one whose channels never come to an end keeps nobody else waiting, and is given up', async ({ assert }) => {
    const began: string[] = []
    const count = await inLanes(['gone', 'fine'], pages({ gone: [50, 50, 50], fine: [6] }), async (adapterId) => {
      began.push(adapterId)
      if (adapterId === 'gone') throw new Error('no worker')
    })

    assert.equal(count, 6)
    assert.isBelow(began.filter((adapterId) => adapterId === 'gone').length, 10)
  })

  test('a failure now and then does not end the lane', async ({ assert }) => {
    let nth = 0
    const count = await inLanes(['one'], pages({ one: [40] }), async () => {
      if (nth++ % 3 === 0) throw new Error('now and then')
    })

    assert.equal(count, 26)
  })
})

test.group('Channels / workflows', (group) => {
  let environment: TestWorkflowEnvironment
  let bundle: WorkflowBundleWithSourceMap
  group.setup(async () => {
    environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: resolveTemporal().path } } })
    bundle = await bundleWorkflowCode({ workflowsPath, logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } })
    return () => environment.teardown()
  })

  async function run(workflow: string, core: Record<string, (...args: any[]) => Promise<unknown>>, adapter: Record<string, (channel: ChannelId) => Promise<unknown>>) {
    const common = { connection: environment.nativeConnection, namespace: environment.namespace }
    const workers = await Promise.all([
      Worker.create({ ...common, taskQueue: WORKFLOW_QUEUE, workflowBundle: bundle }),
      Worker.create({ ...common, taskQueue: CORE_QUEUE, activities: core }),
      Worker.create({ ...common, taskQueue: adapterQueue('made-up'), activities: adapter }),
    ])
    const running = workers.map((worker) => worker.run())
    try {
      return await environment.client.workflow.execute(workflow, { taskQueue: WORKFLOW_QUEUE, workflowId: randomUUID(), args: [] })
    } finally {
      for (const worker of workers) worker.shutdown()
      await Promise.all(running)
    }
  }

  test('counting asks each channel on its adapter’s own queue, also when one fails', async ({ assert }) => {
    const collected: string[] = []
    const counted = await run(
      COLLECT_METRICS,
      { adaptersThatCount: async () => ['made-up'], channelsToCount: pages({ 'made-up': [5, 2] }) },
      {
        collect: async ({ connectionId }) => {
          collected.push(connectionId)
          if (collected.length === 2) throw new Error('once')
        },
      }
    )

    assert.equal(counted, 6)
    assert.equal(new Set(collected).size, 7, 'each once, none a second time')
  })

  test('after the daily check people are told whose access ends', async ({ assert }) => {
    const calls: string[] = []
    await run(
      CHECK_CHANNELS,
      { adaptersToCheck: async () => ['made-up'], channelsToCheck: pages({ 'made-up': [2] }), tellOfEndingAccess: async () => calls.push('tell') },
      { check: async () => calls.push('check') }
    )

    assert.deepEqual(calls, ['check', 'check', 'tell'])
  })
})
