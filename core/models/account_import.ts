import { AccountImportSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** What a connected account brings along is read once: how that went. */
export default class AccountImport extends tenantModel(AccountImportSchema) {
  declare state: 'waiting' | 'done' | 'failed'
}
