import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { pruneLogs } from '#services/audit/retention'
import { sealHeads } from '#services/audit/sealed_heads'
import { Attempts } from '#services/connections/attempts'
import { Grants } from '#services/connections/grants'
import { InboundEvents } from '#services/inbound/inbound_events'
import { Renditions } from '#services/media/fit/renditions'
import { removeLeftovers } from '#services/media/uploads_folder'
import { pruneNotices } from '#services/notices/prune'
import { forgetOldImports } from '#services/planning/import/old_imports'
import { pruneTrouble } from '#services/plugins/plugin_health'
import { ReportRelay } from '#services/reports/report_relay'
import { TransferWatch } from '#services/transfer/transfer_watch'

/** Sealed tokens of an abandoned consent must not outlive its quarter of an hour by much. */
const TIDY_EVERY_MS = 5 * 60_000
/** Tokens that live for weeks are renewed when they are a day old or more; twice a day leaves room for a failure. */
const RENEW_EVERY_MS = 12 * 60 * 60_000
/** What was removed from an audit since the last seal cannot be told; an hour is the design's bound. */
const SEAL_EVERY_MS = 60 * 60_000

/** What must happen now and then and nobody asks for. Runs in worker processes; doing it twice does no harm. */
@inject()
export class Housekeeping {
  #timers: NodeJS.Timeout[] = []

  constructor(
    private grants: Grants,
    private renditions: Renditions
  ) {}

  start() {
    this.#every(TIDY_EVERY_MS, 'abandoned consents', () => Attempts.tidyAll())
    this.#every(TIDY_EVERY_MS, 'broken-off uploads', () => removeLeftovers())
    this.#every(SEAL_EVERY_MS, 'audit seal', () => sealHeads())
    this.#every(SEAL_EVERY_MS, 'old logs', () => pruneLogs())
    this.#every(SEAL_EVERY_MS, 'unused renditions', () => this.renditions.prune())
    this.#every(SEAL_EVERY_MS, 'old notices of platforms', () => InboundEvents.prune())
    this.#every(SEAL_EVERY_MS, 'old imports', () => forgetOldImports())
    this.#every(SEAL_EVERY_MS, 'old faults of plugins', () => pruneTrouble())
    this.#every(SEAL_EVERY_MS, 'old reports', () => ReportRelay.prune())
    this.#every(SEAL_EVERY_MS, 'old archives of workspaces', () => TransferWatch.prune())
    this.#every(SEAL_EVERY_MS, 'old notices', () => pruneNotices())
    this.#every(RENEW_EVERY_MS, 'token renewal', () => this.grants.refreshDue())
    void this.#guarded('audit seal', () => sealHeads())
    void this.#guarded('token renewal', () => this.grants.refreshDue())
  }

  stop() {
    for (const timer of this.#timers) clearInterval(timer)
  }

  #every(ms: number, name: string, work: () => Promise<unknown>) {
    this.#timers.push(setInterval(() => void this.#guarded(name, work), ms))
  }

  async #guarded(name: string, work: () => Promise<unknown>) {
    try {
      await work()
    } catch (error) {
      logger.warn({ part: name, code: (error as any)?.code ?? (error as Error)?.name }, 'Housekeeping could not do its round')
    }
  }
}
