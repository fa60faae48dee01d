import { BaseSchema } from '@adonisjs/lucid/schema'

/** Appending to the audit chain as a function: its statements are planned once for each connection, not for each entry. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      /*
       * Locks the head of the chain, hashes the entry together with the hash before it, writes it, and moves the head.
       * Runs with the rights of whoever calls: the walls of the tables hold in here as everywhere. The instant is read
       * after the lock, so entries stand in the order of their instants.
       */
      create function append_audit(
        wanted uuid, actor uuid, impersonator uuid, what text, about_type text, about text, brand uuid,
        was jsonb, became jsonb, address text, request text, verdict text, because text, canonical text
      ) returns void language plpgsql as $$
      declare
        place bigint;
        last text;
        moment timestamptz;
        link text;
      begin
        select h.seq + 1, h.hash into place, last from audit_heads h where h.workspace_id = wanted for update;
        if not found then
          insert into audit_heads (workspace_id) values (wanted) on conflict do nothing;
          select h.seq + 1, h.hash into strict place, last from audit_heads h where h.workspace_id = wanted for update;
        end if;
        moment := clock_timestamp();
        link := encode(sha256(convert_to(
          last || chr(10) || place || chr(10) || to_char(moment at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || chr(10) || canonical, 'UTF8')), 'hex');
        insert into audit_logs (id, workspace_id, seq, at, actor_id, impersonator_id, action, subject_type, subject_id, brand_id, before, after, ip, request_id, decision, rule, previous_hash, hash)
          values (gen_random_uuid(), wanted, place, moment, actor, impersonator, what, about_type, about, brand, was, became, address, request, verdict, because, last, link);
        update audit_heads h set seq = place, hash = link where h.workspace_id = wanted;
      end $$;
    `)
  }

  async down() {
    this.schema.raw(`drop function append_audit`)
  }
}
