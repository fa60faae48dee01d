/**
 * Row level security of one tenant table, as SQL. Used by migrations; what it prints is part of a landed
 * migration, so a change of the wall is a new function and a new migration.
 *
 * - The application role sees and writes rows of the workspace that its transaction has set, and no others.
 * - The owner (migrations, and the reviewed lookup functions that run as it) may read all of them.
 *   FORCE makes the owner subject to policies at all, so nothing is open by accident.
 */
export function tenantWall(table: string, column = 'workspace_id') {
  const mine = `${column} = nullif(current_setting('app.workspace', true), '')::uuid`
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
    create policy ${table}_owner_reads on ${table} for select to current_user using (true);
  `
}
