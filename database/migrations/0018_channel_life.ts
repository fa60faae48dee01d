import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`

/** Numbers of a channel or a post are seen by whoever sees the channel or the post: the sub-select stands behind that row's own wall. */
function wallOfParent(table: string, parent: string, column: string) {
  const mine = `workspace_id = ${OPEN} and (${EVERY_BRAND} or exists (select from ${parent} p where p.workspace_id = ${table}.workspace_id and p.id = ${table}.${column}))`
  return `
    ${tenantWall(table)}
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
  `
}

const ACCOUNT_METRICS_WALL = wallOfParent('account_metrics', 'social_connections', 'connection_id')
const POST_METRICS_WALL = wallOfParent('post_metrics', 'deliveries', 'delivery_id')
const METRIC_SCHEDULES_WALL = wallOfParent('metric_schedules', 'social_connections', 'connection_id')

/** What happens to a channel after it was connected: what its platform tells, what it counts, how its access ends. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Not a tenant's: one account may be connected in several workspaces, and a platform names none. References only,
      -- no text and no name; \`account\` and \`ref\` go when a person has their data deleted.
      create table inbound_events (
        id bigint generated always as identity primary key,
        plugin_id text not null,
        event_id text not null,
        kind text not null,
        account text,
        ref jsonb,
        at timestamptz not null,
        -- Secret part of the address where a person can see what became of it.
        code text not null unique,
        state text not null default 'waiting' check (state in ('waiting', 'done')),
        tries smallint not null default 0,
        -- Who has claimed it works on it until then; also the pause after a failure.
        not_before timestamptz not null default now(),
        -- Counts of what was done.
        outcome jsonb,
        received_at timestamptz not null default now(),
        handled_at timestamptz,
        unique (plugin_id, event_id)
      );
      create index inbound_events_waiting on inbound_events (not_before, id) where state = 'waiting';
      create index inbound_events_old on inbound_events (received_at);

      create function notify_inbound() returns trigger language plpgsql as $$
      begin
        perform pg_notify('inbound', '');
        return null;
      end $$;
      create trigger inbound_events_notify after insert on inbound_events for each statement execute function notify_inbound();

      alter table social_connections
        -- The person behind the consent, as the platform names them in what it sends. A reference, no name.
        add column person_id text,
        -- What it can do, one capability at a time, as of checked_at.
        add column capabilities jsonb not null default '[]',
        -- When a person has to give access anew: with a refresh token its own end counts, otherwise that of the access
        -- token. Null: it goes on by itself.
        add column access_ends_at timestamptz,
        -- The end that people were last told about, and how many days before it.
        add column told_end_at timestamptz,
        add column told_days smallint;
      create policy social_connections_owner_fills on social_connections for update to current_user using (true);
      update social_connections c set access_ends_at = case when g.refresh_cipher is not null then g.refresh_expires_at else g.expires_at end
        from connection_grants g where g.workspace_id = c.workspace_id and g.connection_id = c.id;
      drop policy social_connections_owner_fills on social_connections;
      create index social_connections_ending on social_connections (access_ends_at) where state = 'active' and access_ends_at is not null;
      create index social_connections_remote on social_connections (remote_id);
      create index social_connections_person on social_connections (person_id) where person_id is not null;
      create index social_connections_checked on social_connections (checked_at nulls first) where state <> 'disconnected';

      -- One row for each day: today's is replaced with every look, and yesterday's until the platform's number is complete.
      create table account_metrics (
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        name text not null,
        day date not null,
        from_at timestamptz not null,
        to_at timestamptz not null,
        -- Null: the platform did not say.
        value bigint,
        as_of timestamptz not null,
        primary key (workspace_id, connection_id, name, day),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade
      );

      create table post_metrics (
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        name text not null,
        day date not null,
        from_at timestamptz not null,
        to_at timestamptz not null,
        value bigint,
        as_of timestamptz not null,
        primary key (workspace_id, delivery_id, name, day),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade
      );

      -- When a channel, or one of its posts, is counted next.
      create table metric_schedules (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        -- Null: the channel's own numbers.
        delivery_id uuid,
        next_at timestamptz not null default now(),
        collected_at timestamptz,
        failures smallint not null default 0,
        fault_code text,
        unique nulls not distinct (workspace_id, connection_id, delivery_id),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade,
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade
      );
      create index metric_schedules_due on metric_schedules (next_at, id) where delivery_id is null;
      create index metric_schedules_of_delivery on metric_schedules (workspace_id, delivery_id) where delivery_id is not null;

      ${ACCOUNT_METRICS_WALL}
      ${POST_METRICS_WALL}
      ${METRIC_SCHEDULES_WALL}

      -- The functions below look across tenants and return ids only. They run as the owner.

      -- Whose channels an account, or a person, of a platform is.
      create function connections_of_remote(adapters text[], remote text)
        returns table (connection_id uuid, workspace_id uuid, is_own_account boolean)
        language sql stable security definer set search_path = public, pg_temp as $$
          select c.id, c.workspace_id, c.remote_id = remote from social_connections c
          where c.adapter_id = any(adapters) and (c.remote_id = remote or c.person_id = remote)
          order by c.workspace_id, c.id
        $$;

      -- Connected channels whose plugins can count, and that nobody has planned to count yet.
      create function plan_account_metrics(adapters text[]) returns integer
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare added integer;
        begin
          insert into metric_schedules (workspace_id, connection_id)
            select c.workspace_id, c.id from social_connections c
            where c.adapter_id = any(adapters) and c.state = 'active'
              and not exists (select from metric_schedules s where s.workspace_id = c.workspace_id and s.connection_id = c.id and s.delivery_id is null)
            on conflict do nothing;
          get diagnostics added = row_count;
          return added;
        end $$;
      create policy metric_schedules_owner_plans on metric_schedules for insert to current_user with check (true);

      -- Channels of one adapter that are to be counted, which nobody else gets for a while: whoever dies over them gives them back.
      create function claim_metrics_due(adapter text, lease_seconds integer, most integer)
        returns table (connection_id uuid, workspace_id uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update metric_schedules s set next_at = now() + make_interval(secs => lease_seconds)
          where s.id in (
            select d.id from metric_schedules d join social_connections c on c.workspace_id = d.workspace_id and c.id = d.connection_id
            where d.delivery_id is null and d.next_at <= now() and c.state = 'active' and c.adapter_id = adapter
            order by d.next_at, d.id limit most for update of d skip locked)
          returning s.connection_id, s.workspace_id
        $$;
      create policy metric_schedules_owner_claims on metric_schedules for update to current_user using (true);

      create function connections_to_check(adapter text, checked_before timestamptz, most integer)
        returns table (connection_id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select c.id, c.workspace_id from social_connections c
          where c.state <> 'disconnected' and c.adapter_id = adapter and (c.checked_at is null or c.checked_at < checked_before)
          order by c.checked_at nulls first, c.id limit most
        $$;

      create function connections_ending(before timestamptz, after_id uuid, most integer)
        returns table (connection_id uuid, workspace_id uuid, ends_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select c.id, c.workspace_id, c.access_ends_at from social_connections c
          where c.state = 'active' and c.access_ends_at between now() and before and c.id > after_id
          order by c.id limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function connections_ending, connections_to_check, claim_metrics_due, plan_account_metrics, connections_of_remote;
      drop table metric_schedules, post_metrics, account_metrics, inbound_events;
      drop function notify_inbound;
      drop index social_connections_remote, social_connections_person, social_connections_checked, social_connections_ending;
      alter table social_connections drop column person_id, drop column capabilities, drop column access_ends_at, drop column told_end_at, drop column told_days;
    `)
  }
}
