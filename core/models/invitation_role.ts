import { InvitationRoleSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What an invited person is to become; judged anew when they accept. */
export default class InvitationRole extends tenantModel(InvitationRoleSchema) {}
