import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { spoken } from '#services/language'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import WebhookCall from '#models/webhook_call'
import WebhookEndpoint from '#models/webhook_endpoint'
import { audit } from '#services/audit/audit'
import type { EventKind } from '#services/events/kinds'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { refuseInput } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_WEBHOOK, E_NO_WEBHOOK_CALL, E_TOO_MANY_WEBHOOKS, E_WEBHOOK_OFF } from './errors.ts'
import { ENDPOINTS_MOST, OLD_SECRET_HOURS } from './limits.ts'
import { OutsidePost } from './outside_post.ts'
import { newSecret, sealSecret } from './signing.ts'

export interface WebhookFields {
  name?: string
  url?: string
  /** Empty: every kind. */
  kinds?: EventKind[]
  brandId?: string | null
  isActive?: boolean
}

/** Calls per page when the caller does not say. */
const PAGE = 25
/** What a call of the button carries. */
const TEST = 'webhook.test'

/** Addresses outside that events are sent to. Runs inside a tenant transaction; asking for rights is the caller's. */
@inject()
export class Webhooks {
  constructor(private post: OutsidePost) {}

  /** Newest first. */
  list(): Promise<WebhookEndpoint[]> {
    return WebhookEndpoint.query().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(ENDPOINTS_MOST)
  }

  async find(id: string): Promise<WebhookEndpoint> {
    const endpoint = await WebhookEndpoint.find(id)
    if (!endpoint) throw new E_NO_WEBHOOK()
    return endpoint
  }

  /** The secret is here once and never again. */
  async create(actor: Actor, { name, url, kinds = [], brandId = null, isActive = true }: WebhookFields & { name: string; url: string }): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    const { client, workspaceId } = tenant()
    // Rival requests wait for each other, so that they cannot outrun the limit.
    await client.rawQuery('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`webhooks:${workspaceId}`])
    if ((await this.list()).length >= ENDPOINTS_MOST) throw new E_TOO_MANY_WEBHOOKS()
    await this.#mustBe({ url, brandId })
    const [id, secret] = [randomUUID(), newSecret()]
    const endpoint = await WebhookEndpoint.create({ id, workspaceId, brandId, name, url, kinds: [...new Set(kinds)], secretCipher: sealSecret(workspaceId, id, secret), isActive, createdBy: actor.userId })
    await endpoint.refresh()
    await audit({ action: 'webhook.created', subject: { type: 'webhook', id }, brandId, after: factsOf(endpoint) })
    return { endpoint, secret }
  }

  /** Switching on forgives what failed before: it is tried as if it had never failed. */
  async update(id: string, fields: WebhookFields): Promise<WebhookEndpoint> {
    const endpoint = await this.#lock(id)
    await this.#mustBe(fields)
    const before = factsOf(endpoint)
    const isAnew = (fields.isActive === true && !endpoint.isActive) || (fields.url !== undefined && fields.url !== endpoint.url)
    endpoint.merge({
      ...(fields.name !== undefined && { name: fields.name }),
      ...(fields.url !== undefined && { url: fields.url }),
      ...(fields.kinds !== undefined && { kinds: [...new Set(fields.kinds)] }),
      ...(fields.brandId !== undefined && { brandId: fields.brandId }),
      ...(fields.isActive !== undefined && { isActive: fields.isActive }),
      ...(isAnew && { failures: 0, failingSince: null, notBefore: DateTime.utc(), stoppedReason: null }),
    })
    await endpoint.save()
    await audit({ action: 'webhook.updated', subject: { type: 'webhook', id }, brandId: endpoint.brandId, before, after: factsOf(endpoint) })
    return endpoint
  }

  async remove(id: string) {
    const endpoint = await this.#lock(id)
    await endpoint.delete()
    await audit({ action: 'webhook.deleted', subject: { type: 'webhook', id }, brandId: endpoint.brandId, before: factsOf(endpoint) })
  }

