import { test } from '@japa/runner'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, Worker } from '@temporalio/worker'
import { TIDY_UP } from '#workflows/maintenance/contract'
import { CORE_QUEUE, WORKFLOW_QUEUE } from '#workflows/publishing/contract'
import { resolveTemporal } from '../../bin/lib/temporal.js'
import { workflowsPath } from './scripted_world.js'

test.group('Maintenance', (group) => {
  let environment: TestWorkflowEnvironment
  group.setup(async () => {
    environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: resolveTemporal().path } } })
    return () => environment.teardown()
  })

  test('the daily round purges removed media, tries that again when it fails, and then forgets old invitations', async ({ assert }) => {
    const calls: string[] = []
    const common = { connection: environment.nativeConnection, namespace: environment.namespace }
    const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } })
    const activities = {
      async purgeRemovedMedia() {
        calls.push('media')
        if (calls.length === 1) throw new Error('the database restarts')
        return 7
      },
      async forgetOldInvitations() {
        calls.push('invitations')
        return 2
      },
    }
    const workers = [await Worker.create({ ...common, taskQueue: WORKFLOW_QUEUE, workflowBundle }), await Worker.create({ ...common, taskQueue: CORE_QUEUE, activities })]
    const runs = workers.map((worker) => worker.run())

    const gone = await environment.client.workflow.execute(TIDY_UP, { workflowId: 'tidy-up', taskQueue: WORKFLOW_QUEUE, args: [] })
    for (const worker of workers) worker.shutdown()
    await Promise.all(runs)

    assert.deepEqual(gone, { media: 7, invitations: 2 })
    assert.deepEqual(calls, ['media', 'media', 'invitations'])
  }).timeout(60_000)
})
