import { BaseTransformer } from '@adonisjs/core/transformers'
import type Passkey from '#models/passkey'

export default class PasskeyTransformer extends BaseTransformer<Passkey> {
  toObject() {
    const { id, name, isBackedUp, createdAt, lastUsedAt } = this.resource
    return { id, name, isBackedUp, createdAt: createdAt.toISO()!, lastUsedAt: lastUsedAt?.toISO() ?? null }
  }
}
