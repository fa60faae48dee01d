import { CalendarFeedSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** An address under which other calendar programs read what one person may see. */
export default class CalendarFeed extends tenantModel(CalendarFeedSchema) {}
