import { tenantWall } from './tenant_wall.ts'

const OPEN = `(select nullif(current_setting('app.workspace', true), '')::uuid)`
const EVERY_BRAND = `(select current_setting('app.every_brand', true) = 'on')`

/**
 * The wall of a table without a brand of its own: its rows are seen by whoever sees the row they hang below, which stands
 * behind its own wall. Part of landed migrations: a change is a new function.
 */
export function parentWall(table: string, parent: string, column: string) {
  const mine = `workspace_id = ${OPEN} and (${EVERY_BRAND} or exists (select from ${parent} p where p.workspace_id = ${table}.workspace_id and p.id = ${table}.${column}))`
  return `
    ${tenantWall(table)}
    drop policy ${table}_wall on ${table};
    create policy ${table}_wall on ${table} using (${mine}) with check (${mine});
  `
}
