import { DateTime } from 'luxon'
import { Refused } from './refusals.ts'
import type { State } from './state.ts'

/** Units of a call; uploads are counted apart. */
export const COST = { list: 1, write: 50, upload: 1 } as const

/** Takes the cost of a call from the project's day, which begins at midnight in California. */
export function spend(state: State, units: number, isUpload = false): void {
  const day = DateTime.fromMillis(state.now(), { zone: 'America/Los_Angeles' }).toISODate()!
  const { ledger } = state.data
  if (ledger.day !== day) Object.assign(ledger, { day, units: 0, uploads: 0 })
  const isFull = isUpload
    ? ledger.uploads >= Number(state.config.dailyUploads)
    : ledger.units + units > Number(state.config.dailyUnits)
  if (isFull)
    throw new Refused(
      403,
      'quotaExceeded',
      'The request cannot be completed because you have exceeded your quota.',
      'youtube.quota'
    )
  if (isUpload) ledger.uploads += 1
  else ledger.units += units
  state.changed()
}
