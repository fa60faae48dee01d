import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { parentWall } from '../parent_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

/** When posts go out without a time being chosen for each: queue slots, series, and plans that come in as a table. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table queue_slots (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        -- Null: of the brand, for channels without slots of their own.
        connection_id uuid,
        -- 1 is Monday.
        weekday smallint not null check (weekday between 1 and 7),
        -- As a clock on a wall in the zone shows it.
        wall_time text not null check (wall_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        time_zone text not null,
        is_enabled boolean not null default true,
        created_at timestamptz not null default now(),
        unique (workspace_id, id),
        unique nulls not distinct (workspace_id, brand_id, connection_id, weekday, wall_time),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade,
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade
      );
      ${tenantWall('queue_slots')}
      ${brandWall('queue_slots', 'brand_id', ['connection_id'])}

      alter table deliveries
        -- The queue slot it has, whose time is also its own.
        add column slot_at timestamptz,
        -- 'manual': at its time a person is told, and nothing is sent.
        add column mode text not null default 'auto' check (mode in ('auto', 'manual'));
      -- What the lock is for, the index makes certain: one slot, one delivery.
      create unique index deliveries_slot on deliveries (workspace_id, connection_id, slot_at) where slot_at is not null and state not in ('draft', 'cancelled');
      create index deliveries_queue on deliveries (workspace_id, connection_id, publish_at) where state in ('in_review', 'approved', 'scheduled', 'preparing', 'held');

      create table post_series (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        -- A draft, which itself never goes out: what each post of the series is made of.
        template_post_id uuid not null,
        -- RFC 5545, of the wall clock: without zone and without start.
        rule text not null,
        time_zone text not null,
        -- Local date and time, as 2026-03-01T09:30, of the first.
        starts_at_local text not null check (starts_at_local ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'),
        skip_weekends boolean not null default false,
        state text not null default 'active' check (state in ('active', 'ended')),
        ended_reason text check (ended_reason in ('finished', 'by_person', 'no_right', 'split')),
        -- Made as far as this; the rest comes as time passes.
        made_until timestamptz,
        version integer not null default 1,
        created_by uuid references users on delete set null,
        deleted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade,
        foreign key (workspace_id, template_post_id) references social_posts (workspace_id, id)
      );
      create index post_series_list on post_series (workspace_id, created_at desc, id desc) where deleted_at is null;
      create index post_series_open on post_series (made_until nulls first, id) where state = 'active' and deleted_at is null;
      ${tenantWall('post_series')}
      ${brandWall('post_series')}

      alter table social_posts add column series_id uuid;
      alter table social_posts add foreign key (workspace_id, series_id) references post_series (workspace_id, id) on delete set null (series_id);
      create index social_posts_of_series on social_posts (workspace_id, series_id) where series_id is not null;

      create table series_occurrences (
        workspace_id uuid not null references workspaces on delete cascade,
        series_id uuid not null,
        occurrence_at timestamptz not null,
        -- 'refused': the post could not be planned, and is tried again until its time.
        state text not null check (state in ('made', 'skipped', 'refused')),
        post_id uuid,
        -- The post's version when the series last wrote it: a higher one was changed by a person, and is left alone.
        post_version integer,
        reason text,
        created_at timestamptz not null default now(),
        primary key (workspace_id, series_id, occurrence_at),
        foreign key (workspace_id, series_id) references post_series (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete set null (post_id)
      );
      create index series_occurrences_of_post on series_occurrences (workspace_id, post_id) where post_id is not null;
      ${parentWall('series_occurrences', 'post_series', 'series_id')}

      create table import_jobs (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        name text not null,
        kind text not null check (kind in ('csv', 'xlsx')),
        storage_key text not null,
        bytes bigint not null,
        -- Names of the columns, as the file has them.
        headers jsonb not null default '[]',
        sample jsonb not null default '[]',
        -- Which column is what, and what holds for rows that do not say.
        mapping jsonb,
        settings jsonb,
        state text not null default 'uploaded' check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
        fault text,
        -- The last row that was read, or planned: where work goes on after an interruption.
        reached integer not null default 0,
        rows_good integer not null default 0,
        rows_bad integer not null default 0,
        rows_done integer not null default 0,
        rows_refused integer not null default 0,
        rows_known integer not null default 0,
        -- Who works on it has it until then.
        leased_until timestamptz,
        created_by uuid references users on delete set null,
        finished_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index import_jobs_list on import_jobs (workspace_id, created_at desc, id desc);
      create index import_jobs_open on import_jobs (leased_until nulls first, id) where state in ('checking', 'running');
      ${tenantWall('import_jobs')}
      ${brandWall('import_jobs')}

      create table import_rows (
        workspace_id uuid not null references workspaces on delete cascade,
        job_id uuid not null,
        brand_id uuid not null,
        -- As a spreadsheet numbers it.
        row_number integer not null,
        -- The same for the same row, in whichever file it comes: what was planned once is not planned again.
        row_key text not null,
        state text not null check (state in ('good', 'bad', 'done', 'refused', 'known')),
        planned jsonb,
        -- Column, reason and fix of each mistake.
        mistakes jsonb not null default '[]',
        post_id uuid,
        primary key (workspace_id, job_id, row_number),
        foreign key (workspace_id, job_id) references import_jobs (workspace_id, id) on delete cascade,
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete set null (post_id)
      );
      create unique index import_rows_once on import_rows (workspace_id, brand_id, row_key) where state = 'done';
      create index import_rows_wrong on import_rows (workspace_id, job_id, row_number) where state in ('bad', 'refused', 'known');
      create index import_rows_of_post on import_rows (workspace_id, post_id) where post_id is not null;
      ${tenantWall('import_rows')}
      ${brandWall('import_rows')}

      create function notify_imports() returns trigger language plpgsql as $$
      begin
        perform pg_notify('imports', '');
        return null;
      end $$;
      create trigger import_jobs_notify after insert or update of state on import_jobs for each statement execute function notify_imports();

      -- The functions below look across tenants and return ids only. They run as the owner.

      create function series_to_extend(before timestamptz, after_id uuid, most integer) returns table (series_id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select s.id, s.workspace_id from post_series s
          where s.state = 'active' and s.deleted_at is null and s.id > after_id and (s.made_until is null or s.made_until < before
            or exists (select from series_occurrences o where o.workspace_id = s.workspace_id and o.series_id = s.id and o.state = 'refused' and o.occurrence_at > now()))
          order by s.id limit most
        $$;

      -- One job that nobody works on, for a while: whoever dies over it gives it back.
      create function claim_import(lease_seconds integer) returns table (job_id uuid, workspace_id uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update import_jobs j set leased_until = now() + make_interval(secs => lease_seconds)
          where j.id = (
            select i.id from import_jobs i
            where i.state in ('checking', 'running') and (i.leased_until is null or i.leased_until < now())
            order by i.leased_until nulls first, i.id limit 1 for update skip locked)
          returning j.id, j.workspace_id
        $$;
      create policy import_jobs_owner_claims on import_jobs for update to current_user using (true);

      create function workspaces_with_old_imports(before timestamptz, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct j.workspace_id from import_jobs j where j.created_at < before and j.state not in ('checking', 'running') and j.storage_key <> '' limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function workspaces_with_old_imports, claim_import, series_to_extend;
      drop table import_rows, import_jobs, series_occurrences;
      drop function notify_imports;
      alter table social_posts drop column series_id;
      drop table post_series;
      drop index deliveries_slot, deliveries_queue;
      alter table deliveries drop column slot_at, drop column mode;
      drop table queue_slots;
    `)
  }
}
