import { BaseSchema } from '@adonisjs/lucid/schema'

/** Maintenance looks across tenants for grants to renew or to re-encrypt. Ids only; the work itself runs inside the workspace. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create index connection_grants_due on connection_grants ((least(expires_at, refresh_expires_at)));

      create function grants_due(ends_before timestamptz, obtained_before timestamptz, most integer)
        returns table (connection_id uuid, workspace_id uuid, version integer)
        language sql stable security definer set search_path = public as $$
          select g.connection_id, g.workspace_id, g.version
          from connection_grants g join social_connections c on c.id = g.connection_id
          where c.state = 'active'
            and least(g.expires_at, g.refresh_expires_at) < ends_before
            and g.obtained_at < obtained_before
            and (g.lease_until is null or g.lease_until < now())
          order by least(g.expires_at, g.refresh_expires_at), g.id limit most
        $$;

      create function grants_after(after_id uuid, most integer)
        returns table (grant_id uuid, workspace_id uuid)
        language sql stable security definer set search_path = public as $$
          select g.id, g.workspace_id from connection_grants g where g.id > after_id order by g.id limit most
        $$;
    `)
  }

  async down() {
    this.schema.raw(`
      drop function grants_after, grants_due;
      drop index connection_grants_due;
    `)
  }
}
