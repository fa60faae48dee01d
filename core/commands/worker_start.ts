import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { setTimeout as sleep } from 'node:timers/promises'

/** Temporal may start after us, or restart. */
const CONNECT_PAUSE_MS = 500

export default class WorkerStart extends BaseCommand {
  static commandName = 'worker:start'
  static description = 'Run publishing: workflows, decisions and adapter steps'
  static options: CommandOptions = { startApp: true, staysAlive: true }

  @flags.string({ description: 'Comma list of task queues: workflows, core, adapter.<id>. Default: all of them, those of plugins that did not come with the product in processes of their own' })
  declare queues?: string

  async run() {
    // Asked to stop while it starts: nothing was begun, and parts that come up after the app was taken down would keep
    // the process alive.
    let stop = async (): Promise<void> => process.exit(0)
    if (this.#isStopping) return stop()
    this.app.terminating(() => stop())

    const { Collector } = await import('#services/analytics/collector')
    const { ChannelHealth } = await import('#services/connections/channel_health')
    const { PluginChanges } = await import('#services/plugins/plugin_changes')
    const { PluginHostService } = await import('#services/plugins/plugin_host_service')
    const { noteWorkerEnd } = await import('#services/plugins/plugin_health')
    const { PluginWorkers, tellParent } = await import('#services/plugins/plugin_workers')
    const { Deliveries } = await import('#services/publishing/deliveries')
    const { Dispatcher } = await import('#services/publishing/dispatcher')
    const { forgetOldInvitations } = await import('#services/invitations/old_invitations')
    const { RemovedMedia } = await import('#services/media/removed_media')
    const { Housekeeping } = await import('#services/maintenance/housekeeping')
    const { AccountImports } = await import('#services/onboarding/account_imports')
    const { Journey } = await import('#services/onboarding/journey')
    const { OnboardingWatch } = await import('#services/onboarding/onboarding_watch')
    const { SeriesRound } = await import('#services/planning/series_round')
    const { PlanWatch } = await import('#services/planning/import/plan_watch')
    const { InboundWatch } = await import('#services/inbound/inbound_watch')
    const { EventWatch } = await import('#services/events/event_watch')
    const { Digests } = await import('#services/notices/digests')
    const { chaseApprovals } = await import('#services/approvals/chase')
    const { TransferWatch } = await import('#services/transfer/transfer_watch')
    const { ReportWatch } = await import('#services/reports/report_watch')
    const { Watch } = await import('#services/publishing/watch')
    const { Workers } = await import('#services/publishing/workers')
    const { checkGround } = await import('#services/tenancy/ground_check')
    const { dataConverter, temporalAddress, temporalNamespace } = await import('#services/temporal/temporal')
    const { adapterQueue, CORE_QUEUE, WORKFLOW_QUEUE } = await import('#workflows/publishing/contract')
    const { createWorker, NativeConnection, Runtime } = await import('#workflows/worker')
    const { default: logger } = await import('@adonisjs/core/services/logger')
    const { default: env } = await import('#start/env')

    Runtime.install({ shutdownSignals: [], logger: { log: () => {}, trace: () => {}, debug: () => {}, info: () => {}, warn: (message) => (/not polling/.test(message) ? logger.debug(message) : logger.warn(message)), error: (message) => logger.error(message) } })

    await checkGround()
    const make = this.app.container.make.bind(this.app.container)
    const host = await make(PluginHostService)
    const workers = await make(Workers)
    const watch = await make(Watch)
    const pluginChanges = await make(PluginChanges)
    const housekeeping = await make(Housekeeping)
    const reports = await make(ReportWatch)
    const transfers = await make(TransferWatch)
    const inbound = await make(InboundWatch)
    const journeys = await make(OnboardingWatch)
    const plans = await make(PlanWatch)
    const events = await make(EventWatch)
    const [deliveries, dispatcher] = [await make(Deliveries), await make(Dispatcher)]
    const removed = await make(RemovedMedia)
    const tidying = { removedMedia: () => removed.purge(), oldInvitations: () => forgetOldInvitations() }
    const channels = { collector: await make(Collector), health: await make(ChannelHealth) }
    const onboarding = { journey: await make(Journey), imports: await make(AccountImports) }
    const apart = this.queues ? [] : host.adapters().filter(({ id }) => host.runsApart(id, env.get('PLUGIN_PROCESSES'))).map(({ id }) => adapterQueue(id))
    const together = [WORKFLOW_QUEUE, CORE_QUEUE, ...host.adapters().map(({ id }) => adapterQueue(id)).filter((queue) => !apart.includes(queue))]
    const queues = this.queues?.split(',').map((name) => name.trim()) ?? together
    const pluginWorkers = new PluginWorkers({
      command: { script: process.argv[1], args: (queue) => ['worker:start', `--queues=${queue}`] },
      memoryMb: env.get('PLUGIN_MEMORY_MB'),
      onEnd: (queue) => noteWorkerEnd(host.adapters().filter(({ id }) => adapterQueue(id) === queue).map(({ id, pluginId }) => ({ adapterId: id, pluginId })), false),
    })

    const connection = await this.#connect(() => NativeConnection.connect({ address: temporalAddress() }), temporalAddress())
    if (!connection) return
    await workers.register(queues)
    watch.startPresence()
    pluginChanges.start()
    const parts = {
      connection,
      namespace: temporalNamespace(),
      dataConverter: dataConverter(),
      deliveries,
      dispatcher,
      tidying,
      channels,
      onboarding,
      series: await make(SeriesRound),
      digests: await make(Digests),
      approvals: { chase: () => chaseApprovals() },
      onError: (activity: string, error: unknown) => logger.error({ activity, code: (error as any)?.code, kind: (error as Error)?.name }, 'An activity could not be completed'),
    }
    const running = await Promise.all(queues.map((queue) => createWorker(queue, parts)))
    if (queues.includes(CORE_QUEUE)) {
      watch.start()
      inbound.start()
      journeys.start()
      plans.start()
      events.start()
      reports.start()
      transfers.start()
      housekeeping.start()
    }
    pluginWorkers.start(apart)
    const stopTelling = tellParent(() => void this.app.terminate())
    const runs = running.map((worker) => worker.run())
    const ended = Promise.all(runs)

    // The app's own parts (database, plugins) are taken down after this, when nothing uses them any more.
    stop = async () => {
      housekeeping.stop()
      const plugins = pluginWorkers.stop()
      await Promise.all([watch.stop(), inbound.stop(), journeys.stop(), plans.stop(), events.stop(), reports.stop(), transfers.stop()])
      for (const worker of running) if (worker.getState() === 'RUNNING') worker.shutdown()
      // All of them: who has left is taken for certain to write no more.
      await Promise.allSettled([...runs, plugins])
      stopTelling()
      await workers.leave().catch(() => {})
      await connection.close().catch(() => {})
    }
    this.logger.log(`worker ready  ${queues.join(', ')}${apart.length ? `  and apart: ${apart.join(', ')}` : ''}`)

    try {
      await ended
    } catch (error) {
      logger.error({ kind: (error as Error).name }, 'A worker ended by itself')
      this.exitCode = 1
    }
    await this.app.terminate()
  }

  get #isStopping() {
    return this.app.isTerminating || this.app.isTerminated
  }

  async #connect<T>(open: () => Promise<T>, address: string): Promise<T | null> {
    let told = false
    while (!this.#isStopping) {
      try {
        return await open()
      } catch {
        if (!told) this.logger.log(`waiting for Temporal at ${address}`)
        told = true
        await sleep(CONNECT_PAUSE_MS)
      }
    }
    return null
  }
}
