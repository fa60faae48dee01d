import type { Checkpoint, Json } from '@caidence/sdk'
import Delivery from '#models/delivery'
import DeliveryAttempt from '#models/delivery_attempt'
import DeliveryEvent from '#models/delivery_event'
import { announceDelivery } from '#services/events/announce_delivery'
import { tenant } from '#services/tenancy/tenant_tx'
import type { Standing } from './protocol.ts'
import { isAllowed, type DeliveryState } from './transitions.ts'
import { workerId } from './workers.ts'

/** The delivery changed under us: what we know of it is old. Read again and start over. */
export class StaleDelivery extends Error {}

/**
 * Locks a delivery, with its post first: people lock the post and then its deliveries, and the state of the post is
 * derived from all of them. One order for everybody, so that nobody waits for each other.
 */
export async function lockDelivery(id: string): Promise<Delivery | null> {
  const { client, workspaceId } = tenant()
  await client.rawQuery('select 1 from social_posts where workspace_id = :workspaceId and id = (select post_id from deliveries where workspace_id = :workspaceId and id = :id) for no key update', { workspaceId, id })
  return Delivery.query().where('id', id).preload('connection').forUpdate().first()
}

/** What the row and the ledger say of a delivery. */
export async function standingOf(delivery: Delivery): Promise<Standing> {
  const { client } = tenant()
  const { rows } = await client.rawQuery(
    `select coalesce(bool_or(state = 'accepted' and effect in ('once', 'look')), false) as accepted,
            count(*) filter (where effect = 'look' and state = 'unknown' and id > coalesce((
              select max(id) from delivery_attempts where delivery_id = :delivery and generation = :generation and effect = 'once'), 0))::int as looks
     from delivery_attempts where workspace_id = :workspace and delivery_id = :delivery and generation = :generation`,
    { workspace: delivery.workspaceId, delivery: delivery.id, generation: delivery.generation }
  )
  const { checkpoint, doubt, restarts, retries } = delivery
  return { checkpoint: checkpoint!, doubt, restarts, retries, looks: rows[0].looks, accepted: rows[0].accepted }
}

/** Columns that follow from the content or a decision, changed together with the state. */
export type Change = Partial<
  Pick<
    Delivery,
    | 'checkpoint'
    | 'doubt'
    | 'restarts'
    | 'retries'
    | 'attempt'
    | 'generation'
    | 'remoteId'
    | 'permalink'
    | 'publishedAt'
    | 'settledAt'
    | 'faultCode'
    | 'fault'
    | 'heldReason'
    | 'progress'
    | 'waitingUntil'
    | 'waitingFor'
    | 'publishAt'
    | 'slotAt'
    | 'mode'
    | 'scheduledBy'
    | 'dispatchedGeneration'
    | 'text'
    | 'options'
    | 'fit'
    | 'format'
  >
>

/**
 * The only way a delivery changes its state: allowed by the table, compared and set on the version in SQL.
 * Whoever saw an older version changes nothing and gets `StaleDelivery`.
 */
export async function transition(
  delivery: Delivery,
  to: DeliveryState,
  change: Change = {},
  event?: { kind: string; detail?: Record<string, Json>; actorId?: string | null }
): Promise<Delivery> {
  const from = delivery.state
  if (from !== to && !isAllowed(from, to)) throw new Error(`A delivery does not go from ${from} to ${to}`)

  const columns: Record<string, unknown> = { state: to, version: delivery.version + 1, updated_at: new Date() }
  for (const [name, value] of Object.entries(change)) columns[Delivery.$keys.attributesToColumns.get(name, name)] = toColumn(name, value)

  const changed = await tenant()
    .client.from('deliveries')
    .where({ workspace_id: delivery.workspaceId, id: delivery.id, state: from, version: delivery.version })
    .update(columns)
  if (Number(Array.isArray(changed) ? changed[0] : changed) === 0) throw new StaleDelivery()

  delivery.merge({ ...change, state: to, version: delivery.version + 1 })
  delivery.$hydrateOriginals()

  if (from !== to || event) {
    await DeliveryEvent.create({
      workspaceId: delivery.workspaceId,
      deliveryId: delivery.id,
      kind: event?.kind ?? 'state',
      fromState: from,
      toState: to,
      detail: event?.detail ?? null,
      actorId: event?.actorId ?? null,
    })
  }
  if (from !== to) await announceDelivery(delivery, event?.actorId ?? null)
  return delivery
}

const JSON_COLUMNS = new Set(['checkpoint', 'fault', 'options'])
const toColumn = (name: string, value: any) => {
  if (value === null || value === undefined) return null
  if (JSON_COLUMNS.has(name)) return JSON.stringify(value)
  return typeof value?.toJSDate === 'function' ? value.toJSDate() : value
}

/** Opens a row before the first byte leaves. Unique on (delivery, generation, attempt, step). */
export function openAttempt(delivery: Delivery, checkpoint: Checkpoint, effect: DeliveryAttempt['effect']) {
  return DeliveryAttempt.create({
    workspaceId: delivery.workspaceId,
    deliveryId: delivery.id,
    generation: delivery.generation,
    attempt: delivery.attempt,
    step: checkpoint.step,
    effect,
    state: 'begun',
    checkpoint,
    workerId,
  })
}

export async function closeAttempt(
  attemptId: number,
  end: { state: DeliveryAttempt['state']; faultCode?: string | null; evidence?: Record<string, Json> | null; remoteRef?: string | null }
) {
  const { client, workspaceId } = tenant()
  await client
    .from('delivery_attempts')
    .where({ workspace_id: workspaceId, id: attemptId, state: 'begun' })
    .update({
      state: end.state,
      fault_code: end.faultCode ?? null,
      evidence: end.evidence ? JSON.stringify(end.evidence) : null,
      remote_ref: end.remoteRef ?? null,
      ended_at: new Date(),
    })
}
