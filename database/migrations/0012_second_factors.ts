import { BaseSchema } from '@adonisjs/lucid/schema'

/** What a person proves beside, or instead of, the password. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table totp_secrets (
        user_id uuid primary key references users on delete cascade,
        -- Sealed with the person's id as associated data.
        secret_cipher text not null,
        -- Null until the first code was entered.
        confirmed_at timestamptz,
        -- The time step of the last code taken: each code works once.
        last_step bigint not null default 0,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      create table recovery_codes (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users on delete cascade,
        hash text not null,
        used_at timestamptz,
        created_at timestamptz not null default now(),
        unique (user_id, hash)
      );

      create table passkeys (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references users on delete cascade,
        credential_id text not null unique,
        public_key bytea not null,
        counter bigint not null default 0,
        transports text[] not null default '{}',
        device_type text not null,
        is_backed_up boolean not null default false,
        name text not null,
        last_used_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index on passkeys (user_id);
    `)
  }

  async down() {
    this.schema.raw(`drop table passkeys, recovery_codes, totp_secrets`)
  }
}
