import { BaseTransformer } from '@adonisjs/core/transformers'
import type { OpenInvitation } from '#services/invitations/acceptance'

/** For whoever holds the link: what they are asked to join, and no ids of it. */
export default class OpenInvitationTransformer extends BaseTransformer<OpenInvitation> {
  toObject() {
    return {
      ...this.pick(this.resource, ['workspaceName', 'inviterName', 'email', 'message', 'expiresAt', 'hasAccount']),
      roles: this.resource.roles.map(({ roleName, scopeName, expiresAt }) => ({ roleName, scopeName, expiresAt })),
    }
  }
}
