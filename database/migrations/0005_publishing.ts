import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** Posts, deliveries, and the ledger that is the authority on what was sent. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table social_posts (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        text text not null default '',
        -- The instant, in UTC, and the zone its author chose it in.
        publish_at timestamptz,
        time_zone text not null default 'UTC',
        -- Derived from the deliveries by trigger, so that lists need no join.
        state text not null default 'draft' check (state in ('draft', 'scheduled', 'publishing', 'live', 'partially_published', 'failed', 'unconfirmed', 'held', 'cancelled')),
        version integer not null default 1,
        author_id uuid references users on delete set null,
        origin text not null default 'web' check (origin in ('web', 'api', 'demo')),
        deleted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index social_posts_list on social_posts (workspace_id, created_at desc, id desc) where deleted_at is null;
      create index social_posts_by_state on social_posts (workspace_id, state, created_at desc, id desc) where deleted_at is null;
      create index social_posts_by_brand on social_posts (workspace_id, brand_id, created_at desc, id desc) where deleted_at is null;

      create table post_media (
        workspace_id uuid not null,
        post_id uuid not null,
        media_id uuid not null,
        position smallint not null check (position >= 0),
        alt_text text,
        primary key (workspace_id, post_id, position),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade,
        foreign key (workspace_id, media_id) references media (workspace_id, id)
      );
      create index on post_media (workspace_id, media_id);

      create table deliveries (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        post_id uuid not null,
        connection_id uuid not null,
        adapter_id text not null,
        format text not null,
        -- Null: the post's own text.
        text text,
        options jsonb not null default '{}',
        publish_at timestamptz,
        state text not null default 'draft' check (state in ('draft', 'in_review', 'approved', 'scheduled', 'preparing', 'committing', 'confirming', 'live', 'failed', 'unconfirmed', 'cancelled', 'held')),
        -- Raised by every change of state or content; a writer that saw an older one loses.
        version integer not null default 1,
        -- Raised only when a person says "post again".
        generation integer not null default 1,
        -- Turn counter of the ledger. The checkpoint is compared and set on it.
        attempt integer not null default 0,
        checkpoint jsonb,
        -- A write that happens once was begun and its outcome is not known yet: look first, never send.
        doubt boolean not null default false,
        -- Times "certainly absent" sent the delivery back to its first step.
        restarts smallint not null default 0,
        -- Tries of the current step in a row that came to nothing.
        retries smallint not null default 0,
        -- Who asked for it to go out; must still be permitted when it does.
        scheduled_by uuid references users on delete set null,
        -- The generation a workflow was last started for; saves asking Temporal about every row.
        dispatched_generation integer,
        remote_id text,
        permalink text,
        published_at timestamptz,
        settled_at timestamptz,
        fault_code text,
        fault jsonb,
        held_reason text,
        progress real,
        waiting_until timestamptz,
        waiting_for text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique (workspace_id, post_id, connection_id, format),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade,
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id)
      );
      create index deliveries_of_post on deliveries (workspace_id, post_id);
      create index deliveries_of_connection on deliveries (workspace_id, connection_id, published_at desc) where published_at is not null;
      -- What the dispatcher and the watchdog read: small, whatever the size of the table.
      create index deliveries_due on deliveries (publish_at, id) where state in ('scheduled', 'preparing', 'committing', 'confirming');

      create table delivery_attempts (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        generation integer not null,
        attempt integer not null,
        step text not null,
        effect text not null check (effect in ('none', 'repeatable', 'once', 'look')),
        state text not null check (state in ('begun', 'accepted', 'refused', 'unknown', 'waiting')),
        checkpoint jsonb,
        remote_ref text,
        fault_code text,
        -- Redacted facts for operators: status, the platform's code and trace id. Never a body, token or text.
        evidence jsonb,
        worker_id uuid,
        begun_at timestamptz not null default now(),
        ended_at timestamptz,
        unique (delivery_id, generation, attempt, step),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade
      );
      create index delivery_attempts_of on delivery_attempts (workspace_id, delivery_id, id);
      create index delivery_attempts_open on delivery_attempts (worker_id) where state = 'begun';

      create table delivery_events (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        kind text not null,
        from_state text,
        to_state text,
        detail jsonb,
        actor_id uuid,
        at timestamptz not null default clock_timestamp(),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade
      );
      create index delivery_events_of on delivery_events (workspace_id, delivery_id, id);

      -- Written in the transaction that schedules; the relay starts or wakes the workflow and removes it.
      create table outbox (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        generation integer not null,
        created_at timestamptz not null default now()
      );
      create index on outbox (workspace_id, delivery_id);

      create table idempotency_keys (
        workspace_id uuid not null references workspaces on delete cascade,
        user_id uuid not null,
        key text not null,
        fingerprint text not null,
        status smallint,
        body jsonb,
        created_at timestamptz not null default now(),
        primary key (workspace_id, user_id, key)
      );

      ${['social_posts', 'post_media', 'deliveries', 'delivery_attempts', 'delivery_events', 'outbox', 'idempotency_keys'].map((table) => tenantWall(table)).join('\n')}

      -- Shared by all workers, across workspaces: an app-wide limit is one limit. Keys carry the adapter or the connection.
      create table budgets (
        key text primary key,
        used integer not null default 0,
        window_began timestamptz not null default now(),
        closed_until timestamptz,
        last_at timestamptz
      );

      -- Worker processes, so that a new one can tell which attempts a dead one left open.
      create table workers (
        id uuid primary key,
        host text not null,
        pid integer not null,
        birth text,
        queues text[] not null,
        started_at timestamptz not null default now(),
        seen_at timestamptz not null default now()
      );

      create function derive_post_state() returns trigger language plpgsql as $$
      declare
        wanted_workspace uuid := coalesce(new.workspace_id, old.workspace_id);
        wanted_post uuid := coalesce(new.post_id, old.post_id);
        counts record;
        derived text;
      begin
        select
          count(*) filter (where state not in ('cancelled')) as active,
          count(*) filter (where state = 'live') as live,
          count(*) filter (where state in ('preparing', 'committing', 'confirming')) as running,
          count(*) filter (where state in ('scheduled', 'approved')) as waiting,
          count(*) filter (where state in ('draft', 'in_review')) as drafts,
          count(*) filter (where state = 'failed') as failed,
          count(*) filter (where state = 'unconfirmed') as unconfirmed,
          count(*) filter (where state = 'held') as held,
          count(*) as total
        into counts from deliveries where workspace_id = wanted_workspace and post_id = wanted_post;

        derived := case
          when counts.total = 0 then 'draft'
          when counts.active = 0 then 'cancelled'
          when counts.running > 0 then 'publishing'
          when counts.live = counts.active then 'live'
          when counts.waiting > 0 then 'scheduled'
          when counts.unconfirmed > 0 then 'unconfirmed'
          when counts.live > 0 then 'partially_published'
          when counts.held > 0 then 'held'
          when counts.failed > 0 then 'failed'
          else 'draft' end;
        update social_posts set state = derived, updated_at = now()
          where workspace_id = wanted_workspace and id = wanted_post and state <> derived;

        perform pg_notify('delivery_changed', json_build_object(
          'workspace', wanted_workspace, 'post', wanted_post, 'delivery', coalesce(new.id, old.id),
          'state', coalesce(new.state, 'deleted'))::text);
        return null;
      end $$;
      create trigger deliveries_derive_post_state after insert or update of state, progress, waiting_until, permalink or delete on deliveries
        for each row execute function derive_post_state();

      -- The outbox relay sleeps until something is there.
      create function notify_outbox() returns trigger language plpgsql as $$
      begin
        perform pg_notify('outbox', '');
        return null;
      end $$;
      create trigger outbox_notifies after insert on outbox for each statement execute function notify_outbox();

      -- The functions below look across tenants and return ids only. They run as the owner.

      create function due_deliveries(horizon timestamptz, most integer, everything boolean)
        returns table (delivery_id uuid, workspace_id uuid, adapter_id text, generation integer)
        language sql stable security definer set search_path = public as $$
          select d.id, d.workspace_id, d.adapter_id, d.generation from deliveries d
          where d.state in ('scheduled', 'preparing', 'committing', 'confirming') and d.publish_at <= horizon
            and (everything or d.dispatched_generation is distinct from d.generation)
          order by d.publish_at, d.id limit most
        $$;

      create function pending_outbox(most integer)
        returns table (outbox_id bigint, delivery_id uuid, workspace_id uuid, adapter_id text, generation integer, state text, publish_at timestamptz)
        language sql stable security definer set search_path = public as $$
          select o.id, o.delivery_id, o.workspace_id, d.adapter_id, o.generation, d.state, d.publish_at
          from outbox o join deliveries d on d.id = o.delivery_id order by o.id limit most
        $$;

      -- Deliveries under way that no living worker has a step of: a dead one may have taken their next step with it.
      create function deliveries_left_by(dead uuid[])
        returns table (delivery_id uuid, workspace_id uuid, generation integer)
        language sql stable security definer set search_path = public as $$
          select d.id, d.workspace_id, d.generation from deliveries d
          where d.state in ('scheduled', 'preparing', 'committing', 'confirming') and d.publish_at <= now()
            and not exists (
              select 1 from delivery_attempts a
              where a.workspace_id = d.workspace_id and a.delivery_id = d.id and a.state = 'begun' and not (a.worker_id = any(dead)))
        $$;

      -- Removes outbox rows that the relay has handed over; ids come from pending_outbox.
      create function clear_outbox(handed bigint[]) returns integer
        language plpgsql security definer set search_path = public as $$
        declare removed integer;
        begin
          delete from outbox where id = any(handed);
          get diagnostics removed = row_count;
          return removed;
        end $$;
      create policy outbox_owner_clears on outbox for delete to current_user using (true);

      -- Notes that a workflow was started for these deliveries.
      create function mark_dispatched(handed uuid[]) returns void
        language sql security definer set search_path = public as $$
          update deliveries set dispatched_generation = generation where id = any(handed)
        $$;
      create policy deliveries_owner_marks on deliveries for update to current_user using (true);
    `)
  }

  async down() {
    this.schema.raw(`
      drop function mark_dispatched, clear_outbox, deliveries_left_by, pending_outbox, due_deliveries;
      drop table workers, budgets, idempotency_keys, outbox, delivery_events, delivery_attempts, deliveries, post_media, social_posts;
      drop function derive_post_state, notify_outbox;
    `)
  }
}
