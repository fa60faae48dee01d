import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Reach } from './rights.ts'
import { RESOURCE_TABLES } from './scopes.ts'

/** The same rules as a WHERE. Row level security walls the workspace off by itself; this narrows within it. */
export function narrow<Q extends ModelQueryBuilderContract<any, any>>(query: Q, workspaceId: string, reach: Reach): Q {
  const table: string = query.model.table
  const columns = RESOURCE_TABLES[table]
  if (!columns) throw new Error(`The table "${table}" is not in RESOURCE_TABLES (core/services/access/scopes.ts), so lists of it cannot be narrowed`)

  void query.where(`${table}.workspace_id`, workspaceId)
  const brand = `${table}.${columns.brand}`
  const rows = columns.rows.map((column) => `${table}.${column}`)
  if (!reach.everywhere) {
    const given: [string, string[]][] = [[brand, reach.brands], ...rows.map((row): [string, string[]] => [row, reach.rows])]
    const known = given.filter(([, ids]) => ids.length)
    if (!known.length) void query.whereRaw('false')
    else void query.whereRaw(`(${known.map(([column]) => `${column} = any(?::uuid[])`).join(' or ')})`, known.map(([, ids]) => ids))
  }
  for (const [column, ids] of [[brand, reach.exceptBrands], ...rows.map((row) => [row, reach.exceptRows])] as [string, string[]][]) {
    if (ids.length) void query.whereRaw(`(${column} = any(?::uuid[])) is not true`, [ids])
  }
  return query
}
