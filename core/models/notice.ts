import { NoticeSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { EventKind, SubjectType } from '#services/events/kinds'

/** That one person is told of one event. Ids only; what it says is made when it is read. */
export default class Notice extends tenantModel(NoticeSchema) {
  static table = 'notices'
  declare kind: EventKind
  declare subjectType: SubjectType
  declare data: Record<string, string | number | boolean | null>
}