  /** A new secret; the old one signs beside it for a day, so that the receiver can change over without losing an event. */
  async rotate(id: string): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    const endpoint = await this.#lock(id)
    const secret = newSecret()
    endpoint.merge({ oldSecretCipher: endpoint.secretCipher, oldSecretUntil: DateTime.utc().plus({ hours: OLD_SECRET_HOURS }), secretCipher: sealSecret(endpoint.workspaceId, id, secret) })
    await endpoint.save()
    await audit({ action: 'webhook.secret_changed', subject: { type: 'webhook', id }, brandId: endpoint.brandId })
    return { endpoint, secret }
  }

  /** Sends something that says it is a test, by the same way as everything else. */
  async test(actor: Actor, id: string): Promise<WebhookCall> {
    const endpoint = await this.#lock(id)
    if (!endpoint.isActive) throw new E_WEBHOOK_OFF()
    const eventId = randomUUID()
    const { workspaceId, brandId } = endpoint
    const body = JSON.stringify({ type: TEST, timestamp: new Date().toISOString(), data: { workspaceId, brandId, subject: { type: 'webhook', id }, actorId: actor.userId } })
    const call = await WebhookCall.create({ id: randomUUID(), workspaceId, endpointId: id, eventId, kind: TEST, body })
    await this.#tryNow(id)
    await call.refresh()
    return call
  }

  /** What was sent to it, newest first. */
  async calls(id: string, { state, cursor, limit = PAGE }: { state?: WebhookCall['state']; cursor?: string; limit?: number }) {
    await this.find(id)
    const query = WebhookCall.query()
      .select('webhook_calls.*', cursorColumn(tenant().client))
      .where('endpointId', id)
      .if(state, (q) => q.where('state', state!))
      .orderBy([
        { column: 'createdAt', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows: calls, nextCursor } = pageOf(await query, limit)
    return { calls, nextCursor }
  }

  /** Again, under the same id: a receiver that has it already can tell. */
  async redeliver(id: string, callId: string): Promise<WebhookCall> {
    const endpoint = await this.#lock(id)
    const call = await WebhookCall.query().where({ id: callId, endpointId: id }).forUpdate().first()
    if (!call) throw new E_NO_WEBHOOK_CALL()
    if (!endpoint.isActive) throw new E_WEBHOOK_OFF()
    const now = DateTime.utc()
    await call.merge({ state: 'waiting', tries: 0, nextAt: now, begunAt: now, endedAt: null, ...(call.state !== 'waiting' && { claimedUntil: null }) }).save()
    await this.#tryNow(id)
    return call
  }

  /** Somebody looks at it just now: it is not left alone. */
  async #tryNow(id: string) {
    const { client, workspaceId } = tenant()
    await client.from('webhook_endpoints').where({ workspace_id: workspaceId, id }).update({ not_before: new Date() })
    await client.rawQuery(`select pg_notify('webhooks', '')`)
  }

  async #lock(id: string): Promise<WebhookEndpoint> {
    const endpoint = await WebhookEndpoint.query().where('id', id).forUpdate().first()
    if (!endpoint) throw new E_NO_WEBHOOK()
    return endpoint
  }

  /** The address may be called, and the brand is one of this workspace. */
  async #mustBe({ url, brandId }: WebhookFields) {
    if (url !== undefined && this.post.refusal(url)) throw refuseInput({ field: 'url', rule: 'address', message: spoken().t('webhooks.refusedAddress') })
    if (brandId && !(await Brand.find(brandId))) throw refuseInput({ field: 'brandId', rule: 'exists', message: 'There is no such brand in this workspace' })
  }
}

/** For the audit. Addresses may hold a token in their path: the host says enough. */
const factsOf = ({ name, url, kinds, brandId, isActive }: WebhookEndpoint) => ({ name, host: URL.parse(url)?.host ?? null, kinds, brandId, isActive })
