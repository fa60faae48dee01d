import { BaseSchema } from '@adonisjs/lucid/schema'

/*
 * What `open_tenant` has set, in sub-selects, so that it is read once for each statement and not once for each row.
 * EVERY_BRAND: the person holds something in the whole workspace, or no person is behind the work. BRANDS: where else.
 */
const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`
const ME = `(select nullif(current_setting('app.user', true), '')::uuid)`
const BRANDS = `(select coalesce(nullif(current_setting('app.brands', true), ''), '{}'))::uuid[]`

/** The place of a role, a right or an offer is a brand of the person, a row in one, or a row they hold something on. */
const MY_PLACE = `((scope_type = 'brand' and scope_id = any (${BRANDS})) or (scope_type not in ('workspace', 'brand') and holds_row(scope_type, scope_id)))`
const OF_MY_BRAND = `brand_id = any (${BRANDS})`
const MINE = `user_id = ${ME}`
const DONE_BY_ME = `actor_id = ${ME}`
const ABOUT_ME = `${ME} in (impersonator_id, subject_id)`
const INVITED_BY_ME = `invited_by = ${ME}`
const MY_INVITATION = `(${INVITED_BY_ME} or offers_only_mine(id))`

/** Sub-selects in a policy see what the person sees: the rows they ask for stand behind this wall themselves. */
const OF_VISIBLE_INVITATION = `exists (select from invitations i where i.workspace_id = invitation_roles.workspace_id and i.id = invitation_roles.invitation_id)`
const HAS_SOMETHING_VISIBLE = `(exists (select from role_assignments a where a.workspace_id = memberships.workspace_id and a.user_id = memberships.user_id)
  or exists (select from permission_grants g where g.workspace_id = memberships.workspace_id and g.user_id = memberships.user_id))`

const EVERYBODY = 'true'
const NOBODY_ELSE = 'false'

/** Who, beside those of the whole workspace, may do what with a row. What is left out, nobody may. */
interface Wall {
  sees: string
  adds: string
  changes?: string
  removes?: string
}

const PEOPLE: Record<string, Wall> = {
  role_assignments: { sees: `(${MINE} or ${MY_PLACE})`, adds: MY_PLACE, changes: MY_PLACE, removes: `(${MINE} or ${MY_PLACE})` },
  // One's own may be given up; a denial is not one's own to lift.
  permission_grants: { sees: `(${MINE} or ${MY_PLACE})`, adds: MY_PLACE, changes: MY_PLACE, removes: `((${MINE} and effect = 'allow') or ${MY_PLACE})` },
  // Anybody may leave.
  memberships: { sees: `(${MINE} or ${HAS_SOMETHING_VISIBLE})`, adds: NOBODY_ELSE, changes: NOBODY_ELSE, removes: MINE },
  invitations: { sees: MY_INVITATION, adds: INVITED_BY_ME, changes: MY_INVITATION, removes: NOBODY_ELSE },
  invitation_roles: { sees: OF_VISIBLE_INVITATION, adds: `(${MY_PLACE} and ${OF_VISIBLE_INVITATION})`, changes: NOBODY_ELSE, removes: NOBODY_ELSE },
  // The two whom it is about may end it.
  impersonations: { sees: ABOUT_ME, adds: NOBODY_ELSE, changes: ABOUT_ME, removes: NOBODY_ELSE },
  // What somebody did is noted in their own name, and read by brand.
  access_logs: { sees: OF_MY_BRAND, adds: DONE_BY_ME, removes: NOBODY_ELSE },
  // Roles are the whole workspace's: known to everybody, who might be offered one or offer it.
  roles: { sees: EVERYBODY, adds: NOBODY_ELSE, changes: NOBODY_ELSE, removes: NOBODY_ELSE },
  role_parents: { sees: EVERYBODY, adds: NOBODY_ELSE, changes: NOBODY_ELSE, removes: NOBODY_ELSE },
}

const within = (condition: string) => `workspace_id = ${OPEN} and (${EVERY_BRAND} or ${condition})`

const BEHIND_THE_WALL = Object.entries(PEOPLE)
  .map(([table, { sees, adds, changes, removes }]) =>
    [
      `drop policy ${table}_wall on ${table};`,
      `create policy ${table}_wall on ${table} for select using (${within(sees)});`,
      `create policy ${table}_adds on ${table} for insert with check (${within(adds)});`,
      changes && `create policy ${table}_changes on ${table} for update using (${within(changes)}) with check (${within(changes)});`,
      removes && `create policy ${table}_removes on ${table} for delete using (${within(removes)});`,
    ]
      .filter(Boolean)
      .join('\n')
  )
  .join('\n')

/** As `tenantWall` had made them. */
const BEFORE_THE_WALL = Object.keys(PEOPLE)
  .map(
    (table) => `
      drop policy ${table}_wall on ${table};
      drop policy ${table}_adds on ${table};
      drop policy if exists ${table}_changes on ${table};
      drop policy if exists ${table}_removes on ${table};
      create policy ${table}_wall on ${table} using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid)
        with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);`
  )
  .join('\n')

const AUDIT_SEES = within(OF_MY_BRAND)
const AUDIT_ADDS = within(DONE_BY_ME)

/**
 * The wall between brands for rows about people and for what belongs to the whole workspace. Whoever holds something in
 * the whole workspace meets the wall of the workspace only. Everybody else sees themselves and what concerns their
 * brands; what is said about the whole workspace is none of theirs to change.
 *
 * Questions that need more by their nature (what may somebody do, is an owner left) are functions that answer just
 * that, about the open workspace.
 */
export default class extends BaseSchema {
  async up() {
    this.schema.raw(`
      -- In PL/pgSQL where they are asked often: it keeps plans, functions in SQL are planned with every statement.

      -- Is this row, of the kind that a scope may be, one the person holds something on, or in one of their brands?
      create function holds_row(kind text, wanted uuid) returns boolean
        language plpgsql stable security definer set search_path = public, pg_temp as $$
          declare
            workspace uuid := nullif(current_setting('app.workspace', true), '');
            brands uuid[] := coalesce(nullif(current_setting('app.brands', true), ''), '{}');
            resources uuid[] := coalesce(nullif(current_setting('app.resources', true), ''), '{}');
          begin
            if wanted = any (resources) then return true; end if;
            return case kind
              when 'social_post' then exists (select from social_posts x where x.workspace_id = workspace and x.id = wanted and x.brand_id = any (brands))
              when 'social_connection' then exists (select from social_connections x where x.workspace_id = workspace and x.id = wanted and x.brand_id = any (brands))
              when 'media' then exists (select from media x where x.workspace_id = workspace and x.id = wanted and x.brand_id = any (brands))
              else false
            end;
          end $$;

      -- Does this invitation offer something, and nothing that is outside the person's places?
      create function offers_only_mine(wanted uuid) returns boolean
        language plpgsql stable security definer set search_path = public, pg_temp as $$
          begin
            return (select coalesce(bool_and(${MY_PLACE}), false) from invitation_roles where workspace_id = ${OPEN} and invitation_id = wanted);
          end $$;

      -- All that these people were given in the open workspace: rights are compiled, and ranks compared, from all of it or not at all.
      create function rules_of(people uuid[])
        returns table (user_id uuid, kind text, id uuid, role_id uuid, role_key text, effect text, permission text, scope_type text,
          scope_id uuid, expires_at timestamptz, granted_by uuid, created_at timestamptz, profile_type text)
        language plpgsql stable security definer set search_path = public, pg_temp as $$
          begin
            return query
              select a.user_id, 'assignment', a.id, a.role_id, a.role_key, 'allow', null, a.scope_type, a.scope_id, a.expires_at, a.granted_by, a.created_at, w.profile_type
                from role_assignments a join workspaces w on w.id = a.workspace_id
                where a.workspace_id = ${OPEN} and a.user_id = any (people)
              union all
              select g.user_id, 'grant', g.id, null, null, g.effect, g.permission, g.scope_type, g.scope_id, g.expires_at, g.granted_by, g.created_at, w.profile_type
                from permission_grants g join workspaces w on w.id = g.workspace_id
                where g.workspace_id = ${OPEN} and g.user_id = any (people);
          end $$;

      -- Is anybody left who holds this role in the whole of the open workspace, for good, and can sign in?
      create function is_held(wanted text) returns boolean
        language sql stable security definer set search_path = public, pg_temp as $$
          select exists (select from role_assignments a join users u on u.id = a.user_id
            where a.workspace_id = ${OPEN} and a.role_key = wanted and a.scope_type = 'workspace'
              and a.expires_at is null and u.disabled_at is null)
        $$;

      -- Who has been in the open workspace longest: the people to ask for a right that one lacks.
      create function oldest_members(most integer) returns setof uuid
        language sql stable security definer set search_path = public, pg_temp as $$
          select m.user_id from memberships m where m.workspace_id = ${OPEN}
          order by m.created_at, m.id limit most
        $$;

      -- The epoch rises with whatever somebody may change, also when the workspace itself is not theirs to change.
      create or replace function raise_authz_epoch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update workspaces set authz_epoch = authz_epoch + 1 where id = coalesce(new.workspace_id, old.workspace_id);
        return null;
      end $$;
      create policy workspaces_owner_raises on workspaces for update to current_user using (true);

      ${BEHIND_THE_WALL}

      drop policy audit_logs_reads on audit_logs;
      drop policy audit_logs_writes on audit_logs;
      create policy audit_logs_reads on audit_logs for select using (${AUDIT_SEES});
      create policy audit_logs_writes on audit_logs for insert with check (${AUDIT_ADDS});

      -- Holding the workspace's row, as changes of rights and final acts do, needs the first half of the policy for
      -- changes, so that half is for everybody.
      drop policy workspaces_wall on workspaces;
      create policy workspaces_wall on workspaces for select using (id = ${OPEN});
      create policy workspaces_adds on workspaces for insert with check (id = ${OPEN} and ${EVERY_BRAND});
      create policy workspaces_changes on workspaces for update using (id = ${OPEN}) with check (id = ${OPEN} and ${EVERY_BRAND});
      create policy workspaces_removes on workspaces for delete using (id = ${OPEN} and ${EVERY_BRAND});
    `)
  }

  async down() {
    this.schema.raw(`
      ${BEFORE_THE_WALL}
      drop policy audit_logs_reads on audit_logs;
      drop policy audit_logs_writes on audit_logs;
      create policy audit_logs_reads on audit_logs for select using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
      create policy audit_logs_writes on audit_logs for insert with check (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);

      drop policy workspaces_wall on workspaces;
      drop policy workspaces_adds on workspaces;
      drop policy workspaces_changes on workspaces;
      drop policy workspaces_removes on workspaces;
      drop policy workspaces_owner_raises on workspaces;
      create policy workspaces_wall on workspaces using (id = nullif(current_setting('app.workspace', true), '')::uuid)
        with check (id = nullif(current_setting('app.workspace', true), '')::uuid);
      create or replace function raise_authz_epoch() returns trigger language plpgsql as $$
      begin
        update workspaces set authz_epoch = authz_epoch + 1 where id = coalesce(new.workspace_id, old.workspace_id);
        return null;
      end $$;

      drop function oldest_members, is_held, rules_of, offers_only_mine, holds_row;
    `)
  }
}
