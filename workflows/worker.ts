import { NativeConnection, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker'
import { ApplicationFailure, CancelledFailure } from '@temporalio/common'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Deliveries } from '#services/publishing/deliveries'
import type { Dispatcher } from '#services/publishing/dispatcher'
import type { SeriesRound } from '#services/planning/series_round'
import { channelActivities, channelListActivities, type ChannelServices } from './channels/activities.ts'
import { adapterActivities, coreActivities } from './publishing/activities.ts'
import { approvalActivities, type ApprovalChaser } from './approvals/activities.ts'
import { noticeActivities, type DigestSender } from './notices/activities.ts'
import { maintenanceActivities, type Tidying } from './maintenance/activities.ts'
import { onboardingActivities, onboardingImportActivities, type OnboardingServices } from './onboarding/activities.ts'
import { planningActivities } from './planning/activities.ts'
import { CORE_QUEUE, WORKFLOW_QUEUE } from './publishing/contract.ts'

/** A killed worker's cached workflows are taken over by another after this long. */
const STICKY_TIMEOUT = '2 seconds'
/** Workflows kept in memory between their turns; others are replayed from a history of a few dozen events. */
const CACHED_WORKFLOWS = 200
/** Turns take milliseconds; a second isolate would cost memory and gain nothing. */
const WORKFLOW_THREADS = 1
/** Steps under way at once per adapter: each waits on the network most of the time. */
const ADAPTER_STEPS = 40
/** Decisions under way at once; each holds a database connection. */
const CORE_STEPS = 20
/** How long a worker that was asked to stop may finish what it has begun. */
const SHUTDOWN_GRACE = '20 seconds'

export interface WorkerParts {
  connection: NativeConnection
  namespace: string
  dataConverter: NonNullable<Parameters<typeof Worker.create>[0]['dataConverter']>
  deliveries: Deliveries
  dispatcher: Dispatcher
  tidying: Tidying
  channels: ChannelServices
  onboarding: OnboardingServices
  series: SeriesRound
  digests: DigestSender
  approvals: ApprovalChaser
  /** Called with what really went wrong; Temporal only hears its name. */
  onError(activity: string, error: unknown): void
}

/** The bundle that the setup made (WORKFLOW_BUNDLE) or the build, or one made now from the sources. */
export function workflowBundle(): WorkflowBundleOption | { workflowsPath: string } {
  const built = process.env.WORKFLOW_BUNDLE ?? fileURLToPath(new URL('./bundle.js', import.meta.url))
  if (existsSync(built)) return { codePath: built }
  return { workflowsPath: fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './index.ts' : './index.js', import.meta.url)) }
}

/** One Temporal worker for one queue. Which queues a process serves is the operator's choice. */
export async function createWorker(queue: string, parts: WorkerParts): Promise<Worker> {
  const common = { connection: parts.connection, namespace: parts.namespace, taskQueue: queue, dataConverter: parts.dataConverter, shutdownGraceTime: SHUTDOWN_GRACE }
  if (queue === WORKFLOW_QUEUE) {
    const bundle = workflowBundle()
    return Worker.create({ ...common, ...('workflowsPath' in bundle ? bundle : { workflowBundle: bundle }), stickyQueueScheduleToStartTimeout: STICKY_TIMEOUT, maxCachedWorkflows: CACHED_WORKFLOWS, workflowThreadPoolSize: WORKFLOW_THREADS })
  }
  const activities =
    queue === CORE_QUEUE
      ? { ...coreActivities(parts.deliveries), ...maintenanceActivities(parts.dispatcher, parts.tidying), ...channelListActivities(parts.channels), ...onboardingActivities(parts.onboarding), ...planningActivities(parts.series), ...noticeActivities(parts.digests), ...approvalActivities(parts.approvals) }
      : { ...adapterActivities(parts.deliveries), ...channelActivities(parts.channels), ...onboardingImportActivities(parts.onboarding) }
  return Worker.create({
    ...common,
    activities: discreet(activities, parts.onError),
    maxConcurrentActivityTaskExecutions: queue === CORE_QUEUE ? CORE_STEPS : ADAPTER_STEPS,
    maxHeartbeatThrottleInterval: '2 seconds',
    defaultHeartbeatThrottleInterval: '2 seconds',
  })
}

/** A failure's message may quote what it failed on. Temporal keeps failures, so it gets the kind and nothing else. */
function discreet<T extends Record<string, (...args: any[]) => Promise<any>>>(activities: T, onError: WorkerParts['onError']): T {
  const wrap = (name: string, work: T[string]) => async (...args: any[]) => {
    try {
      return await work(...args)
    } catch (error) {
      if (error instanceof CancelledFailure) throw error
      onError(name, error)
      throw ApplicationFailure.create({ type: String((error as any)?.code ?? (error as Error)?.name ?? 'Error'), message: `${name} could not be completed` })
    }
  }
  return Object.fromEntries(Object.entries(activities).map(([name, work]) => [name, wrap(name, work as T[string])])) as T
}

export { NativeConnection, Runtime }
