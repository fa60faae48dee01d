import { BaseSchema } from '@adonisjs/lucid/schema'

/** What the publishing tables do when several deliveries of a post change at once. */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- The post is locked before its deliveries are counted: of two that end at once, each would otherwise count the
      -- other as still under way, and the post would stay "publishing" for ever.
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
          count(*) filter (where state in ('draft', 'in_review')) as drafts,
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

      -- Waits for nobody, and leaves out what was moved away meanwhile: that is due anew.
      create or replace function mark_dispatched(handed uuid[]) returns void
        language sql security definer set search_path = public, pg_temp as $$
          update deliveries set dispatched_generation = generation where id in (
            select id from deliveries where id = any(handed) and publish_at <= now() + interval '10 minutes' for update skip locked)
        $$;

      -- A delivery that was deleted has no workflow to wake.
      delete from outbox o where not exists (select from deliveries d where d.id = o.delivery_id);
      alter table outbox add foreign key (workspace_id, delivery_id) references deliveries (workspace_id, id) on delete cascade;

      -- Where the temporary schema is not named it comes first, and with it whatever a session put there.
      do $$
      declare lookup regprocedure;
      begin
        for lookup in select oid from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and proowner = current_user::regrole loop
          execute format('alter function %s set search_path = public, pg_temp', lookup);
        end loop;
      end $$;
    `)
  }

  /** The functions stay as they are: the earlier migrations drop them, and nothing depends on the difference. */
  async down() {
    this.schema.raw(`alter table outbox drop constraint outbox_workspace_id_delivery_id_fkey`)
  }
}
