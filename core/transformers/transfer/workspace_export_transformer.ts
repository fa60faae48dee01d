import { BaseTransformer } from '@adonisjs/core/transformers'
import type { I18n } from '@adonisjs/i18n'
import type WorkspaceExport from '#models/workspace_export'

const FAULTS: Record<string, string> = { E_AUTHORIZATION_FAILURE: 'rights', E_NO_ROOM: 'room', ENOSPC: 'room', E_GAVE_UP: 'gaveUp' }

export default class WorkspaceExportTransformer extends BaseTransformer<WorkspaceExport> {
  constructor(
    resource: WorkspaceExport,
    private i18n: I18n
  ) {
    super(resource)
  }

  toObject() {
    const { resource: made, i18n } = this
    const { id, state, progress, sha256 } = made
    const number = (value: number | null) => (value === null ? null : Number(value))
    return {
      ...{ id, state, progress, sha256 },
      ...{ bytes: number(made.bytes), rows: number(made.rows), files: made.files, missing: made.missing },
      fault: state === 'failed' ? { code: made.faultCode ?? 'E_UNKNOWN', sentence: i18n.t(`transfer.exports.faults.${FAULTS[made.faultCode ?? ''] ?? 'other'}`) } : null,
      createdAt: made.createdAt.toUTC().toISO()!,
      finishedAt: made.finishedAt?.toUTC().toISO() ?? null,
      expiresAt: made.expiresAt?.toUTC().toISO() ?? null,
    }
  }
}
