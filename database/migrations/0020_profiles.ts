import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'
import { brandWall } from '../brand_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`
const ME = `(select nullif(current_setting('app.user', true), '')::uuid)`

/** A wall with one condition for what somebody without a role in the whole workspace may still reach. */
function wallFor(table: string, others: string, adds = others) {
  const within = (condition: string) => `workspace_id = ${OPEN} and (${EVERY_BRAND} or ${condition})`
  return `
    ${tenantWall(table)}
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${within(others)}) with check (${within(adds)});
  `
}

const PROFILE = `
        -- Sections by name, each whole or not there. The columns below are taken from them, so that they cannot differ.
        sections jsonb not null default '{}' check (jsonb_typeof(sections) = 'object'),
        schema_version smallint not null default 1,
        -- Raised with every change; 0: never saved.
        revision integer not null default 0,
        updated_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()`

const AGENCY_WALL = wallFor('agency_profiles', 'false')
const CREATORS_WALL = wallFor('creators', `user_id = ${ME}`)
const CREATOR_PROFILES_WALL = wallFor(
  'creator_profiles',
  `exists (select from creators c where c.workspace_id = creator_profiles.workspace_id and c.id = creator_profiles.creator_id)`
)

/** Who an agency, a brand and a creator are. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table agency_profiles (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null unique references workspaces on delete cascade,
        display_name text generated always as (sections -> 'company' ->> 'displayName') stored,
        website text generated always as (sections -> 'company' ->> 'website') stored,
        founded integer generated always as ((sections -> 'company' ->> 'founded')::integer) stored,
        team_size text generated always as (sections -> 'company' ->> 'teamSize') stored,
        ${PROFILE}
      );
      ${AGENCY_WALL}

      create table brand_profiles (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        industry text generated always as (sections -> 'identity' ->> 'industry') stored,
        website text generated always as (sections -> 'identity' ->> 'website') stored,
        founded integer generated always as ((sections -> 'identity' ->> 'founded')::integer) stored,
        ${PROFILE},
        unique (workspace_id, brand_id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      ${tenantWall('brand_profiles')}
      ${brandWall('brand_profiles')}

      create table creators (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        -- The member who is this creator, if they are one.
        user_id uuid,
        -- The brand that is the creator's own, with their channels and media.
        brand_id uuid,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique (workspace_id, user_id),
        unique (workspace_id, brand_id),
        foreign key (workspace_id, user_id) references memberships (workspace_id, user_id) on delete set null (user_id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete set null (brand_id)
      );
      create index on creators (workspace_id, created_at desc, id desc);
      ${CREATORS_WALL}

      create table creator_profiles (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        creator_id uuid not null,
        display_name text generated always as (sections -> 'about' ->> 'displayName') stored,
        country text generated always as (sections -> 'about' ->> 'country') stored,
        city text generated always as (sections -> 'about' ->> 'city') stored,
        availability text generated always as (sections -> 'availability' ->> 'state') stored,
        ${PROFILE},
        unique (workspace_id, creator_id),
        foreign key (workspace_id, creator_id) references creators (workspace_id, id) on delete cascade
      );
      ${CREATOR_PROFILES_WALL}
    `)
  }

  async down() {
    this.schema.raw(`drop table creator_profiles, creators, brand_profiles, agency_profiles`)
  }
}
