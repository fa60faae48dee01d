import { BaseSchema } from '@adonisjs/lucid/schema'
import { brandWall } from '../brand_wall.ts'
import { parentWall } from '../parent_wall.ts'
import { tenantWall } from '../tenant_wall.ts'

const POST_STATES = ['draft', 'in_review', 'scheduled', 'publishing', 'live', 'partially_published', 'failed', 'unconfirmed', 'held', 'cancelled']
const EARLIER_STATES = POST_STATES.filter((state) => state !== 'in_review')
const oneOf = (states: string[]) => states.map((state) => `'${state}'`).join(', ')

/** The state of a post, with or without one for what waits for approval. */
const deriveState = (review: boolean) => `
  create or replace function derive_post_state() returns trigger language plpgsql as $$
  declare
    wanted_workspace uuid := coalesce(new.workspace_id, old.workspace_id);
    wanted_post uuid := coalesce(new.post_id, old.post_id);
    counts record;
    derived text;
  begin
    perform 1 from social_posts where workspace_id = wanted_workspace and id = wanted_post for no key update;
    select
      count(*) filter (where state not in ('cancelled')) as active,
      count(*) filter (where state = 'live') as live,
      count(*) filter (where state in ('preparing', 'committing', 'confirming')) as running,
      count(*) filter (where state in ('scheduled', 'approved')) as waiting,
      count(*) filter (where state = 'in_review') as review,
      count(*) filter (where state = 'failed') as failed,
      count(*) filter (where state = 'unconfirmed') as unconfirmed,
      count(*) filter (where state = 'held') as held,
      count(*) as total
    into counts from deliveries where workspace_id = wanted_workspace and post_id = wanted_post;

    derived := case
      when counts.total = 0 then 'draft'
      when counts.active = 0 then 'cancelled'
      when counts.running > 0 then 'publishing'
      when counts.live = counts.active then 'live'
      when counts.waiting > 0 then 'scheduled'
      ${review ? `when counts.review > 0 then 'in_review'` : ''}
      when counts.unconfirmed > 0 then 'unconfirmed'
      when counts.live > 0 then 'partially_published'
      when counts.held > 0 then 'held'
      when counts.failed > 0 then 'failed'
      else 'draft' end;
    update social_posts set state = derived, updated_at = now()
      where workspace_id = wanted_workspace and id = wanted_post and state <> derived;

    perform pg_notify('delivery_changed', json_build_object(
      'workspace', wanted_workspace, 'post', wanted_post, 'delivery', coalesce(new.id, old.id),
      'state', coalesce(new.state, 'deleted'))::text);
    return null;
  end $$;
`

const states = (allowed: string[]) => `
  alter table social_posts drop constraint social_posts_state_check;
  alter table social_posts add constraint social_posts_state_check check (state in (${oneOf(allowed)}));
`

