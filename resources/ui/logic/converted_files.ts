import type { DeliveryEvent } from '~/api/types'

export interface ConvertedFile {
  /** Place of the file in the post, from 0. */
  position: number
  /** As people call it: JPEG, MP4. */
  type: string
  width: number
  height: number
  bytes: number
}

/** What a delivery sends in place of files, from its events: of its newest start, in which nothing may be converted any more. */
export function convertedFiles(events: Pick<DeliveryEvent, 'kind' | 'toState' | 'fromState' | 'detail'>[]): ConvertedFile[] {
  const starts = events.filter(({ toState, fromState }) => toState === 'preparing' && fromState === 'scheduled')
  const detail = starts.at(-1)?.detail as { files?: ConvertedFile[] } | null | undefined
  return detail?.files ?? []
}
