import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import type { HeldReason } from './fire_check.ts'

/**
 * What a change of a connection means for its deliveries. One statement each, whatever their number; run inside
 * the transaction of the change.
 */
export async function holdDeliveriesOf(actor: Actor, connectionId: string) {
  await lockPostsOf(actor, connectionId)
  await tenant().client.rawQuery(
    `with moved as (
       update deliveries set state = 'held', held_reason = 'connection_lost', checkpoint = null, waiting_until = null, waiting_for = null,
         settled_at = now(), version = version + 1, updated_at = now()
       where workspace_id = :workspace and connection_id = :connection and state in ('scheduled', 'preparing', 'approved') and not doubt
       returning id, workspace_id, generation, brand_id, post_id, publish_at
     ), told as (
       insert into outbox (workspace_id, delivery_id, generation) select workspace_id, id, generation from moved
     ), announced as (
       insert into domain_events (workspace_id, brand_id, kind, subject_type, subject_id, post_id, connection_id, actor_id, data)
         select workspace_id, brand_id, 'delivery.held', 'delivery', id, post_id, :connection, :user, jsonb_build_object('postId', post_id, 'connectionId', cast(:connection as text), 'generation', generation, 'publishAt', publish_at, 'heldReason', 'connection_lost') from moved
     )
     insert into delivery_events (workspace_id, delivery_id, kind, to_state, detail, actor_id)
       select workspace_id, id, 'held', 'held', '{"reason":"connection_lost"}', :user from moved`,
    { workspace: actor.workspaceId, connection: connectionId, user: actor.userId as string }
  )
}

/** What ends in a person's hands because the account could not be read any more. */
const UNREADABLE = ['E_TOKEN_EXPIRED', 'E_TOKEN_REVOKED', 'E_SCOPE_MISSING', 'E_ACCOUNT_BLOCKED']

/**
 * What waited for the connection goes on, unless its time passed longer ago than the workspace allows. What could not
 * be looked up without it is looked up now: looking writes nothing, so it is never too late.
 */
export async function resumeDeliveriesOf(actor: Actor, connectionId: string) {
  await lockPostsOf(actor, connectionId)
  await resumeHeld(actor, connectionId, 'connection_lost')
  await tenant().client.rawQuery(
    `with moved as (
       update deliveries set state = 'committing', doubt = true, retries = 0, fault_code = null, fault = null, waiting_until = null, waiting_for = null,
         settled_at = null, version = version + 1, updated_at = now()
       where workspace_id = :workspace and connection_id = :connection and state = 'unconfirmed' and fault_code = any(:unreadable) and checkpoint is not null
       returning id, workspace_id, generation
     ), told as (
       insert into outbox (workspace_id, delivery_id, generation) select workspace_id, id, generation from moved
     )
     insert into delivery_events (workspace_id, delivery_id, kind, from_state, to_state, detail, actor_id)
       select workspace_id, id, 'resumed', 'unconfirmed', 'committing', null, :user from moved`,
    { workspace: actor.workspaceId, connection: connectionId, user: actor.userId as string, unreadable: UNREADABLE as any }
  )
}

/** The channel was switched off and is offered again: what waited for it goes on, unless its time passed too long ago. */
export async function resumeSwitchedOff(actor: Actor, connectionId: string) {
  await lockPostsOf(actor, connectionId)
  await resumeHeld(actor, connectionId, 'channel_off')
}

async function resumeHeld(actor: Actor, connectionId: string, reason: HeldReason) {
  await tenant().client.rawQuery(
    `with moved as (
       update deliveries d set state = 'scheduled', held_reason = null, fault_code = null, fault = null, settled_at = null,
         dispatched_generation = null, version = d.version + 1, updated_at = now()
       from workspaces w
       where w.id = d.workspace_id and d.workspace_id = :workspace and d.connection_id = :connection
         and d.state = 'held' and d.held_reason = :reason and d.publish_at is not null
         and d.publish_at > now() - make_interval(secs => w.late_limit_seconds)
       returning d.id, d.workspace_id, d.generation
     ), told as (
       insert into outbox (workspace_id, delivery_id, generation) select workspace_id, id, generation from moved
     )
     insert into delivery_events (workspace_id, delivery_id, kind, from_state, to_state, detail, actor_id)
       select workspace_id, id, 'resumed', 'held', 'scheduled', null, :user from moved`,
    { workspace: actor.workspaceId, connection: connectionId, user: actor.userId as string, reason }
  )
  await sayTooLate(actor, connectionId, reason)
}

/** What is still held now waits for a person, and no longer for its channel: it says so, and so does whoever planned it hear. */
async function sayTooLate(actor: Actor, connectionId: string, reason: HeldReason) {
  await tenant().client.rawQuery(
    `with moved as (
       update deliveries set held_reason = 'too_late', version = version + 1, updated_at = now()
       where workspace_id = :workspace and connection_id = :connection and state = 'held' and held_reason = :reason and publish_at is not null
       returning id, workspace_id, generation, brand_id, post_id, publish_at
     ), announced as (
       insert into domain_events (workspace_id, brand_id, kind, subject_type, subject_id, post_id, connection_id, actor_id, data)
         select workspace_id, brand_id, 'delivery.held', 'delivery', id, post_id, :connection, :user, jsonb_build_object('postId', post_id, 'connectionId', cast(:connection as text), 'generation', generation, 'publishAt', publish_at, 'heldReason', 'too_late') from moved
     )
     insert into delivery_events (workspace_id, delivery_id, kind, from_state, to_state, detail, actor_id)
       select workspace_id, id, 'held', 'held', 'held', '{"reason":"too_late"}', :user from moved`,
    { workspace: actor.workspaceId, connection: connectionId, user: actor.userId as string, reason }
  )
}

/** Posts before their deliveries, like everybody; in one order, so that two changes do not wait for each other. */
async function lockPostsOf({ workspaceId }: Actor, connectionId: string) {
  await tenant().client.rawQuery(
    `select 1 from social_posts where workspace_id = :workspace and id in (
       select post_id from deliveries where workspace_id = :workspace and connection_id = :connection
         and state in ('scheduled', 'preparing', 'approved', 'held', 'unconfirmed'))
     order by id for no key update`,
    { workspace: workspaceId, connection: connectionId }
  )
}
