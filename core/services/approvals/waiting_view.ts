import type { WaitingView } from './shapes.ts'
import type { Waiting } from './waiting.ts'

export const waitingView = ({ request, stage, isMine, requestedBy }: Waiting): WaitingView => ({
  requestId: request.id,
  contentHash: request.contentHash,
  stage,
  isMine,
  requestedBy,
  requestedAt: request.createdAt.toUTC().toISO()!,
  dueAt: request.dueAt?.toUTC().toISO() ?? null,
})
