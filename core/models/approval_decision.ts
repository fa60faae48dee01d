import { ApprovalDecisionSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { Stage, Verdict } from '#services/approvals/shapes'

/** What somebody said about a content. Kept for good: another word later is another row. */
export default class ApprovalDecision extends tenantModel(ApprovalDecisionSchema) {
  declare stage: Stage
  declare verdict: Verdict
}
