import { BaseSchema } from '@adonisjs/lucid/schema'

/** People, how they sign in, and what belongs to no workspace. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table users (
        id uuid primary key default gen_random_uuid(),
        full_name text not null,
        email text not null unique check (email = lower(email)),
        password text,
        email_verified_at timestamptz,
        locale text not null default 'en',
        time_zone text not null default 'UTC',
        disabled_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      -- Keyed by the provider's subject, never by an address: addresses change hands.
      create table user_identities (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users on delete cascade,
        provider text not null,
        subject text not null,
        created_at timestamptz not null default now(),
        unique (provider, subject)
      );
      create index on user_identities (user_id);

      -- Links sent by mail. Only the SHA-256 of the token is kept.
      create table user_tokens (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users on delete cascade,
        purpose text not null check (purpose in ('verify_email', 'reset_password', 'change_email')),
        hash text not null unique,
        payload jsonb,
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default now()
      );
      create index on user_tokens (user_id, purpose);

      create table auth_access_tokens (
        id serial primary key,
        tokenable_id uuid not null references users on delete cascade,
        type text not null,
        name text,
        hash text not null,
        abilities text not null,
        created_at timestamptz,
        updated_at timestamptz,
        last_used_at timestamptz,
        expires_at timestamptz
      );
      create index on auth_access_tokens (tokenable_id);

      create table sessions (
        id text primary key,
        data text not null,
        user_id text,
        expires_at timestamptz not null,
        created_at timestamptz not null default now()
      );
      create index on sessions (user_id);
      create index on sessions (expires_at);

      create table rate_limits (
        key text primary key,
        points integer not null default 0,
        expire bigint
      );
    `)
  }

  async down() {
    this.schema.raw(`drop table rate_limits, sessions, auth_access_tokens, user_tokens, user_identities, users`)
  }
}
