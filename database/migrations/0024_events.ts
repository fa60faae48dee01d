import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

/** What happened, in order. Notices, mails and calls to other systems are made of it. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create table domain_events (
        id bigint generated always as identity primary key,
        -- What other systems know it by; the number is ours.
        event_id uuid not null default gen_random_uuid() unique,
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid,
        kind text not null,
        subject_type text not null,
        subject_id uuid not null,
        actor_id uuid references users on delete set null,
        data jsonb not null default '{}' check (pg_column_size(data) <= 4096),
        at timestamptz not null default clock_timestamp(),
        -- When notices and calls were made of it; null: still to do.
        handled_at timestamptz,
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index domain_events_of on domain_events (workspace_id, id);
      create index domain_events_open on domain_events (id) where handled_at is null;
      ${tenantWall('domain_events')}
      ${brandWall('domain_events', 'brand_id', ['subject_id'])}

      -- The worker that makes notices sleeps until something is there.
      create function notify_domain_events() returns trigger language plpgsql as $$
      begin
        perform pg_notify('domain_events', '');
        return null;
      end $$;
      create trigger domain_events_notify after insert on domain_events for each statement execute function notify_domain_events();
    `)
  }

  async down() {
    this.schema.raw(`
      drop table domain_events;
      drop function notify_domain_events;
    `)
  }
}
