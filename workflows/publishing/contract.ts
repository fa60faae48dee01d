/*
 * What the outside may know of publishing workflows: names, ids, inputs and signals. Ids only: no token, text or
 * other personal data ever enters an input, a result or a failure.
 */

export const WORKFLOW_QUEUE = 'workflows'
export const CORE_QUEUE = 'core'
export const adapterQueue = (adapterId: string) => `adapter.${adapterId}`

export interface PublishDelivery {
  workspaceId: string
  deliveryId: string
  generation: number
  adapterId: string
}

/** A second start of the same generation is refused by Temporal. */
export const publishDeliveryId = ({ deliveryId, generation }: Pick<PublishDelivery, 'deliveryId' | 'generation'>) => `delivery:${deliveryId}:${generation}`

export const PUBLISH_DELIVERY = 'publishDelivery'
/** The row changed: look at it again. */
export const CHANGED = 'deliveryChanged'
/** The worker that had the current step is gone; nobody will report its end. */
export const WORKER_GONE = 'workerGone'

/** What a workflow does next. Decided by core from the database; the workflow only orders it in time. */
export type Turn =
  | { do: 'step'; effect: 'none' | 'repeatable' | 'once' }
  | { do: 'look' }
  | { do: 'wait'; seconds: number }
  | { do: 'end'; state: string }

export const DISPATCH_DUE = 'dispatchDue'
export const DISPATCH_SCHEDULE_ID = 'dispatch-due'
