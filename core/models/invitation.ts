import { InvitationSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** Somebody asked to join. Only the hash of the token in the mail is stored. */
export default class Invitation extends tenantModel(InvitationSchema) {}
