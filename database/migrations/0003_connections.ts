import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** Authorised accounts, their encrypted grants, and consent flows under way. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table social_connections (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        adapter_id text not null,
        remote_id text not null,
        handle text not null,
        kind text not null,
        name text,
        picture_url text,
        -- The adapter's AccountRef, as it gave it. No secrets.
        account jsonb not null,
        state text not null check (state in ('active', 'needs_reauth', 'disconnected')),
        scopes text[] not null default '{}',
        findings jsonb not null default '[]',
        fault_code text,
        token_expires_at timestamptz,
        refresh_expires_at timestamptz,
        last_success_at timestamptz,
        checked_at timestamptz,
        connected_by uuid references users on delete set null,
        disconnected_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique (workspace_id, brand_id, adapter_id, remote_id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );

      -- Ciphertexts carry workspace, grant and field as associated data: moved elsewhere, they do not open.
      create table connection_grants (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        access_cipher text not null,
        refresh_cipher text,
        extra_cipher text,
        scopes text[] not null default '{}',
        expires_at timestamptz,
        refresh_expires_at timestamptz,
        version integer not null default 1,
        -- Single-flight refresh: who refreshes, until when nobody else does.
        lease_owner uuid,
        lease_until timestamptz,
        obtained_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique (workspace_id, connection_id),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade
      );

      create table connect_attempts (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        user_id uuid not null references users on delete cascade,
        -- SHA-256 of the browser session that began it, or of the API token.
        bound_to text not null,
        adapter_id text not null,
        state_hash text not null unique,
        verifier_cipher text not null,
        redirect_uri text not null,
        return_to text not null,
        status text not null default 'begun' check (status in ('begun', 'exchanging', 'choosing', 'done', 'failed')),
        -- Accounts to pick from with their grants, encrypted, until one is picked.
        choices_cipher text,
        choices jsonb,
        fault_code text,
        connection_ids uuid[] not null default '{}',
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on connect_attempts (expires_at);

      ${tenantWall('social_connections')}
      ${tenantWall('connection_grants')}
      ${tenantWall('connect_attempts')}

      -- Looks across tenants: the platform's redirect carries only the state.
      create function connect_attempt_of_state(wanted text) returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public as $$
          select a.id, a.workspace_id from connect_attempts a where a.state_hash = wanted
        $$;

      -- Plugins own no tables: this is their namespaced state, and settings an operator entered.
      create table plugin_state (
        plugin_id text not null,
        key text not null,
        value jsonb not null,
        updated_at timestamptz not null default now(),
        primary key (plugin_id, key)
      );
    `)
  }

  async down() {
    this.schema.raw(`
      drop function connect_attempt_of_state;
      drop table plugin_state, connect_attempts, connection_grants, social_connections;
    `)
  }
}
