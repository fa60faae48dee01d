import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table invitations (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        email text not null check (email = lower(email)),
        -- SHA-256 of the token in the mail; a new one with every resend.
        token_hash text not null unique,
        invited_by uuid not null references users on delete cascade,
        message text,
        expires_at timestamptz not null,
        sent_at timestamptz not null default now(),
        sent_count integer not null default 1,
        accepted_at timestamptz,
        accepted_by uuid references users on delete set null,
        revoked_at timestamptz,
        revoked_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id)
      );
      -- One open invitation of one person to an address. Of two people there may be two: somebody who works in one brand
      -- is not told whom others have invited to another.
      create unique index invitations_open on invitations (workspace_id, email, invited_by) where accepted_at is null and revoked_at is null;
      create index on invitations (workspace_id, invited_by);
      create index on invitations (workspace_id, created_at desc, id desc);

      -- What becomes the person's when they accept, judged anew then.
      create table invitation_roles (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        invitation_id uuid not null,
        role_id uuid,
        role_key text,
        scope_type text not null check (scope_type in ('workspace', 'brand', 'social_connection', 'social_post', 'media', 'lead_source')),
        scope_id uuid not null,
        brand_id uuid generated always as (case when scope_type = 'brand' then scope_id end) stored,
        role_expires_at timestamptz,
        check (num_nonnulls(role_id, role_key) = 1),
        check (scope_type <> 'workspace' or scope_id = workspace_id),
        unique (workspace_id, id),
        unique nulls not distinct (workspace_id, invitation_id, role_id, role_key, scope_type, scope_id),
        foreign key (workspace_id, invitation_id) references invitations (workspace_id, id) on delete cascade,
        foreign key (workspace_id, role_id) references roles (workspace_id, id) on delete cascade,
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on invitation_roles (workspace_id, role_id);

      ${tenantWall('invitations')}
      ${tenantWall('invitation_roles')}

      -- Looks across tenants: the link in the mail carries only the token.
      create function invitation_of_token(wanted text) returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select i.id, i.workspace_id from invitations i where i.token_hash = wanted
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function invitation_of_token;
      drop table invitation_roles, invitations;
    `)
  }
}
