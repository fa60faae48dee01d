import { TestWorkflowEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { resolveTemporal } from '../../bin/lib/temporal.js'
import { adapterQueue, CORE_QUEUE, publishDeliveryId, WORKFLOW_QUEUE, type PublishDelivery, type Turn } from '#workflows/publishing/contract'

export const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url))

type Script = (call: { name: 'open' | 'advance' | 'commit' | 'look'; count: number }) => Turn | Promise<Turn>

/** Real Temporal and the real workflow; the activities answer from a script. */
export class ScriptedWorld {
  calls: string[] = []
  #environment!: TestWorkflowEnvironment
  #bundle!: WorkflowBundleWithSourceMap

  async start() {
    this.#environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: resolveTemporal().path } } })
    this.#bundle = await bundleWorkflowCode({ workflowsPath, logger: quiet })
  }

  async stop() {
    await this.#environment.teardown()
  }

  get client() {
    return this.#environment.client
  }

  async run(script: Script, during: (input: PublishDelivery) => Promise<void> = async () => {}) {
    this.calls = []
    const counts: Record<string, number> = {}
    const answer = (name: 'open' | 'advance' | 'commit' | 'look') => async (): Promise<Turn> => {
      counts[name] = (counts[name] ?? 0) + 1
      this.calls.push(name)
      return script({ name, count: counts[name] })
    }
    const common = { connection: this.#environment.nativeConnection, namespace: this.#environment.namespace }
    const workers = await Promise.all([
      Worker.create({ ...common, taskQueue: WORKFLOW_QUEUE, workflowBundle: this.#bundle }),
      Worker.create({ ...common, taskQueue: CORE_QUEUE, activities: { open: answer('open') } }),
      Worker.create({ ...common, taskQueue: adapterQueue('made-up'), activities: { advance: answer('advance'), commit: answer('commit'), look: answer('look') } }),
    ])
    const running = workers.map((worker) => worker.run())
    const input: PublishDelivery = { workspaceId: randomUUID(), deliveryId: randomUUID(), generation: 1, adapterId: 'made-up' }
    try {
      const handle = await this.client.workflow.start('publishDelivery', { args: [input], taskQueue: WORKFLOW_QUEUE, workflowId: publishDeliveryId(input) })
      const [result] = await Promise.all([handle.result(), during(input)])
      return { result, history: await handle.fetchHistory(), input }
    } finally {
      for (const worker of workers) worker.shutdown()
      await Promise.all(running)
    }
  }
}

const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} }
