import { BaseSchema } from '@adonisjs/lucid/schema'
import { tenantWall } from '../tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`

function wallFor(table: string, others: string) {
  const mine = `workspace_id = ${OPEN} and (${EVERY_BRAND} or ${others})`
  return `
    ${tenantWall(table)}
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
  `
}

/** Seen by whoever sees the channel: the sub-select stands behind that row's own wall. */
const ofChannel = (table: string) => wallFor(table, `exists (select from social_connections c where c.workspace_id = ${table}.workspace_id and c.id = ${table}.connection_id)`)

const PROGRESS_WALL = wallFor('onboarding_progress', 'false')
const IMPORTS_WALL = ofChannel('account_imports')
const POSTS_WALL = ofChannel('imported_posts')

/** The way from an empty workspace to one that is somebody's, and what connected accounts bring along. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- One for each workspace that was registered by a person. A workspace without one has nothing to set up: those
      -- that were there before, those made for invited people, and the demo.
      create table onboarding_progress (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null unique references workspaces on delete cascade,
        -- Whose journey it is; reminders go to them.
        user_id uuid references users on delete set null,
        -- By name of the step: what was typed last, how the step ended, and when. Not jsonb: what was typed is kept as
        -- it is, also where jsonb refuses a character.
        steps json not null default '{}',
        current text not null default 'profile_type',
        -- What did not fit any more when the profile type was changed.
        left_behind text[] not null default '{}',
        -- Raised with every change.
        revision integer not null default 0,
        -- How many went out. Raised before the mail goes: a mail may get lost, none comes twice.
        reminders smallint not null default 0,
        -- Temporal has yet to hear of it: that it began, or that it is over.
        is_untold boolean not null default true,
        completed_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index onboarding_progress_untold on onboarding_progress (created_at) where is_untold;
      create index onboarding_progress_open on onboarding_progress (created_at) where completed_at is null and reminders < 2;
      ${PROGRESS_WALL}

      -- What a connected account brings along is read once.
      create table account_imports (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
        tries smallint not null default 0,
        not_before timestamptz not null default now(),
        fault_code text,
        -- The account's own picture, copied into the library.
        picture_id uuid,
        posts integer not null default 0,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        unique (workspace_id, connection_id),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade,
        foreign key (workspace_id, picture_id) references media (workspace_id, id) on delete set null (picture_id)
      );
      create index account_imports_waiting on account_imports (not_before) where state = 'waiting';
      ${IMPORTS_WALL}

      -- Posts that stood at the platform before it was connected here.
      create table imported_posts (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        remote_id text not null,
        text text not null default '',
        permalink text,
        published_at timestamptz,
        -- Its picture, copied into the library.
        media_id uuid,
        -- As the platform counted them at the import: name and whole number.
        metrics jsonb not null default '[]',
        created_at timestamptz not null default now(),
        unique (workspace_id, connection_id, remote_id),
        foreign key (workspace_id, connection_id) references social_connections (workspace_id, id) on delete cascade,
        foreign key (workspace_id, media_id) references media (workspace_id, id) on delete set null (media_id)
      );
      create index on imported_posts (workspace_id, created_at desc, id desc);
      ${POSTS_WALL}

      -- The functions below look across tenants and return ids only. They run as the owner.

      -- Journeys that Temporal has to hear of, and workspaces with an account whose import nobody has planned.
      create function untold_onboardings(most integer) returns table (workspace_id uuid, revision integer)
        language sql stable security definer set search_path = public, pg_temp as $$
          select p.workspace_id, p.revision from onboarding_progress p
          where p.is_untold
            or p.workspace_id in (
              select c.workspace_id from social_connections c
              where c.state = 'active' and not exists (select from account_imports i where i.workspace_id = c.workspace_id and i.connection_id = c.id))
          order by p.created_at, p.id limit most
        $$;

      -- Those that something is still to be done for: what runs at Temporal, or should.
      create function unfinished_onboardings(after_workspace uuid, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select p.workspace_id from onboarding_progress p
          where p.workspace_id > after_workspace
            and ((p.completed_at is null and p.reminders < 2)
              or exists (select from account_imports i where i.workspace_id = p.workspace_id and i.state = 'waiting'))
          order by p.workspace_id limit most
        $$;

      -- Temporal has taken these; what changed since stands in a later revision, and is told again.
      create function tell_onboardings(told uuid[], revisions integer[]) returns void
        language sql security definer set search_path = public, pg_temp as $$
          update onboarding_progress p set is_untold = false
          from unnest(told, revisions) as t (id, revision) where p.workspace_id = t.id and p.revision = t.revision
        $$;
      create policy onboarding_progress_owner_tells on onboarding_progress for update to current_user using (true);
    `)
  }

  async down() {
    this.schema.raw(`
      drop function tell_onboardings, unfinished_onboardings, untold_onboardings;
      drop table imported_posts, account_imports, onboarding_progress;
    `)
  }
}
