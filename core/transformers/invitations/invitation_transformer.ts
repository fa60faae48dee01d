import { BaseTransformer } from '@adonisjs/core/transformers'
import type { InvitationView } from '#services/invitations/invitation_view'

export default class InvitationTransformer extends BaseTransformer<InvitationView> {
  toObject() {
    return this.pick(this.resource, ['id', 'email', 'state', 'roles', 'message', 'invitedBy', 'sentAt', 'sentCount', 'expiresAt', 'acceptedAt', 'revokedAt', 'createdAt'])
  }
}
