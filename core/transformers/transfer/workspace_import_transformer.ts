import { BaseTransformer } from '@adonisjs/core/transformers'
import type { I18n } from '@adonisjs/i18n'
import type WorkspaceImport from '#models/workspace_import'
import { refusalIn } from '#services/refusals'

const FAULTS: Record<string, string> = { E_AUTHORIZATION_FAILURE: 'rights', E_NO_ROOM: 'room', ENOSPC: 'room', E_GAVE_UP: 'gaveUp' }

export default class WorkspaceImportTransformer extends BaseTransformer<WorkspaceImport> {
  constructor(
    resource: WorkspaceImport,
    private i18n: I18n
  ) {
    super(resource)
  }

  toObject() {
    const { resource: row, i18n } = this
    const { id, state, progress, fileName, name, findings, outcome } = row
    const isOver = state === 'refused' || state === 'failed'
    return {
      ...{ id, state, progress, fileName, name, findings, outcome },
      bytes: Number(row.bytes),
      received: Number(row.received),
      fault: isOver ? { code: row.faultCode ?? 'E_UNKNOWN', sentence: row.fault ? refusalIn('E_ARCHIVE', row.fault, i18n) : i18n.t(`transfer.imports.faults.${FAULTS[row.faultCode ?? ''] ?? 'other'}`) } : null,
      /** The new workspace, once one is let in. */
      workspaceId: state === 'done' ? row.targetId : null,
      createdAt: row.createdAt.toUTC().toISO()!,
      finishedAt: row.finishedAt?.toUTC().toISO() ?? null,
      expiresAt: row.expiresAt.toUTC().toISO()!,
    }
  }
}
