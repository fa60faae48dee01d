import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

/** What stands on the calendar beside posts, which campaign a post is part of, and links under which calendars are read elsewhere. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table content_calendar_entries (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Null: the whole workspace's, for whoever works in all of it.
        brand_id uuid,
        kind text not null check (kind in ('note', 'campaign', 'holiday', 'event')),
        title text not null,
        body text not null default '',
        -- The days it covers, both included, as people where it happens call them.
        starts_on date not null,
        ends_on date not null,
        -- Only of what has a time of day, together with the zone it was given in.
        starts_at timestamptz,
        ends_at timestamptz,
        time_zone text,
        colour text not null default 'slate' check (colour in ('slate', 'indigo', 'green', 'amber', 'red', 'blue', 'violet', 'teal')),
        version integer not null default 1,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (ends_on between starts_on and starts_on + 366),
        check ((starts_at is null) = (time_zone is null)),
        check (ends_at is null or ends_at >= starts_at),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index content_calendar_entries_days on content_calendar_entries (workspace_id, starts_on, ends_on);
      create index content_calendar_entries_campaigns on content_calendar_entries (workspace_id, starts_on desc) where kind = 'campaign';
      ${tenantWall('content_calendar_entries')}
      ${brandWall('content_calendar_entries')}

      alter table social_posts add column campaign_id uuid;
      alter table social_posts add foreign key (workspace_id, campaign_id) references content_calendar_entries (workspace_id, id) on delete set null (campaign_id);
      create index social_posts_of_campaign on social_posts (workspace_id, campaign_id, publish_at) where campaign_id is not null;

      -- What the calendar reads: a window of one workspace, whatever the size of the table.
      create index social_posts_planned on social_posts (workspace_id, publish_at) where deleted_at is null and publish_at is not null;
      create index deliveries_planned on deliveries (workspace_id, publish_at, post_id) where publish_at is not null;

      create table calendar_feeds (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Whose rights count whenever it is read.
        user_id uuid not null references users on delete cascade,
        -- SHA-256 of the token in the address, which is shown once.
        token_hash text not null unique,
        label text,
        -- Narrows it to one brand. It opens nothing: what the person may see is asked anew, and a brand that is gone has no posts.
        narrowed_to uuid,
        last_read_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id)
      );
      create index on calendar_feeds (workspace_id, user_id, created_at desc);
      ${tenantWall('calendar_feeds')}

      -- Looks across tenants: the address carries only the token.
      create function calendar_feed_of_token(wanted text) returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select f.id, f.workspace_id from calendar_feeds f where f.token_hash = wanted and f.revoked_at is null
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function calendar_feed_of_token;
      drop table calendar_feeds;
      drop index deliveries_planned, social_posts_planned;
      alter table social_posts drop column campaign_id;
      drop table content_calendar_entries;
    `)
  }
}
