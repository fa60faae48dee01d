import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { parentWall } from '../parent_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

/** What people and other systems are told of the events: notices, mails made of them, and calls to addresses outside. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- Whoever holds a right on one post, or one channel, may cause events of its deliveries.
      alter table domain_events add column post_id uuid, add column connection_id uuid,
        -- After a failure it is left alone until then, and nobody behind it waits.
        add column not_before timestamptz, add column tries smallint not null default 0;
      ${brandWall('domain_events', 'brand_id', ['subject_id', 'post_id', 'connection_id'])}

      -- One for each person and event. Ids only: its sentence is made when it is read, of what the reader may see then.
      create table notices (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid,
        user_id uuid not null references users on delete cascade,
        event_id uuid not null,
        kind text not null,
        subject_type text not null,
        subject_id uuid not null,
        -- Of what it is about, where it is about them: rights on single rows reach it through these.
        post_id uuid,
        connection_id uuid,
        actor_id uuid references users on delete set null,
        data jsonb not null default '{}',
        -- How it reaches the person besides being here.
        mail text check (mail in ('now', 'daily', 'weekly')),
        -- Not before; when a worker has claimed it, until when it is that one's.
        mail_at timestamptz,
        mail_tries smallint not null default 0,
        mailed_at timestamptz,
        read_at timestamptz,
        created_at timestamptz not null default now(),
        unique (workspace_id, user_id, event_id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index notices_of on notices (workspace_id, user_id, created_at desc, id desc);
      create index notices_unread on notices (workspace_id, user_id) where read_at is null;
      create index notices_mail on notices (mail_at, id) where mail = 'now' and mailed_at is null;
      create index notices_digest on notices (user_id) where mail in ('daily', 'weekly') and mailed_at is null;
      create index notices_old on notices (created_at);
      ${tenantWall('notices')}
      ${brandWall('notices', 'brand_id', ['post_id', 'connection_id'])}

      -- Browsers show a number; it changes when these do.
      create function notify_notices() returns trigger language plpgsql as $$
      begin
        perform pg_notify('notices', p.user_id::text) from (select distinct user_id from changed) p;
        return null;
      end $$;
      create trigger notices_added after insert on notices referencing new table as changed for each statement execute function notify_notices();
      create trigger notices_changed after update on notices referencing new table as changed for each statement execute function notify_notices();

      -- Of a person, in all their workspaces: what they want to hear of, and when not.
      create table notice_settings (
        user_id uuid primary key references users on delete cascade,
        -- Kind of event → off, app, now, daily or weekly. What is not there is as usual.
        choices jsonb not null default '{}',
        -- Minutes of the day where they live; no mail at once in between.
        quiet_from smallint check (quiet_from between 0 and 1439),
        quiet_to smallint check (quiet_to between 0 and 1439),
        -- Null: that of their account.
        time_zone text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((quiet_from is null) = (quiet_to is null))
      );

      -- One for each person and day with a mail of several notices: whoever makes the row sends it.
      create table notice_digests (
        user_id uuid not null references users on delete cascade,
        day date not null,
        claimed_until timestamptz not null,
        tries smallint not null default 1,
        sent_at timestamptz,
        primary key (user_id, day)
      );

      create table webhook_endpoints (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        -- Null: events of every brand, and of none.
        brand_id uuid,
        name text not null,
        url text not null,
        -- Empty: all of them.
        kinds text[] not null default '{}',
        secret_cipher text not null,
        -- After a change of secret both sign until then.
        old_secret_cipher text,
        old_secret_until timestamptz,
        is_active boolean not null default true,
        -- Why it was switched off, when nobody did.
        stopped_reason text,
        failures integer not null default 0,
        failing_since timestamptz,
        -- It is left alone until then.
        not_before timestamptz not null default now(),
        delivered_at timestamptz,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on webhook_endpoints (workspace_id, created_at desc, id desc);
      ${tenantWall('webhook_endpoints')}
      ${brandWall('webhook_endpoints', 'brand_id')}

      create table webhook_calls (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        endpoint_id uuid not null,
        event_id uuid not null,
        kind text not null,
        body text not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
        tries smallint not null default 0,
        next_at timestamptz not null default now(),
        claimed_until timestamptz,
        -- Each try: when, how long it took, the status or what went wrong.
        attempts jsonb not null default '[]',
        last_status smallint,
        last_error text,
        -- Tries count from here on: redelivery begins anew.
        begun_at timestamptz not null default now(),
        ended_at timestamptz,
        created_at timestamptz not null default now(),
        unique (workspace_id, endpoint_id, event_id),
        foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id) on delete cascade
      );
      create index webhook_calls_of on webhook_calls (workspace_id, endpoint_id, created_at desc, id desc);
      create index webhook_calls_due on webhook_calls (endpoint_id, next_at) where state = 'waiting';
      create index webhook_calls_old on webhook_calls (created_at);
      ${parentWall('webhook_calls', 'webhook_endpoints', 'endpoint_id')}
      create function notify_webhooks() returns trigger language plpgsql as $$
      begin
        perform pg_notify('webhooks', '');
        return null;
      end $$;
      create trigger webhook_calls_notify after insert on webhook_calls for each statement execute function notify_webhooks();

      -- The functions below look across tenants and return ids only. They run as the owner.

      -- Events that nothing has been made of yet, oldest first. Two that ask get the same; the row's lock decides.
      create function open_domain_events(most integer) returns table (event bigint, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select e.id, e.workspace_id from domain_events e where e.handled_at is null and (e.not_before is null or e.not_before <= now()) order by e.id limit most
        $$;

      -- Notices to send at once, which nobody else gets for a while.
      create function claim_notice_mails(lease_seconds integer, most integer) returns table (notice_id uuid, workspace_id uuid, user_id uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update notices n set mail_at = now() + make_interval(secs => lease_seconds), mail_tries = n.mail_tries + 1
          where n.id in (
            select d.id from notices d where d.mail = 'now' and d.mailed_at is null and d.mail_at <= now()
            order by d.mail_at, d.id limit most for update skip locked)
          returning n.id, n.workspace_id, n.user_id
        $$;
      create policy notices_owner_claims on notices for update to current_user using (true);

      -- People for whom something waits to go out with others, one page after the other.
      create function people_with_digests(after_id uuid, most integer) returns table (user_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct n.user_id from notices n
          where n.mail in ('daily', 'weekly') and n.mailed_at is null and n.user_id > after_id order by n.user_id limit most
        $$;

      -- Calls to make, of endpoints that are not left alone for now; of each no more at the same time than it is given.
      create function claim_webhook_calls(each_most integer, failing_most integer, lease_seconds integer, most integer) returns table (call_id uuid, workspace_id uuid)
        language sql security definer set search_path = public, pg_temp as $$
          update webhook_calls c set claimed_until = now() + make_interval(secs => lease_seconds)
          where c.id in (
            select d.id from webhook_calls d
            where d.id in (
              select w.id from webhook_endpoints e
              cross join lateral (
                select greatest(0, case when e.failures > 0 then failing_most else each_most end
                  - (select count(*) from webhook_calls b where b.endpoint_id = e.id and b.state = 'waiting' and b.claimed_until > now()))::integer as room) r
              cross join lateral (
                select x.id, x.next_at from webhook_calls x
                where x.endpoint_id = e.id and x.state = 'waiting' and x.next_at <= now() and (x.claimed_until is null or x.claimed_until <= now())
                order by x.next_at, x.id limit r.room) w
              where e.is_active and e.not_before <= now()
              order by w.next_at limit most)
            and d.state = 'waiting' and (d.claimed_until is null or d.claimed_until <= now())
            for update skip locked)
          returning c.id, c.workspace_id
        $$;
      create policy webhook_calls_owner_claims on webhook_calls for update to current_user using (true);

      create function webhooks_after(after_id uuid, most integer) returns table (endpoint_id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select e.id, e.workspace_id from webhook_endpoints e where e.id > after_id order by e.id limit most
        $$;

      -- Where something is older than it is kept.
      create function workspaces_with_old_notices(notices_before timestamptz, calls_before timestamptz, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select workspace_id from (
            select n.workspace_id from notices n where n.created_at < notices_before
            union select c.workspace_id from webhook_calls c where c.created_at < calls_before
            union select e.workspace_id from domain_events e where e.at < notices_before and e.handled_at is not null) o
          limit most
        $$;
      create index domain_events_old on domain_events (at) where handled_at is not null;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function workspaces_with_old_notices, webhooks_after, claim_webhook_calls, people_with_digests, claim_notice_mails, open_domain_events;
      drop table webhook_calls, webhook_endpoints, notice_digests, notice_settings, notices;
      drop function notify_webhooks, notify_notices;
      drop index domain_events_old;
      ${brandWall('domain_events', 'brand_id', ['subject_id'])}
      alter table domain_events drop column post_id, drop column connection_id, drop column not_before, drop column tries;
    `)
  }
}
