/** `numbers`: what was reached. `proof`: what was published, with the evidence. */
export const REPORT_KINDS = ['numbers', 'proof'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export const REPORT_FORMATS = ['pdf', 'csv'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]
export type ReportState = 'waiting' | 'making' | 'ready' | 'failed'

/** Parts of a report about numbers, in the order in which they are printed. */
export const REPORT_PARTS = ['summary', 'channels', 'posts', 'formats', 'hours'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

/** What was asked, as it is kept: the days are fixed when it is asked. */
export interface ReportQuestion {
  from: string
  to: string
  timeZone: string
  brand: string | null
  channel: string | null
  campaign: string | null
  parts: ReportPart[]
}
