import { BaseSchema } from '@adonisjs/lucid/schema'
import { parentWall } from '../parent_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const ME = `(select nullif(current_setting('app.user', true), '')::uuid)`
/** A report was made with one person's rights: it is theirs alone. Work without a person is let through. */
const OWN = `workspace_id = ${OPEN} and (${ME} is null or requested_by = ${ME})`

const noted = (table: string, event: 'insert' | 'update') => `
  create trigger ${table}_noted_${event} after ${event} on ${table} referencing new table as changed
    for each statement execute function note_numbers();
`

/** Reports that are made in the background, and what answers about numbers are kept by. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table reports (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Null: about every brand that whoever asked sees.
        brand_id uuid,
        kind text not null check (kind in ('numbers', 'proof')),
        format text not null check (format in ('pdf', 'csv')),
        title text not null,
        -- What was asked: window, zone, filters and parts. Ids and dates, no texts.
        question jsonb not null,
        locale text not null default 'en',
        state text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'failed')),
        progress real not null default 0 check (progress between 0 and 1),
        tries smallint not null default 0,
        -- A process that makes it and dies gives it back by not renewing this.
        leased_until timestamptz,
        fault_code text,
        bytes bigint,
        sha256 text,
        requested_by uuid references users on delete cascade,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        finished_at timestamptz,
        -- Its file is removed then.
        expires_at timestamptz,
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index reports_newest on reports (workspace_id, requested_by, created_at desc, id desc);
      create index reports_open on reports (created_at) where state in ('waiting', 'making');
      ${tenantWall('reports')}
      drop policy reports_wall on reports;
      create policy reports_wall on reports using (${OWN}) with check (${OWN});

      create index deliveries_published on deliveries (workspace_id, published_at desc) where published_at is not null;

      -- One row for each change of what answers about numbers are made of. An answer is kept under the newest and how many
      -- there are: two transactions may commit in another order than they took their numbers in.
      create table analytics_changes (
        id bigint generated always as identity,
        workspace_id uuid not null references workspaces on delete cascade,
        at timestamptz not null default now(),
        primary key (workspace_id, id)
      );
      create index on analytics_changes (at);
      ${tenantWall('analytics_changes')}

      create function note_numbers() returns trigger language plpgsql as $$
      begin
        insert into analytics_changes (workspace_id) select distinct workspace_id from changed;
        return null;
      end $$;
      ${['account_metrics', 'post_metrics'].map((table) => noted(table, 'insert') + noted(table, 'update')).join('\n')}

      create function note_row() returns trigger language plpgsql as $$
      begin
        insert into analytics_changes (workspace_id) values (new.workspace_id);
        return null;
      end $$;
      create trigger deliveries_noted after update on deliveries for each row
        when ((old.state = 'live' or new.state = 'live') and (old.state, old.published_at) is distinct from (new.state, new.published_at)) execute function note_row();
      create trigger deliveries_noted_new after insert on deliveries for each row when (new.state = 'live') execute function note_row();
      create trigger social_posts_noted after update of deleted_at, campaign_id on social_posts for each row
        when ((old.deleted_at, old.campaign_id) is distinct from (new.deleted_at, new.campaign_id)) execute function note_row();

      -- What was sent, written down the moment a delivery is live: files may be made anew or removed later, their hashes stay.
      create table published_media (
        workspace_id uuid not null references workspaces on delete cascade,
        delivery_id uuid not null,
        position smallint not null,
        name text not null,
        sha256 text not null,
        -- It was made from the uploaded file, to fit the platform.
        is_fitted boolean not null,
        primary key (workspace_id, delivery_id, position),
        foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade
      );
      ${parentWall('published_media', 'deliveries', 'delivery_id')}
      create function note_published_media() returns trigger language plpgsql as $$
      begin
        delete from published_media where workspace_id = new.workspace_id and delivery_id = new.id;
        insert into published_media (workspace_id, delivery_id, position, name, sha256, is_fitted)
          select p.workspace_id, new.id, p.position, m.name, coalesce(r.sha256, m.sha256), r.id is not null
          from post_media p
          join media m on m.workspace_id = p.workspace_id and m.id = p.media_id
          left join delivery_renditions d on d.workspace_id = p.workspace_id and d.delivery_id = new.id and d.media_id = p.media_id
          left join media_renditions r on r.workspace_id = d.workspace_id and r.id = d.rendition_id
          where p.workspace_id = new.workspace_id and p.post_id = new.post_id
          on conflict do nothing;
        return null;
      end $$;
      create trigger deliveries_published after update of state on deliveries for each row
        when (new.state = 'live' and old.state <> 'live') execute function note_published_media();

      -- The functions below look across tenants and return ids only. They run as the owner.

      -- Reports nobody makes, oldest first; nobody else gets them until the lease ends.
      create function claim_reports(lease_seconds integer, most integer)
        returns table (report_id uuid, workspace_id uuid, requested_by uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update reports r set state = 'making', tries = r.tries + 1, leased_until = now() + make_interval(secs => lease_seconds), updated_at = now()
          where r.id in (
            select o.id from reports o
            where o.state = 'waiting' or (o.state = 'making' and o.leased_until < now())
            order by o.created_at limit most for update skip locked)
          returning r.id, r.workspace_id, r.requested_by
        $$;
      create policy reports_owner_claims on reports for update to current_user using (true);

      create function expired_reports(most integer)
        returns table (report_id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select r.id, r.workspace_id from reports r where r.expires_at < now() order by r.expires_at limit most
        $$;

      -- Kept answers live for an hour; the newest row of a workspace stays, so that a state never comes back.
      create function prune_analytics_changes() returns integer
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare removed integer;
        begin
          delete from analytics_changes c where c.at < now() - interval '1 day'
            and c.id < (select max(n.id) from analytics_changes n where n.workspace_id = c.workspace_id);
          get diagnostics removed = row_count;
          return removed;
        end $$;
      create policy analytics_changes_owner_prunes on analytics_changes for delete to current_user using (true);
    `)
  }

  async down() {
    this.schema.raw(`
      drop function prune_analytics_changes, expired_reports, claim_reports;
      drop trigger deliveries_published on deliveries;
      drop table published_media;
      drop function note_published_media;
      drop trigger social_posts_noted on social_posts;
      drop trigger deliveries_noted on deliveries;
      drop trigger deliveries_noted_new on deliveries;
      ${['account_metrics', 'post_metrics'].flatMap((table) => ['insert', 'update'].map((event) => `drop trigger ${table}_noted_${event} on ${table};`)).join('\n')}
      drop function note_row, note_numbers;
      drop table analytics_changes;
      drop index deliveries_published;
      drop table reports;
    `)
  }
}
