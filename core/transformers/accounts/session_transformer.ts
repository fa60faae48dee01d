import { BaseTransformer } from '@adonisjs/core/transformers'
import { browserName } from '#services/accounts/browser_name'
import type { SignedInSession } from '#services/accounts/sessions'

export default class SessionTransformer extends BaseTransformer<SignedInSession> {
  toObject() {
    const { handle, isCurrent, address, userAgent, startedAt, seenAt } = this.resource
    return { handle, isCurrent, address, ...browserName(userAgent), startedAt: new Date(startedAt).toISOString(), seenAt: new Date(seenAt).toISOString() }
  }
}
