import { createHash } from 'node:crypto'
import {
  AdapterFault,
  CLOCK,
  SETTINGS,
  type HookAnswer,
  type InboundEvent,
  type InboundHooks,
  type Instant,
  type Json,
  type PluginClock,
  type PluginSettings,
  type RawRequest,
  type Verified,
} from '@caidence/sdk'
import { sameSecret, verifySignature } from '@caidence/sdk/hooks'
import { DateTime } from 'luxon'
import { inject, injectable } from 'tsyringe'
import { instantOf } from './expiry.ts'
import { idOf, listOf, numberOf, objectOf, parseLossless, textOf, type JsonObject } from './json.ts'

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i
/** What the handshake asks to hear again; anything else is not reflected. */
const CHALLENGE = /^[A-Za-z0-9_-]{1,200}$/
/** Callbacks the app's settings name besides the webhook itself; both come as a signed form. */
const CALLBACKS = { deauthorize: 'access.revoked', deletion: 'deletion.requested' } as const
/** Things on a Page of which a change is a change of a post. */
const POST_ITEMS = ['post', 'status', 'photo', 'video', 'share', 'album', 'reel', 'story']

/**
 * What the company's platforms send by themselves: webhooks (https://developers.facebook.com/docs/graph-api/webhooks),
 * and the callbacks for a removed app and for data deletion
 * (https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback).
 */
@injectable()
export class MetaHooks implements InboundHooks {
  constructor(
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  handshake({ method, query }: RawRequest): { status: number; body: string } | null {
    if (method !== 'GET' || query['hub.mode'] === undefined) return null
    const isKnown = sameSecret(
      query['hub.verify_token'] ?? '',
      this.settings.get('verifyToken') ?? ''
    )
    const challenge = query['hub.challenge'] ?? ''
    return query['hub.mode'] === 'subscribe' && isKnown && CHALLENGE.test(challenge)
      ? { status: 200, body: challenge }
      : { status: 403, body: 'Forbidden' }
  }

  verify(request: RawRequest): Verified {
    const secret = this.settings.secret('clientSecret')
    const receivedAt = this.clock.now()
    if (request.path && Object.hasOwn(CALLBACKS, request.path))
      return verifyCallback(request, secret, receivedAt)

    const signature = request.headers['x-hub-signature-256']?.match(SIGNATURE)?.[1]
    if (!signature) throw unverified('signature')
    return verifySignature({
      signed: request.rawBody,
      signature: Buffer.from(signature, 'hex'),
      secret,
      // Ids arrive as bare numbers beyond 2^53.
      body: () => lossless(Buffer.from(request.rawBody).toString('utf8')),
      receivedAt,
    })
  }

  parse({ body, receivedAt }: Verified): InboundEvent[] {
    const facts = objectOf(body)
    const callback = textOf(facts.callback)
    if (callback) return [callbackEvent(callback as keyof typeof CALLBACKS, facts, receivedAt)]
    const object = textOf(facts.object) ?? 'unknown'
    return (Array.isArray(facts.entry) ? facts.entry : []).map(objectOf).flatMap((entry) => {
      const account = idOf(entry.id)
      if (!account) return []
      const at = instantIn(entry.time) ?? receivedAt
      return listOf(entry.changes).map((change) => changeEvent(object, account, change, at))
    })
  }

  /** Only the deletion callback wants to read something: where the person can see what became of it. */
  respond(events: InboundEvent[], statusUrl: (eventId: string) => URL): HookAnswer | null {
    const deletion = events.find(({ kind }) => kind === 'deletion.requested')
    if (!deletion) return null
    return {
      status: 200,
      body: JSON.stringify({
        url: statusUrl(deletion.id).href,
        confirmation_code: digest(deletion.id).slice(0, 16),
      }),
    }
  }
}

/** `signed_request=<signature>.<payload>`, both base64url; the signature is over the payload's text as it came. */
function verifyCallback({ rawBody, path }: RawRequest, secret: string, receivedAt: Date): Verified {
  const form = new URLSearchParams(Buffer.from(rawBody).toString('utf8'))
  const [signature, payload, ...rest] = (form.get('signed_request') ?? '').split('.')
  if (!signature || !payload || rest.length) throw unverified('signature')
  const bytes = Buffer.from(signature, 'base64url')
  // Two spellings of one signature must not both pass.
  if (bytes.toString('base64url') !== signature.replace(/=+$/, '')) throw unverified('signature')
  return verifySignature({
    signed: Buffer.from(payload),
    signature: bytes,
    secret,
    body: () => {
      const facts = objectOf(parseLossless(Buffer.from(payload, 'base64url').toString('utf8')))
      if (textOf(facts.algorithm)?.toUpperCase() !== 'HMAC-SHA256') throw unverified('algorithm')
      const { user_id: user, issued_at: issuedAt } = facts
      return JSON.stringify({ callback: path, user_id: user, issued_at: issuedAt })
    },
    receivedAt,
  })
}

function callbackEvent(
  callback: keyof typeof CALLBACKS,
  { user_id: user, issued_at: issuedAt }: JsonObject,
  receivedAt: Instant
): InboundEvent {
  const person = idOf(user) ?? 'unknown'
  return {
    id: `${callback}:${person}:${numberOf(issuedAt) ?? ''}`,
    kind: CALLBACKS[callback],
    account: person,
    ref: null,
    at: instantIn(issuedAt) ?? receivedAt,
  }
}

function changeEvent(
  object: string,
  account: string,
  change: JsonObject,
  at: Instant
): InboundEvent {
  const field = textOf(change.field) ?? 'unknown'
  const value = objectOf(change.value)
  const told = object === 'instagram' ? instagramChange(field, value) : pageChange(field, value)
  return {
    id: digest(`${object}:${account}:${field}:${at}:${JSON.stringify(value)}`).slice(0, 40),
    account,
    at: instantIn(value.created_time) ?? at,
    ...told,
  }
}

type Told = Pick<InboundEvent, 'kind' | 'ref'>

function pageChange(field: string, value: JsonObject): Told {
  const item = textOf(value.item) ?? ''
  const verb = textOf(value.verb) ?? ''
  const post = idOf(value.post_id)
  if (field === 'feed' && item === 'comment' && verb === 'add')
    return { kind: 'comment.created', ref: { post, comment: idOf(value.comment_id) } }
  if (field === 'feed' && POST_ITEMS.includes(item))
    return { kind: 'post.changed', ref: { post, verb } }
  return { kind: `page.${field}`, ref: post ? { post } : null }
}

function instagramChange(field: string, value: JsonObject): Told {
  const post = idOf(objectOf(value.media).id) ?? idOf(value.media_id)
  if (field === 'comments' || field === 'live_comments')
    return { kind: 'comment.created', ref: { post, comment: idOf(value.id) } }
  return { kind: `instagram.${field}`, ref: post ? { post } : null }
}

/** Times are Unix seconds here. */
function instantIn(time: Json | undefined): Instant | null {
  const seconds = numberOf(time)
  return seconds ? instantOf(DateTime.fromSeconds(seconds)) : null
}

function lossless(text: string): string {
  const parsed = parseLossless(text)
  return parsed === undefined ? text : JSON.stringify(parsed)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const unverified = (field: string) => new AdapterFault('E_HOOK_UNVERIFIED', { field })
