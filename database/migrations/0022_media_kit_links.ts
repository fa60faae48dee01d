import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`
const MINE = `workspace_id = ${OPEN} and (${EVERY_BRAND} or exists (select from creators c where c.workspace_id = media_kit_links.workspace_id and c.id = media_kit_links.creator_id))`

/** Addresses under which a creator's media kit is shown to whoever has one. Whoever sees the creator sees them. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table media_kit_links (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        creator_id uuid not null,
        -- SHA-256 of the token in the address, which is shown once.
        token_hash text not null unique,
        label text,
        parts text[] not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        revoked_by uuid references users on delete set null,
        views integer not null default 0,
        last_viewed_at timestamptz,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (parts <@ array['numbers', 'portfolio', 'rates', 'availability', 'contact']),
        check (expires_at <= created_at + interval '366 days'),
        unique (workspace_id, id),
        foreign key (workspace_id, creator_id) references creators (workspace_id, id) on delete cascade
      );
      create index on media_kit_links (workspace_id, creator_id, created_at desc);
      ${tenantWall('media_kit_links')}
      drop policy media_kit_links_wall on media_kit_links;
      create policy media_kit_links_wall on media_kit_links using (${MINE}) with check (${MINE});

      -- Looks across tenants: the address carries only the token.
      create function kit_link_of_token(wanted text) returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select l.id, l.workspace_id from media_kit_links l where l.token_hash = wanted and l.revoked_at is null and l.expires_at > now()
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function kit_link_of_token;
      drop table media_kit_links;
    `)
  }
}