/** What a brand wants approved before it goes out: who asked, who said what about which content, and the links clients say it by. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      ${states(POST_STATES)}
      ${deriveState(true)}

      -- Who last changed what would be published: nobody approves their own.
      alter table social_posts add column content_by uuid references users on delete set null;

      create table review_links (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        brand_id uuid not null,
        -- SHA-256 of the token in the address, which is shown once.
        token_hash text not null unique,
        label text,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        revoked_by uuid references users on delete set null,
        opens integer not null default 0,
        last_opened_at timestamptz,
        created_by uuid references users on delete set null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (expires_at <= created_at + interval '31 days'),
        unique (workspace_id, id),
        foreign key (workspace_id, brand_id) references brands (workspace_id, id) on delete cascade
      );
      create index on review_links (workspace_id, brand_id, created_at desc);
      ${tenantWall('review_links')}
      ${brandWall('review_links')}

      create table review_link_posts (
        workspace_id uuid not null,
        link_id uuid not null,
        post_id uuid not null,
        primary key (workspace_id, link_id, post_id),
        foreign key (workspace_id, link_id) references review_links (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade
      );
      create index on review_link_posts (workspace_id, post_id);
      ${parentWall('review_link_posts', 'review_links', 'link_id')}

      -- What was done by a link, for whoever sent it out.
      create table review_link_events (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        link_id uuid not null,
        post_id uuid,
        kind text not null check (kind in ('opened', 'approved', 'changes_requested', 'commented')),
        -- As they gave it themselves.
        reviewer_name text,
        at timestamptz not null default now(),
        foreign key (workspace_id, link_id) references review_links (workspace_id, id) on delete cascade
      );
      create index on review_link_events (workspace_id, link_id, id desc);
      ${parentWall('review_link_events', 'review_links', 'link_id')}

      create table approval_requests (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        post_id uuid not null,
        -- Of exactly what would be published, the time left out.
        content_hash text not null,
        -- The same in words, for telling what changed since.
        content jsonb not null,
        -- Whose word it takes, in this order; the brand's policy as it was.
        stages text[] not null check (stages <@ array['internal', 'client'] and cardinality(stages) > 0),
        state text not null default 'open' check (state in ('open', 'approved', 'changes_requested', 'voided', 'withdrawn')),
        requested_by uuid references users on delete set null,
        -- The earliest time that something of it is planned for; null is "as soon as approved".
        due_at timestamptz,
        -- Begins anew with each stage.
        waiting_since timestamptz not null default now(),
        reminded_at timestamptz,
        escalated_at timestamptz,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade
      );
      create unique index approval_requests_open on approval_requests (workspace_id, post_id) where state = 'open';
      create index on approval_requests (workspace_id, post_id, created_at desc);
      -- What the reminders read: small, whatever the size of the table.
      create index approval_requests_waiting on approval_requests (waiting_since) where state = 'open';
      ${parentWall('approval_requests', 'social_posts', 'post_id')}

      create table approval_decisions (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        post_id uuid not null,
        request_id uuid not null,
        stage text not null check (stage in ('internal', 'client')),
        verdict text not null check (verdict in ('approved', 'changes_requested')),
        note text,
        content_hash text not null,
        -- A member, or somebody with a link.
        decided_by uuid references users on delete set null,
        review_link_id uuid,
        reviewer_name text,
        decided_at timestamptz not null default clock_timestamp(),
        check (review_link_id is null or (decided_by is null and stage = 'client')),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade,
        foreign key (workspace_id, request_id) references approval_requests (workspace_id, id) on delete cascade,
        foreign key (workspace_id, review_link_id) references review_links (workspace_id, id)
      );
      create index on approval_decisions (workspace_id, post_id, id desc);
      ${parentWall('approval_decisions', 'social_posts', 'post_id')}

      create table post_comments (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        post_id uuid not null,
        -- One level: an answer has none below it.
        parent_id uuid,
        body text not null,
        -- What of the post it is about, such as "text" or "media.0".
        place text,
        author_id uuid references users on delete set null,
        review_link_id uuid,
        reviewer_name text,
        -- Members talk among themselves, or with the client too.
        is_internal boolean not null default true,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        unique (workspace_id, id),
        unique (workspace_id, post_id, id),
        foreign key (workspace_id, post_id) references social_posts (workspace_id, id) on delete cascade,
        foreign key (workspace_id, post_id, parent_id) references post_comments (workspace_id, post_id, id) on delete cascade,
        foreign key (workspace_id, review_link_id) references review_links (workspace_id, id)
      );
      create index on post_comments (workspace_id, post_id, created_at, id);
      ${parentWall('post_comments', 'social_posts', 'post_id')}

      -- Whose word a brand of the open workspace wants. Also for people who see a single post and not the brand: that
      -- they do not see the policy must not read as "there is none".
      create function approval_policy_of(wanted uuid) returns text
        language sql stable security definer set search_path = public, pg_temp as $$
          select coalesce((select p.sections -> 'guidelines' ->> 'approval' from brand_profiles p
            where p.workspace_id = (select nullif(current_setting('app.workspace', true), '')::uuid) and p.brand_id = wanted), 'none')
        $$;

      -- Looks across tenants: the address carries only the token. What is over is found as well, so that the page can say whom to ask.
      create function review_link_of_token(wanted text) returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select l.id, l.workspace_id from review_links l where l.token_hash = wanted
        $$;

      -- Requests that wait for longer than this, or that are due so soon that somebody has to hear of it; and those whose
      -- brand wants another word by now.
      create function approvals_to_chase(waiting_before timestamptz, quiet_before timestamptz, remind_due timestamptz, escalate_due timestamptz, most integer)
        returns table (id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select r.id, r.workspace_id from approval_requests r
            join social_posts s on s.workspace_id = r.workspace_id and s.id = r.post_id
            left join brand_profiles p on p.workspace_id = s.workspace_id and p.brand_id = s.brand_id
          where r.state = 'open' and (
            (r.reminded_at is null and (r.waiting_since <= waiting_before or (r.due_at <= remind_due and r.waiting_since <= quiet_before)))
            or (r.escalated_at is null and r.due_at <= escalate_due)
            or r.stages <> case p.sections -> 'guidelines' ->> 'approval'
              when 'internal' then array['internal'] when 'internal_and_client' then array['internal', 'client'] else array[]::text[] end)
          order by r.waiting_since, r.id limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function approvals_to_chase, review_link_of_token, approval_policy_of;
      drop table post_comments, approval_decisions, approval_requests, review_link_events, review_link_posts, review_links;
      alter table social_posts drop column content_by;
      update social_posts set state = 'draft' where state = 'in_review';
      ${states(EARLIER_STATES)}
      ${deriveState(false)}
    `)
  }
}
