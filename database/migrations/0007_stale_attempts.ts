import { BaseSchema } from '@adonisjs/lucid/schema'

/** Maintenance looks across tenants for consent flows that nobody will finish: their sealed tokens are to be forgotten. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create function workspaces_with_stale_attempts(most integer) returns table (workspace_id uuid)
        language sql stable security definer set search_path = public as $$
          select distinct a.workspace_id from connect_attempts a
          where a.expires_at < now() and (a.status in ('begun', 'choosing') or a.expires_at < now() - interval '1 day')
          limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`drop function workspaces_with_stale_attempts`)
  }
}
