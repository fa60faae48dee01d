import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** The tenant: workspace, its members and brands. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table workspaces (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        profile_type text check (profile_type in ('agency', 'brand', 'creator')),
        time_zone text not null default 'UTC',
        -- A post later than this after its time waits for a person instead of going out (publishing promise, late policy).
        late_limit_seconds integer not null default 7200 check (late_limit_seconds between 60 and 604800),
        -- Raised with every change to who may do what; compiled rights are cached under it.
        authz_epoch bigint not null default 1,
        is_demo boolean not null default false,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table memberships (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        user_id uuid not null references users on delete cascade,
        role text not null check (role in ('owner', 'member')),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, user_id),
        unique (workspace_id, id)
      );
      create index on memberships (user_id);

      create table brands (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        time_zone text not null default 'UTC',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id)
      );

      create function raise_authz_epoch() returns trigger language plpgsql as $$
      begin
        update workspaces set authz_epoch = authz_epoch + 1 where id = coalesce(new.workspace_id, old.workspace_id);
        return null;
      end $$;
      create trigger memberships_raise_epoch after insert or update or delete on memberships
        for each row execute function raise_authz_epoch();
      create trigger brands_raise_epoch after insert or delete on brands
        for each row execute function raise_authz_epoch();

      ${tenantWall('workspaces', 'id')}
      ${tenantWall('memberships')}
      ${tenantWall('brands')}

      -- Looks across tenants: which workspaces does this person belong to?
      create function workspaces_of_user(wanted uuid)
        returns table (workspace_id uuid, name text, role text)
        language sql stable security definer set search_path = public as $$
          select w.id, w.name, m.role from memberships m join workspaces w on w.id = m.workspace_id
          where m.user_id = wanted order by w.created_at, w.id
        $$;

      -- Looks across tenants: is there a tenant table whose wall is down? Boot refuses to serve then.
      create function tables_without_wall() returns setof text
        language sql stable security definer set search_path = public as $$
          select c.relname::text from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            and not (c.relrowsecurity and c.relforcerowsecurity)
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function tables_without_wall, workspaces_of_user;
      drop table brands, memberships, workspaces;
      drop function raise_authz_epoch;
    `)
  }
}
