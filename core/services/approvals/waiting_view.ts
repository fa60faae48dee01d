import type { Stage } from './stages.ts'
import type { Waiting } from './waiting.ts'

export type WaitingView = {
  requestId: string
  contentHash: string
  /** Whose turn it is. */
  stage: Stage
  isMine: boolean
  requestedBy: string | null
  requestedAt: string
  /** When the first of it is to go out; null is "as soon as it may". */
  dueAt: string | null
}

export const waitingView = ({ request, stage, isMine, requestedBy }: Waiting): WaitingView => ({
  requestId: request.id,
  contentHash: request.contentHash,
  stage,
  isMine,
  requestedBy,
  requestedAt: request.createdAt.toUTC().toISO()!,
  dueAt: request.dueAt?.toUTC().toISO() ?? null,
})
