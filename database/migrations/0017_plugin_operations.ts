import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** What operators decide about plugins, what workspaces offer of them, and what went wrong inside one. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Every process keeps an operator's entries in memory and is told here when they change. What plugins store for
      -- themselves changes all the time and is nobody else's business.
      create function notify_plugins() returns trigger language plpgsql as $$
      begin
        perform pg_notify('plugins', coalesce(new.plugin_id, old.plugin_id));
        return null;
      end $$;
      create trigger plugin_state_notify after insert or update on plugin_state for each row
        when (new.key not like 'state:%') execute function notify_plugins();
      create trigger plugin_state_notify_gone after delete on plugin_state for each row
        when (old.key not like 'state:%') execute function notify_plugins();

      -- A plugin that a workspace has not decided about is offered there.
      create table workspace_plugins (
        workspace_id uuid not null references workspaces on delete cascade,
        plugin_id text not null,
        is_offered boolean not null,
        changed_by uuid references users on delete set null,
        changed_at timestamptz not null default now(),
        primary key (workspace_id, plugin_id)
      );
      ${tenantWall('workspace_plugins')}

      -- Equal faults are one row that counts them. No text of an error is kept: it may quote a token or a post.
      create table plugin_faults (
        id bigint generated always as identity primary key,
        plugin_id text not null,
        adapter_id text,
        kind text not null check (kind in ('bug', 'hang', 'worker')),
        -- The method that was called, as in publish.advance.
        operation text,
        reason text not null,
        times bigint not null default 1,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        unique nulls not distinct (plugin_id, adapter_id, kind, operation, reason)
      );
      create index plugin_faults_recent on plugin_faults (plugin_id, last_at desc, id desc);

      -- What operators did. Their decisions are no workspace's, so no workspace's audit has them.
      create table operator_log (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        -- Null: a command on the server, or somebody who is gone.
        actor_id uuid references users on delete set null,
        action text not null,
        plugin_id text not null,
        -- Without secrets.
        before jsonb,
        after jsonb,
        ip text,
        request_id text
      );
      create index operator_log_of_plugin on operator_log (plugin_id, id desc);
      -- The application adds and reads; it changes and removes nothing.
      alter table operator_log enable row level security;
      create policy operator_log_reads on operator_log for select using (true);
      create policy operator_log_adds on operator_log for insert with check (true);

      -- The functions below look across tenants and return ids and states, no name and no text. They run as the owner.

      -- Channels with posts that wait until their plugin is switched on.
      create function channels_switched_off(adapters text[]) returns table (workspace_id uuid, connection_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct d.workspace_id, d.connection_id from deliveries d
          where d.state = 'held' and d.held_reason = 'channel_off' and d.adapter_id = any(adapters)
          order by d.workspace_id, d.connection_id
        $$;
      create index deliveries_switched_off on deliveries (adapter_id) where state = 'held' and held_reason = 'channel_off';

      -- How the channels of adapters stand, for the operator: those in trouble first.
      create function channel_states(adapters text[], wanted uuid, most integer)
        returns table (connection_id uuid, workspace_id uuid, adapter_id text, state text, fault_code text, ends_at timestamptz, renews boolean, checked_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select c.id, c.workspace_id, c.adapter_id, c.state, c.fault_code,
            case when g.refresh_cipher is not null then g.refresh_expires_at else g.expires_at end,
            g.refresh_cipher is not null and g.refresh_expires_at is null, c.checked_at
          from social_connections c left join connection_grants g on g.workspace_id = c.workspace_id and g.connection_id = c.id
          where c.adapter_id = any(adapters) and c.state <> 'disconnected' and (wanted is null or c.id = wanted)
          order by (c.state = 'active'), c.checked_at nulls first, c.id limit most
        $$;

      create function channel_counts(adapters text[]) returns table (adapter_id text, state text, total bigint)
        language sql stable security definer set search_path = public, pg_temp as $$
          select c.adapter_id, c.state, count(*) from social_connections c
          where c.adapter_id = any(adapters) group by c.adapter_id, c.state
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function channel_counts, channel_states, channels_switched_off;
      drop index deliveries_switched_off;
      drop table operator_log, plugin_faults, workspace_plugins;
      drop trigger plugin_state_notify_gone on plugin_state;
      drop trigger plugin_state_notify on plugin_state;
      drop function notify_plugins;
    `)
  }
}
