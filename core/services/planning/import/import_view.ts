import type ImportJob from '#models/import_job'
import { refusalIn } from '#services/refusals'

/** What members see of an import; where its file lies stays on the server. */
export const importView = (job: ImportJob) => ({
  id: job.id,
  brandId: job.brandId,
  name: job.name,
  kind: job.kind,
  state: job.state,
  fault: job.fault && refusalIn('E_PLAN_FILE', job.fault),
  headers: job.headers,
  sample: job.sample,
  mapping: job.mapping ?? {},
  settings: job.settings,
  accounts: job.accounts,
  rows: { good: job.rowsGood, bad: job.rowsBad, done: job.rowsDone, refused: job.rowsRefused, known: job.rowsKnown },
  createdAt: job.createdAt.toUTC().toISO()!,
  finishedAt: job.finishedAt?.toUTC().toISO() ?? null,
})
