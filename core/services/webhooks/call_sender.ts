import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import WebhookCall from '#models/webhook_call'
import WebhookEndpoint from '#models/webhook_endpoint'
import { announce } from '#services/events/announce'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { GIVE_UP_DAYS, LEASE_SECONDS, PARALLEL, PARALLEL_EACH, PARALLEL_FAILING, STOP_AFTER_DAYS } from './limits.ts'
import { OutsidePost, type Posted } from './outside_post.ts'
import { isReceived, restAfter, retryAfter } from './schedule.ts'
import { secretsOf, signedHeaders } from './signing.ts'

interface Claimed {
  call_id: string
  workspace_id: string
}

/** Brings events to the addresses outside. No transaction is open while somebody else's server is asked. */
@inject()
export class CallSender {
  #underWay = new Set<Promise<void>>()

  constructor(private post: OutsidePost) {}

  /** Begins what is due and there is room for; does not wait for it, so that a slow receiver holds up no other. Answers how many. */
  async round(): Promise<number> {
    const room = PARALLEL - this.#underWay.size
    if (room <= 0) return 0
    const { rows }: { rows: Claimed[] } = await db.connection('app').rawQuery('select call_id, workspace_id from claim_webhook_calls(?, ?, ?, ?)', [PARALLEL_EACH, PARALLEL_FAILING, LEASE_SECONDS, room])
    for (const { call_id: id, workspace_id: workspaceId } of rows) {
      const work = this.#call(workspaceId, id)
        .catch((error) => logger.warn({ call: id, code: error?.code, kind: error?.name }, 'An event could not be sent to another system'))
        .finally(() => this.#underWay.delete(work))
      this.#underWay.add(work)
    }
    return rows.length
  }

  /** Waits for what is under way. */
  async stop() {
    await Promise.all(this.#underWay)
  }

  async #call(workspaceId: string, id: string) {
    const system = { workspaceId, userId: null }
    const found = await tenantTx(system, async () => {
      const call = await WebhookCall.query().where({ id, state: 'waiting' }).first()
      const endpoint = call && (await WebhookEndpoint.find(call.endpointId))
      return call && endpoint?.isActive ? { call, endpoint } : null
    })
    if (!found) return
    const { call, endpoint } = found
    const at = new Date()
    const posted = await this.post.send(endpoint.url, call.body, signedHeaders(secretsOf(endpoint, at.getTime()), call.eventId, call.body, at))
    await tenantTx(system, () => this.#keep(call, at, posted))
  }

  async #keep({ id, endpointId }: WebhookCall, at: Date, posted: Posted) {
    const { client, workspaceId } = tenant()
    const endpoint = await WebhookEndpoint.query().where('id', endpointId).forUpdate().first()
    const call = await WebhookCall.query().where('id', id).forUpdate().first()
    // Taken away, or begun anew by somebody, meanwhile.
    if (!endpoint || call?.state !== 'waiting') return
    const tries = call.tries + 1
    const attempt = { at: at.toISOString(), milliseconds: posted.milliseconds, status: posted.status, error: posted.error }
    const isOk = isReceived(posted.status)
    const pause = isOk ? null : retryAfter(tries, Math.random())
    const isOver = pause === null || Date.now() - call.begunAt.toMillis() > GIVE_UP_DAYS * 86_400_000
    await client.rawQuery(
      `update webhook_calls set tries = :tries, attempts = attempts || cast(:attempt as jsonb), last_status = :status, last_error = :error, claimed_until = null,
         state = :state, next_at = now() + make_interval(secs => :pause), ended_at = case when :state <> 'waiting' then now() end
       where workspace_id = :workspaceId and id = :id`,
      { workspaceId, id, tries, attempt: JSON.stringify([attempt]), status: posted.status, error: posted.error, state: isOk ? 'delivered' : isOver ? 'failed' : 'waiting', pause: pause ?? 0 } as any
    )
    await (isOk ? this.#works(endpoint) : this.#fails(endpoint))
  }

  async #works({ workspaceId, id }: WebhookEndpoint) {
    await tenant().client.rawQuery('update webhook_endpoints set failures = 0, failing_since = null, not_before = now(), delivered_at = now() where workspace_id = ? and id = ?', [workspaceId, id])
  }

  /** Left alone for longer and longer; after days of it, switched off, and people are told. */
  async #fails({ workspaceId, brandId, id, failures, failingSince, isActive }: WebhookEndpoint) {
    const { client } = tenant()
    const isHopeless = isActive && failingSince !== null && Date.now() - failingSince.toMillis() > STOP_AFTER_DAYS * 86_400_000
    await client.rawQuery(
      `update webhook_endpoints set failures = failures + 1, failing_since = coalesce(failing_since, now()), not_before = now() + make_interval(secs => :rest),
         is_active = is_active and not :stop, stopped_reason = case when :stop then 'failing' else stopped_reason end
       where workspace_id = :workspaceId and id = :id`,
      { workspaceId, id, rest: restAfter(failures + 1), stop: isHopeless } as any
    )
    if (!isHopeless) return
    await client.rawQuery(`update webhook_calls set state = 'failed', last_error = 'stopped', ended_at = now() where workspace_id = ? and endpoint_id = ? and state = 'waiting'`, [workspaceId, id])
    await announce('webhook.stopped', { brandId, subject: { type: 'webhook', id } })
  }
}
