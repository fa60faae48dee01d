import { DomainEventSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'
import type { EventKind, SubjectType } from '#services/events/kinds'

/** Something that happened, noted with what made it happen. */
export default class DomainEvent extends tenantModel(DomainEventSchema) {
  static table = 'domain_events'
  declare kind: EventKind
  declare subjectType: SubjectType
  declare data: Record<string, string | number | boolean | null>
}
