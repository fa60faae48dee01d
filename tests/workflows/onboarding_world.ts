import { randomUUID } from 'node:crypto'
import type { WorkflowHandle } from '@temporalio/client'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { setTimeout as sleep } from 'node:timers/promises'
import { adapterQueue, CORE_QUEUE, WORKFLOW_QUEUE } from '#workflows/publishing/contract'
import { ONBOARDING, onboardingId, type OnboardingTurn } from '#workflows/onboarding/contract'
import { resolveTemporal } from '../../bin/lib/temporal.js'
import { workflowsPath } from './scripted_world.ts'

/** Real Temporal and the real workflow; its turns come from a list. */
export class OnboardingWorld {
  calls: string[] = []
  /** So many imports break off before they are through. */
  breaks = 0
  #environment!: TestWorkflowEnvironment
  #bundle!: WorkflowBundleWithSourceMap

  async start() {
    this.#environment = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: resolveTemporal().path } } })
    this.#bundle = await bundleWorkflowCode({ workflowsPath, logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } })
  }

  async stop() {
    await this.#environment.teardown()
  }

  async run(turns: OnboardingTurn[], during: (handle: WorkflowHandle) => Promise<void> = async () => {}) {
    this.calls = []
    const left = [...turns]
    const note = (name: string) => async () => void this.calls.push(name)
    const core = {
      onboardingTurn: async () => {
        this.calls.push('turn')
        return left.shift()!
      },
      remindOfOnboarding: note('remind'),
      postponeImport: note('postpone'),
    }
    const importAccount = async () => {
      this.calls.push('import')
      if (this.breaks-- > 0) throw new Error('killed over it')
    }
    const common = { connection: this.#environment.nativeConnection, namespace: this.#environment.namespace }
    const workers = await Promise.all([
      Worker.create({ ...common, taskQueue: WORKFLOW_QUEUE, workflowBundle: this.#bundle }),
      Worker.create({ ...common, taskQueue: CORE_QUEUE, activities: core }),
      Worker.create({ ...common, taskQueue: adapterQueue('made-up'), activities: { importAccount } }),
    ])
    const running = workers.map((worker) => worker.run())
    const input = { workspaceId: randomUUID() }
    try {
      const handle = await this.#environment.client.workflow.start(ONBOARDING, { args: [input], taskQueue: WORKFLOW_QUEUE, workflowId: onboardingId(input) })
      while (!this.calls.length) await sleep(50)
      await during(handle)
      await handle.result()
      return await handle.fetchHistory()
    } finally {
      for (const worker of workers) worker.shutdown()
      await Promise.all(running)
    }
  }
}
