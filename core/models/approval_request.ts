import { ApprovalRequestSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { Content } from '#services/approvals/content'
import type { Stage } from '#services/approvals/shapes'

/** `withdrawn`: nobody wants it published any more, or the brand wants no approval. `voided`: the content became another. */
export type RequestState = 'open' | 'approved' | 'changes_requested' | 'voided' | 'withdrawn'

/** That people are asked whether this very content may go out. */
export default class ApprovalRequest extends tenantModel(ApprovalRequestSchema) {
  declare content: Content
  declare stages: Stage[]
  declare state: RequestState
}
