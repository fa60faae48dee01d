import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

/** Files made to fit a format, beside the files people uploaded. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Pictures in an image file: more than one when it is animated. Null where it was not looked for.
      alter table media add column frames integer check (frames > 0);

      -- What becomes of a file with another shape than the format takes: borders, or a cut.
      alter table deliveries add column fit text not null default 'pad' check (fit in ('pad', 'crop'));

      create table media_renditions (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        media_id uuid not null,
        -- SHA-256 over the source's content and the recipe: the same question has the same answer.
        key text not null,
        recipe jsonb not null,
        type text not null,
        bytes bigint not null check (bytes > 0),
        sha256 text not null,
        storage_key text not null,
        width integer not null,
        height integer not null,
        seconds double precision,
        video jsonb,
        -- When a delivery was last begun with it.
        used_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique (workspace_id, media_id, key),
        foreign key (workspace_id, media_id) references media (workspace_id, id) on delete cascade
      );
      create index on media_renditions (used_at);

      -- What a delivery that was begun sends in a file's place, until its end.
      create table delivery_renditions (
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        media_id uuid not null,
        rendition_id uuid not null,
        primary key (workspace_id, delivery_id, media_id),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade,
        foreign key (workspace_id, rendition_id) references media_renditions (workspace_id, id) on delete cascade
      );
      create index on delivery_renditions (workspace_id, rendition_id);

      ${['media_renditions', 'delivery_renditions'].map((table) => tenantWall(table)).join('\n')}

      -- Looks across tenants: who has renditions that were last used before then?
      create function workspaces_with_old_renditions(before timestamptz, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct r.workspace_id from media_renditions r where r.used_at < before limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function workspaces_with_old_renditions;
      drop table delivery_renditions, media_renditions;
      alter table deliveries drop column fit;
      alter table media drop column frames;
    `)
  }
}
