import { BaseSchema } from '@adonisjs/lucid/schema'
import { parentWall } from '../parent_wall.ts'

/** What a post was before, who has it open, and which part of a picture it shows. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table post_revisions (
        workspace_id uuid not null references workspaces on delete cascade,
        post_id uuid not null,
        -- The post's own version that this is the content of.
        version integer not null check (version > 0),
        content jsonb not null,
        -- Saved by itself while somebody typed; such ones of one person grow together.
        is_auto boolean not null default false,
        author_id uuid references users on delete set null,
        begun_at timestamptz not null default now(),
        saved_at timestamptz not null default now(),
        primary key (workspace_id, post_id, version),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade
      );
      ${parentWall('post_revisions', 'social_posts', 'post_id')}

      create table post_presences (
        workspace_id uuid not null references workspaces on delete cascade,
        post_id uuid not null,
        user_id uuid not null references users on delete cascade,
        seen_at timestamptz not null default now(),
        primary key (workspace_id, post_id, user_id),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade
      );
      ${parentWall('post_presences', 'social_posts', 'post_id')}

      -- Left, top, width and height as shares of the upright picture; null: all of it.
      alter table post_media add column crop jsonb check (crop is null or jsonb_typeof(crop) = 'object');

      -- What else goes out on a channel around a time.
      create index deliveries_around on deliveries (workspace_id, connection_id, (coalesce(published_at, publish_at))) where state <> 'cancelled';
    `)
  }

  async down() {
    this.schema.raw(`
      drop index deliveries_around;
      alter table post_media drop column crop;
      drop table post_presences, post_revisions;
    `)
  }
}
