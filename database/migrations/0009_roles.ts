import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'
import { brandWall, withoutBrandWall } from '../brand_wall.ts'

/** What a role, an assignment or a grant may be limited to. */
const SCOPES = `('workspace', 'brand', 'social_connection', 'social_post', 'media', 'lead_source')`

/** Roles, who has them where, single rights, and the wall between brands. System roles are in the code, not here. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- The type the person signed up as; a workspace has its own.
      alter table users add column profile_type text check (profile_type in ('agency', 'brand', 'creator'));

      create table roles (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        description text not null default '',
        -- 100 is the owner's, so a role of a workspace stays below.
        rank smallint not null check (rank between 1 and 99),
        permissions text[] not null default '{}',
        profile_types text[] not null default '{agency,brand,creator}' check (profile_types <@ '{agency,brand,creator}' and cardinality(profile_types) > 0),
        scope_types text[] not null default '{workspace,brand}' check (cardinality(scope_types) > 0),
        version integer not null default 1,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id)
      );
      create unique index roles_by_name on roles (workspace_id, lower(name));

      -- A role holds what its parents hold. Cycles are refused by the service, under the workspace's lock.
      create table role_parents (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        role_id uuid not null,
        parent_id uuid,
        parent_key text,
        check (num_nonnulls(parent_id, parent_key) = 1 and parent_id is distinct from role_id),
        unique (workspace_id, id),
        unique nulls not distinct (workspace_id, role_id, parent_id, parent_key),
        foreign key (workspace_id, role_id) references roles (workspace_id, id) on delete cascade,
        foreign key (workspace_id, parent_id) references roles (workspace_id, id)
      );
      create index on role_parents (workspace_id, parent_id);

      create table role_assignments (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        user_id uuid not null,
        -- A role of this workspace, or the key of a system role.
        role_id uuid,
        role_key text,
        scope_type text not null check (scope_type in ${SCOPES}),
        scope_id uuid not null,
        -- So that a brand's assignments go with it, and none names another workspace's brand.
        brand_id uuid generated always as (case when scope_type = 'brand' then scope_id end) stored,
        expires_at timestamptz,
        granted_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        check (num_nonnulls(role_id, role_key) = 1),
        check (scope_type <> 'workspace' or scope_id = workspace_id),
        unique (workspace_id, id),
        unique nulls not distinct (workspace_id, user_id, role_id, role_key, scope_type, scope_id),
        foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
        foreign key (workspace_id, role_id) references roles (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on role_assignments (workspace_id, role_id);
      create index on role_assignments (workspace_id, scope_id);

      -- Single rights beside the roles. A deny wins over everything.
      create table permission_grants (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        user_id uuid not null,
        effect text not null check (effect in ('allow', 'deny')),
        permission text not null,
        scope_type text not null check (scope_type in ${SCOPES}),
        scope_id uuid not null,
        brand_id uuid generated always as (case when scope_type = 'brand' then scope_id end) stored,
        reason text,
        expires_at timestamptz,
        granted_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        check (scope_type <> 'workspace' or scope_id = workspace_id),
        unique (workspace_id, id),
        unique (workspace_id, user_id, permission, scope_type, scope_id, effect),
        foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete cascade,
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on permission_grants (workspace_id, scope_id);

      -- The operators of the installation. Granted and taken by \`node ace operator:grant\` alone; no right in any workspace.
      create table operators (
        user_id uuid primary key references users on delete cascade,
        created_at timestamptz not null default now()
      );
      -- The application reads them and cannot make any: only the owner of the tables, which is what the command uses.
      alter table operators enable row level security;
      create policy operators_reads on operators for select using (true);

      ${['roles', 'role_parents', 'role_assignments', 'permission_grants'].map((table) => tenantWall(table)).join('\n')}

      create trigger roles_raise_epoch after insert or update or delete on roles for each row execute function raise_authz_epoch();
      create trigger role_parents_raise_epoch after insert or update or delete on role_parents for each row execute function raise_authz_epoch();
      create trigger role_assignments_raise_epoch after insert or update or delete on role_assignments for each row execute function raise_authz_epoch();
      create trigger permission_grants_raise_epoch after insert or update or delete on permission_grants for each row execute function raise_authz_epoch();

      create function raise_own_authz_epoch() returns trigger language plpgsql as $$
      begin
        new.authz_epoch := old.authz_epoch + 1;
        return new;
      end $$;
      create trigger workspaces_raise_epoch before update of profile_type on workspaces
        for each row when (old.profile_type is distinct from new.profile_type) execute function raise_own_authz_epoch();

      -- Who was a member becomes one with a role: owners stay owners, members get what they could do before.
      alter table memberships no force row level security;
      alter table role_assignments no force row level security;
      insert into role_assignments (workspace_id, user_id, role_key, scope_type, scope_id)
        select workspace_id, user_id, case role when 'owner' then 'owner' else 'editor' end, 'workspace', workspace_id from memberships;
      alter table memberships force row level security;
      alter table role_assignments force row level security;

      drop function workspaces_of_user;
      alter table memberships drop column role;

      -- Looks across tenants: which workspaces does this person belong to, and with which roles that hold now?
      create function workspaces_of_user(wanted uuid)
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
          where m.user_id = wanted group by w.id order by w.created_at, w.id
        $$;

      /*
       * Opens a tenant transaction: sets the workspace, the person and what the brand wall lets through, and answers the
       * epoch. Work that no person asked for sees every brand. Sees no more than its caller may: it runs with their rights.
       */
      create function open_tenant(workspace uuid, person uuid) returns bigint language plpgsql set search_path = public, pg_temp as $$
      declare
        every_brand boolean := person is null;
        brands text := '';
        resources text := '';
        epoch bigint;
      begin
        perform set_config('app.workspace', workspace::text, true), set_config('app.user', coalesce(person::text, ''), true);
        select authz_epoch into epoch from workspaces where id = workspace;
        if person is not null then
          select coalesce(bool_or(s.scope_type = 'workspace'), false),
            coalesce(string_agg(s.scope_id::text, ',') filter (where s.scope_type = 'brand'), ''),
            coalesce(string_agg(s.scope_id::text, ',') filter (where s.scope_type not in ('workspace', 'brand')), '')
          into every_brand, brands, resources
          from (
            select a.scope_type, a.scope_id from role_assignments a
              where a.workspace_id = workspace and a.user_id = person and (a.expires_at is null or a.expires_at > now())
            union all
            select g.scope_type, g.scope_id from permission_grants g
              where g.workspace_id = workspace and g.user_id = person and g.effect = 'allow' and (g.expires_at is null or g.expires_at > now())
          ) s;
        end if;
        perform set_config('app.every_brand', case when every_brand then 'on' else '' end, true),
          set_config('app.brands', '{' || brands || '}', true), set_config('app.resources', '{' || resources || '}', true);
        return epoch;
      end $$;

      ${brandWall('brands', 'id')}
      ${brandWall('social_connections', 'brand_id', ['id'])}
      ${brandWall('connect_attempts')}
      ${brandWall('media', 'brand_id', ['id'])}
      ${brandWall('social_posts', 'brand_id', ['id'])}
      ${brandWall('deliveries', 'brand_id', ['post_id', 'connection_id'])}
    `)
  }

  /** Custom roles and single rights have no place in what was there before; owners and members do. */
  async down() {
    this.schema.raw(`
      alter table memberships add column role text not null default 'member' check (role in ('owner', 'member'));
      alter table memberships no force row level security;
      alter table role_assignments no force row level security;
      update memberships m set role = 'owner' from role_assignments a
        where a.workspace_id = m.workspace_id and a.user_id = m.user_id and a.role_key = 'owner' and a.scope_type = 'workspace';
      alter table memberships force row level security;
      alter table memberships alter column role drop default;

      ${['brands', 'social_connections', 'connect_attempts', 'media', 'social_posts', 'deliveries'].map((table) => withoutBrandWall(table)).join('\n')}
      drop function open_tenant, workspaces_of_user;
      drop trigger workspaces_raise_epoch on workspaces;
      drop function raise_own_authz_epoch;
      drop table operators, permission_grants, role_assignments, role_parents, roles;
      alter table users drop column profile_type;
      create function workspaces_of_user(wanted uuid)
        returns table (workspace_id uuid, name text, role text)
        language sql stable security definer set search_path = public, pg_temp as $$
          select w.id, w.name, m.role from memberships m join workspaces w on w.id = m.workspace_id
          where m.user_id = wanted order by w.created_at, w.id
        $$;
    `)
  }
}
