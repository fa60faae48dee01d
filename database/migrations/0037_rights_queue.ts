import { BaseSchema } from '@adonisjs/lucid/schema'

/**
 * A change of rights has to wait for those who hold them (`holdRights`), and newcomers joined them meanwhile: Postgres
 * lets whoever wants to share a row pass whoever wants to change it. In a busy workspace the change waited until it was
 * given up. A queue in front of the row, an advisory lock, is fair: who comes after a change waits for it.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      create function rights_queue(workspace uuid) returns bigint language sql immutable as $$
        select hashtextextended('rights:' || workspace, 0)
      $$;

      create or replace function raise_authz_epoch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare workspace uuid := coalesce(new.workspace_id, old.workspace_id);
      begin
        perform pg_advisory_xact_lock(rights_queue(workspace));
        update workspaces set authz_epoch = authz_epoch + 1 where id = workspace;
        return null;
      end $$;
    `)
  }

  async down() {
    this.schema.raw(`
      create or replace function raise_authz_epoch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update workspaces set authz_epoch = authz_epoch + 1 where id = coalesce(new.workspace_id, old.workspace_id);
        return null;
      end $$;
      drop function rights_queue;
    `)
  }
}
