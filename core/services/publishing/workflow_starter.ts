import { inject } from '@adonisjs/core'
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import { Temporal } from '#services/temporal/temporal'
import { CHANGED, WORKER_GONE, PUBLISH_DELIVERY, publishDeliveryId, WORKFLOW_QUEUE, type PublishDelivery } from '#workflows/publishing/contract'

/** A workflow task is short; a worker that died is noticed after this long. */
const WORKFLOW_TASK_TIMEOUT = '10 seconds'

const options = (input: PublishDelivery) => ({
  workflowId: publishDeliveryId(input),
  taskQueue: WORKFLOW_QUEUE,
  args: [input] as [PublishDelivery],
  workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
})

/** Starts and wakes publishing workflows. Only ids go in. */
@inject()
export class WorkflowStarter {
  constructor(private temporal: Temporal) {}

  /** True when it was started now, false when it was running already. */
  async start(input: PublishDelivery): Promise<boolean> {
    try {
      await this.temporal.run((client) => client.workflow.start(PUBLISH_DELIVERY, options(input)))
      return true
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false
      throw error
    }
  }

  /** Starts it, or wakes the running one so that it reads the row again. */
  async startOrWake(input: PublishDelivery) {
    await this.temporal.run((client) => client.workflow.signalWithStart(PUBLISH_DELIVERY, { ...options(input), signal: CHANGED, signalArgs: [] }))
  }

  /** Wakes a running workflow; nothing happens when there is none. */
  async wake(input: Pick<PublishDelivery, 'deliveryId' | 'generation'>) {
    await this.#signal(input, CHANGED)
  }

  /** Tells a workflow that the worker of its current step is gone. */
  async orphan(input: Pick<PublishDelivery, 'deliveryId' | 'generation'>) {
    await this.#signal(input, WORKER_GONE)
  }

  async #signal(input: Pick<PublishDelivery, 'deliveryId' | 'generation'>, name: string) {
    try {
      await this.temporal.run((client) => client.workflow.getHandle(publishDeliveryId(input)).signal(name))
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    }
  }
}
