import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { parentWall } from '../parent_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

/** What helps with writing a text: groups of hashtags, templates, and short links whose clicks are counted. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table hashtag_groups (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        name text not null,
        -- Each with its #, in the order in which they are put into a text.
        tags text[] not null,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (cardinality(tags) between 1 and 60),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create unique index hashtag_groups_name on hashtag_groups (workspace_id, brand_id, lower(name));
      create index hashtag_groups_newest on hashtag_groups (workspace_id, created_at desc, id desc);

      create table post_templates (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        name text not null,
        text text not null,
        -- [{ adapterId, text }]: what channels of an adapter say instead.
        variants jsonb not null default '[]',
        hashtags text[] not null default '{}',
        -- [{ name, description, fallback }]
        variables jsonb not null default '[]',
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create unique index post_templates_name on post_templates (workspace_id, brand_id, lower(name));
      create index post_templates_newest on post_templates (workspace_id, created_at desc, id desc);

      -- What a brand's links are tagged with, where whoever shortens them says nothing else.
      create table link_defaults (
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        source text,
        medium text,
        campaign text,
        term text,
        content text,
        -- { adapterId: source }
        sources jsonb not null default '{}',
        updated_by uuid references users on delete set null,
        updated_at timestamptz not null default now(),
        primary key (workspace_id, brand_id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );

      create table short_links (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        -- In the address. Never used again, and what it leads to never changes: a post that was approved with it says what it said.
        code text not null unique,
        -- As it stood in the text, and with its tags.
        url text not null check (url ~* '^http(s|)://'),
        target text not null check (target ~* '^http(s|)://'),
        label text,
        post_id uuid,
        connection_id uuid,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        expires_at timestamptz,
        deleted_at timestamptz,
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete set null (post_id),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete set null (connection_id)
      );
      create index short_links_newest on short_links (workspace_id, created_at desc, id desc);
      create index short_links_of_post on short_links (workspace_id, post_id) where post_id is not null;
      create index short_links_of_connection on short_links (workspace_id, connection_id) where connection_id is not null;

      -- Counts, never people: no address, no agent, no instant finer than the brand's day.
      create table link_clicks (
        workspace_id uuid not null references workspaces on delete cascade,
        link_id uuid not null,
        day date not null,
        -- Host of the page with the link; empty where the browser did not say.
        referrer text not null,
        device text not null check (device in ('desktop', 'mobile', 'tablet', 'other')),
        clicks integer not null check (clicks > 0),
        primary key (workspace_id, link_id, day, referrer, device),
        foreign key (workspace_id, link_id) references short_links (workspace_id, id) on delete cascade
      );

      ${tenantWall('hashtag_groups')}
      ${brandWall('hashtag_groups')}
      ${tenantWall('post_templates')}
      ${brandWall('post_templates')}
      ${tenantWall('link_defaults')}
      ${brandWall('link_defaults')}
      ${tenantWall('short_links')}
      ${brandWall('short_links')}
      ${parentWall('link_clicks', 'short_links', 'link_id')}

      -- Looks across tenants: the address carries only the code. What it answers is what whoever has the code is sent to anyway.
      create function short_link_of_code(wanted text) returns table (id uuid, workspace_id uuid, target text, time_zone text)
        language sql stable security definer set search_path = public, pg_temp as $$
          select l.id, l.workspace_id, l.target, b.time_zone from short_links l join brands b on b.workspace_id = l.workspace_id and b.id = l.brand_id
          where l.code = wanted and l.deleted_at is null and (l.expires_at is null or l.expires_at > now())
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function short_link_of_code;
      drop table link_clicks;
      drop table short_links;
      drop table link_defaults;
      drop table post_templates;
      drop table hashtag_groups;
    `)
  }
}
