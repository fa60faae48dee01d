import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** What was done, in a chain that shows when it was touched; and what was asked for. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table audit_logs (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Place in the workspace's chain: 1, 2, 3 …
        seq bigint not null,
        at timestamptz not null,
        -- No foreign keys: people go, what they did stays.
        actor_id uuid,
        -- The person who acted as \`actor_id\`.
        impersonator_id uuid,
        action text not null,
        subject_type text not null,
        subject_id text,
        brand_id uuid,
        before jsonb,
        after jsonb,
        ip text,
        request_id text,
        decision text,
        rule text,
        -- SHA-256 over the previous hash and the canonical JSON (RFC 8785) of this entry, in hexadecimal.
        previous_hash text not null,
        hash text not null,
        unique (workspace_id, id),
        unique (workspace_id, seq)
      );
      create index on audit_logs (workspace_id, at desc, id desc);
      create index on audit_logs (workspace_id, actor_id, at desc, id desc);
      create index on audit_logs (workspace_id, action, at desc, id desc);

      create table audit_heads (
        workspace_id uuid primary key references workspaces on delete cascade,
        seq bigint not null default 0,
        hash text not null default '',
        -- Where the kept part of the chain begins; what was before went with the retention setting.
        first_seq bigint not null default 1,
        anchor_hash text not null default ''
      );

      create table access_logs (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        at timestamptz not null default now(),
        actor_id uuid,
        impersonator_id uuid,
        permission text not null,
        allowed boolean not null,
        rule text not null,
        resource_type text,
        resource_id text,
        brand_id uuid,
        route text,
        ip text,
        request_id text,
        unique (workspace_id, id)
      );
      create index on access_logs (workspace_id, at desc, id desc);
      create index on access_logs (workspace_id, actor_id, at desc, id desc);

      -- Days that a workspace keeps both; null keeps them for ever.
      alter table workspaces
        add column audit_days integer check (audit_days between 30 and 3650),
        add column access_log_days integer not null default 90 check (access_log_days between 7 and 3650);

      ${['audit_logs', 'audit_heads', 'access_logs'].map((table) => tenantWall(table)).join('\n')}

      -- Entries are written and read, and nothing else. The application has no policy for changing them, and the trigger
      -- holds for everybody, the owner too. They go with their workspace, and by the retention setting (prune_audit).
      drop policy audit_logs_wall on audit_logs;
      create policy audit_logs_reads on audit_logs for select using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
      create policy audit_logs_writes on audit_logs for insert with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);

      create function keep_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'DELETE' and current_setting('app.audit_pruning', true) = old.workspace_id::text then return old; end if;
        if tg_op = 'DELETE' and not exists (select from workspaces w where w.id = old.workspace_id) then return old; end if;
        raise exception 'The audit log is written and read, and nothing else' using errcode = 'insufficient_privilege';
      end $$;
      create trigger audit_logs_stay before update or delete on audit_logs for each row execute function keep_audit();
      create trigger audit_logs_stay_whole before truncate on audit_logs for each statement execute function keep_audit();

      /*
       * Removes the oldest entries of one workspace and notes where its chain begins now. Only what is older than the
       * workspace's own setting goes, whoever calls; answers how many.
       */
      create function prune_audit(wanted uuid, most integer) returns integer
        language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        last record;
        removed integer;
      begin
        select l.seq, l.hash into last from audit_logs l join workspaces w on w.id = l.workspace_id
          where l.workspace_id = wanted and w.audit_days is not null and l.at < now() - make_interval(days => w.audit_days)
            and l.seq < (select h.first_seq + most from audit_heads h where h.workspace_id = wanted)
          order by l.seq desc limit 1;
        if last.seq is null then return 0; end if;
        update audit_heads set first_seq = last.seq + 1, anchor_hash = last.hash where workspace_id = wanted;
        perform set_config('app.audit_pruning', wanted::text, true);
        delete from audit_logs where workspace_id = wanted and seq <= last.seq;
        get diagnostics removed = row_count;
        perform set_config('app.audit_pruning', '', true);
        return removed;
      end $$;
      create policy audit_heads_owner_prunes on audit_heads for update to current_user using (true);
      create policy audit_logs_owner_prunes on audit_logs for delete to current_user using (true);

      -- Looks across tenants: whose logs are older than they want them kept?
      create function workspaces_with_old_logs(most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select w.id from workspaces w
          where (w.audit_days is not null and exists (select from audit_logs l where l.workspace_id = w.id and l.at < now() - make_interval(days => w.audit_days)))
             or exists (select from access_logs a where a.workspace_id = w.id and a.at < now() - make_interval(days => w.access_log_days))
          limit most
        $$;

      -- Looks across tenants: the ends of all chains, to be signed and kept outside the database.
      create function audit_ends() returns table (workspace_id uuid, seq bigint, hash text)
        language sql stable security definer set search_path = public, pg_temp as $$
          select h.workspace_id, h.seq, h.hash from audit_heads h order by h.workspace_id
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function audit_ends, workspaces_with_old_logs, prune_audit;
      alter table workspaces drop column audit_days, drop column access_log_days;
      drop table access_logs, audit_heads, audit_logs;
      drop function keep_audit;
    `)
  }
}
