import type UserIdentity from '#models/user_identity'
import { BaseTransformer } from '@adonisjs/core/transformers'

export default class IdentityTransformer extends BaseTransformer<UserIdentity> {
  toObject() {
    return { ...this.pick(this.resource, ['id', 'provider']), connectedAt: this.resource.createdAt.toISO()! }
  }
}
