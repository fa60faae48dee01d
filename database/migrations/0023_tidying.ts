import { BaseSchema } from '@adonisjs/lucid/schema'

/** Where there is something to tidy up, for work that looks across workspaces and then enters each. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index media_removed on media (deleted_at) where deleted_at is not null;

      create function workspaces_with_removed_media(before timestamptz, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct m.workspace_id from media m
            where m.deleted_at < before
              and not exists (select 1 from post_media p where p.workspace_id = m.workspace_id and p.media_id = m.id)
            limit most
        $$;

      create function workspaces_with_old_invitations(before timestamptz, most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select distinct i.workspace_id from invitations i where least(i.expires_at, i.accepted_at, i.revoked_at) < before limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function workspaces_with_removed_media(timestamptz, integer);
      drop function workspaces_with_old_invitations(timestamptz, integer);
      drop index media_removed;
    `)
  }
}
