export const EXPORT_STATES = ['waiting', 'making', 'ready', 'failed'] as const
export type ExportState = (typeof EXPORT_STATES)[number]

/** `receiving` until every byte is there; `checked` waits for the person's word; `refused` says what is wrong with the archive. */
export const IMPORT_STATES = ['receiving', 'arrived', 'checking', 'checked', 'refused', 'asked', 'bringing', 'done', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** What an archive holds, as its check found it. */
export interface Findings {
  version: number
  exportedAt: string
  workspace: { id: string; name: string; profileType: string; timeZone: string }
  /** Those with rows, in the order of the archive. */
  nouns: { name: string; rows: number; isImported: boolean }[]
  files: number
  fileBytes: number
  /** Files that were missing where the archive was made. */
  missing: number
}

/** Why something did not come. */
export const FAILURE_REASONS = ['points_elsewhere', 'stands_already', 'not_fitting', 'not_an_address', 'file_other', 'file_kind', 'file_unknown'] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

export interface Failure {
  noun: string
  /** As the archive names it. */
  id: string
  reason: FailureReason
}

export interface Outcome {
  /** In the archive, and what is there now. */
  nouns: { name: string; rows: number; added: number }[]
  files: number
  filesOf: number
  missing: number
  /** How many there were; the first of them by name. */
  failed: number
  failures: Failure[]
}
