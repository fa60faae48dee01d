import { column } from '@adonisjs/lucid/orm'
import type { AccountRef } from '@caidence/sdk'
import { ConnectAttemptSchema } from '#database/schema'
import { tenantModel } from '#services/tenancy/tenant_model'

/** A consent flow under way: from the redirect to the platform until an account was picked. */
export default class ConnectAttempt extends tenantModel(ConnectAttemptSchema) {
  declare status: 'begun' | 'exchanging' | 'choosing' | 'done' | 'failed'

  @column({ prepare: (value) => (value === null ? null : JSON.stringify(value)) })
  declare choices: AccountRef[] | null
}
