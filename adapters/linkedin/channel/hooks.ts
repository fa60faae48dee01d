import { createHmac } from 'node:crypto'
import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type HookAnswer,
  type InboundEvent,
  type InboundHooks,
  type InboundKind,
  type PluginClock,
  type PluginSettings,
  type RawRequest,
  type Verified,
} from '@caidence/sdk'
import { verifySignature } from '@caidence/sdk/hooks'
import { inject, injectable } from 'tsyringe'
import {
  idOf,
  instantOf,
  listOf,
  numberOf,
  objectOf,
  parseLossless,
  textOf,
  type JsonObject,
} from '../api/json.ts'

/*
 * Signature and validation: https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation, events:
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-social-action-notifications,
 * both read 2026-08-13.
 */

/** Part of what is signed, and according to some receivers of the header as well. */
const PREFIX = 'hmacsha256='
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const HEX_DIGEST = /^[0-9a-f]{64}$/i
const SOCIAL_ACTIONS = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'

const KINDS: Record<string, InboundKind | string> = {
  COMMENT: 'comment.created',
  ADMIN_COMMENT: 'comment.created',
  COMMENT_EDIT: 'comment.changed',
  COMMENT_DELETE: 'comment.deleted',
  LIKE: 'reaction.created',
  SHARE: 'share.created',
  SHARE_MENTION: 'mention.created',
}

/** What the platform tells about activity on Pages. */
@injectable()
export class LinkedinHooks implements InboundHooks {
  constructor(
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  /** Asked when the address is registered, and every two hours after that. */
  handshake({ method, query }: RawRequest): HookAnswer | null {
    const { challengeCode } = query
    if (method !== 'GET' || challengeCode === undefined || !UUID.test(challengeCode)) return null
    const challengeResponse = createHmac('sha256', this.settings.secret('clientSecret'))
      .update(challengeCode)
      .digest('hex')
    return {
      status: 200,
      body: JSON.stringify({ challengeCode, challengeResponse }),
      // Any other type fails the platform's check.
      type: 'application/json',
    }
  }

  verify(request: RawRequest): Verified {
    const header = request.headers['x-li-signature'] ?? ''
    const digest = header.startsWith(PREFIX) ? header.slice(PREFIX.length) : header
    if (!HEX_DIGEST.test(digest))
      throw new AdapterFault('E_HOOK_UNVERIFIED', { field: 'signature' })
    const text = Buffer.from(request.rawBody).toString('utf8')
    return verifySignature({
      signed: Buffer.concat([Buffer.from(PREFIX), request.rawBody]),
      signature: Buffer.from(digest, 'hex'),
      secret: this.settings.secret('clientSecret'),
      body: () => lossless(text),
      receivedAt: this.clock.now(),
    })
  }

  parse({ body }: Verified): InboundEvent[] {
    const { type, notifications } = objectOf(body)
    if (type !== SOCIAL_ACTIONS) return []
    return listOf(notifications).flatMap((entry) => this.eventOf(entry) ?? [])
  }

  private eventOf(entry: JsonObject): InboundEvent | null {
    const [id, account, action] = [
      idOf(entry.notificationId),
      textOf(entry.organizationalEntity),
      textOf(entry.action),
    ]
    if (!id || !account || !action) return null
    return {
      id,
      kind: KINDS[action] ?? `activity.${action.toLowerCase()}`,
      account,
      // Who did it stays out: the ids of post and comment are enough to read both.
      ref: {
        post: textOf(entry.sourcePost) ?? null,
        activity: textOf(entry.generatedActivity) ?? null,
      },
      at: instantOf(numberOf(entry.lastModifiedAt) ?? this.clock.now()),
    }
  }
}

/** Numbers beyond what JSON.parse keeps exactly become texts; everything else stays as it came. */
function lossless(text: string): string {
  const body = parseLossless(text)
  return body === undefined ? text : JSON.stringify(body)
}
