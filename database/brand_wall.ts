/**
 * Puts the wall between brands into the wall of a tenant table, as SQL. `open_tenant` sets what it compares with:
 * - `app.every_brand`: the person holds something in the whole workspace, or no person is behind the work;
 * - `app.brands`: brands in which they hold something;
 * - `app.resources`: single rows they were given a right on; `resources` names the columns that may hold such an id.
 *
 * It lets through what a person holds *anything* in; which permission it is, is the engine's to judge. Like
 * `tenantWall`, what it prints is part of landed migrations: a change is a new function and a new migration.
 * The settings stand in sub-selects, so that they are read once for each statement and not once for each row.
 */
export function brandWall(table: string, column = 'brand_id', resources: string[] = []) {
  const workspace = `workspace_id = (select nullif(current_setting('app.workspace', true), '')::uuid)`
  const list = (name: string) => `(select coalesce(nullif(current_setting('app.${name}', true), ''), '{}'))::uuid[]`
  const open = [
    `(select current_setting('app.every_brand', true) = 'on')`,
    `${column} = any (${list('brands')})`,
    ...resources.map((resource) => `${resource} = any (${list('resources')})`),
  ]
  const mine = `${workspace} and (${open.join(' or ')})`
  return `
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
  `
}

/** The wall as `tenantWall` had made it. */
export function withoutBrandWall(table: string) {
  const mine = `workspace_id = nullif(current_setting('app.workspace', true), '')::uuid`
  return `
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
  `
}
