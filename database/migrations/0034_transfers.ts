import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const ME = `(select nullif(current_setting('app.user', true), '')::uuid)`
/** What somebody uploads may be the whole of another workspace: it is theirs alone. Work without a person is let through. */
const OWN = `workspace_id = ${OPEN} and (${ME} is null or requested_by = ${ME})`

const membersOf = (where: string) => `
  create or replace function workspaces_of_user(wanted uuid)
    returns table (workspace_id uuid, name text, profile_type text, role_keys text[], role_names text[], rank integer, is_demo boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
      select w.id, w.name, w.profile_type,
        coalesce(array_agg(a.role_key) filter (where a.role_key is not null), '{}'),
        coalesce(array_agg(r.name) filter (where r.id is not null), '{}'),
        coalesce(max(r.rank), 0)::integer, w.is_demo
      from memberships m
      join workspaces w on w.id = m.workspace_id
      left join role_assignments a on a.workspace_id = m.workspace_id and a.user_id = m.user_id and (a.expires_at is null or a.expires_at > now())
      left join roles r on r.workspace_id = a.workspace_id and r.id = a.role_id
      where ${where} group by w.id order by w.created_at, w.id
    $$;
`

const ONLY_WHOLE = membersOf('m.user_id = wanted and w.arriving_at is null')
const ALL = membersOf('m.user_id = wanted')

/** Whole workspaces that are taken out and brought in by a worker, while nobody waits with a page open. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table workspace_exports (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        state text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'failed')),
        progress real not null default 0 check (progress between 0 and 1),
        tries smallint not null default 0,
        -- A process that makes it and dies gives it back by not renewing this.
        leased_until timestamptz,
        fault_code text,
        bytes bigint,
        sha256 text,
        rows bigint,
        files integer,
        -- Files that the library names and the disk does not have.
        missing integer,
        requested_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        finished_at timestamptz,
        -- Its file is removed then.
        expires_at timestamptz,
        unique (workspace_id, id)
      );
      create index workspace_exports_newest on workspace_exports (workspace_id, created_at desc, id desc);
      -- Asked for twice, it is made once.
      create unique index workspace_exports_one_at_a_time on workspace_exports (workspace_id) where state in ('waiting', 'making');
      ${tenantWall('workspace_exports')}

      -- Null: it is whole. Until then it holds part of what is brought in, nobody is let in, and what died on the way is removed.
      alter table workspaces add column arriving_at timestamptz;
      ${ONLY_WHOLE}

      create table workspace_imports (
        id uuid primary key default gen_random_uuid(),
        -- Where it was asked for. What is brought in is a workspace of its own, and never this one.
        workspace_id uuid not null references workspaces on delete cascade,
        state text not null default 'receiving'
          check (state in ('receiving', 'arrived', 'checking', 'checked', 'refused', 'asked', 'bringing', 'done', 'failed')),
        progress real not null default 0 check (progress between 0 and 1),
        tries smallint not null default 0,
        leased_until timestamptz,
        -- As the person's file was called, and how large it is.
        file_name text not null,
        bytes bigint not null check (bytes > 0),
        received bigint not null default 0 check (received between 0 and bytes),
        -- What the archive holds, once it was checked: names, counts and dates.
        findings jsonb,
        fault_code text,
        -- What was wrong with it, in words; about the archive, never out of it.
        fault text,
        name text,
        target_id uuid not null unique default gen_random_uuid(),
        -- What came, and what did not with its reason.
        outcome jsonb,
        requested_by uuid not null references users on delete cascade,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        finished_at timestamptz,
        -- Its file is removed then, and what is known of it.
        expires_at timestamptz not null,
        unique (workspace_id, id),
        check (target_id <> workspace_id)
      );
      create index workspace_imports_newest on workspace_imports (workspace_id, requested_by, created_at desc, id desc);
      ${tenantWall('workspace_imports')}
      drop policy workspace_imports_wall on workspace_imports;
      create policy workspace_imports_wall on workspace_imports using (${OWN}) with check (${OWN});

      -- The functions below look across tenants and return ids only. They run as the owner.

      create function claim_workspace_exports(lease_seconds integer, most integer)
        returns table (id uuid, workspace_id uuid, requested_by uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update workspace_exports e set state = 'making', tries = e.tries + 1, leased_until = now() + make_interval(secs => lease_seconds), updated_at = now()
          where e.id in (
            select o.id from workspace_exports o
            where o.state = 'waiting' or (o.state = 'making' and o.leased_until < now())
            order by o.created_at limit most for update skip locked)
          returning e.id, e.workspace_id, e.requested_by
        $$;
      create policy workspace_exports_owner_claims on workspace_exports for update to current_user using (true);

      create function expired_workspace_exports(most integer)
        returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select e.id, e.workspace_id from workspace_exports e where e.expires_at < now() order by e.expires_at limit most
        $$;

      create function claim_workspace_imports(lease_seconds integer, most integer)
        returns table (id uuid, workspace_id uuid, requested_by uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update workspace_imports i
          set state = case when i.state in ('arrived', 'checking') then 'checking' else 'bringing' end,
            tries = i.tries + 1, leased_until = now() + make_interval(secs => lease_seconds), updated_at = now()
          where i.id in (
            select o.id from workspace_imports o
            where o.state in ('arrived', 'asked') or (o.state in ('checking', 'bringing') and o.leased_until < now())
            order by o.updated_at limit most for update skip locked)
          returning i.id, i.workspace_id, i.requested_by
        $$;
      create policy workspace_imports_owner_claims on workspace_imports for update to current_user using (true);

      create function expired_workspace_imports(most integer)
        returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select i.id, i.workspace_id from workspace_imports i where i.expires_at < now() and i.state not in ('checking', 'asked', 'bringing') order by i.expires_at limit most
        $$;

      -- Whoever brings something in says so while they do.
      create function abandoned_arrivals(seconds integer, most integer)
        returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select w.id from workspaces w where w.arriving_at < now() - make_interval(secs => seconds)
            and not exists (select from workspace_imports i where i.target_id = w.id and i.state in ('asked', 'bringing'))
          order by w.arriving_at limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function abandoned_arrivals, expired_workspace_imports, claim_workspace_imports, expired_workspace_exports, claim_workspace_exports;
      drop table workspace_imports;
      ${ALL}
      alter table workspaces drop column arriving_at;
      drop table workspace_exports;
    `)
  }
}
