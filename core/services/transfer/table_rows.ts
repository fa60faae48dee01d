import { tenant } from '#services/tenancy/tenant_tx'
import type { Table } from './catalog.ts'
import { ROWS_PER_FILE } from './format.ts'
import type { Row } from './nouns.ts'

/*
 * The statements whose tables and columns are not written out. Tables come from NOUNS, columns from the catalog of
 * Postgres, and both are letters and underscores or nothing is sent; values are parameters everywhere.
 */
const NAME = /^[a-z][a-z0-9_]{0,62}$/
const TYPE = /^[a-z][a-z ]*(\(\d+\))?$/

function quoted(name: string) {
  if (!NAME.test(name)) throw new Error(`${name} is no name of ours`)
  return `"${name}"`
}

function typeOf({ columns }: Table, name: string) {
  const type = columns.find((column) => column.name === name)?.type
  if (!type || !TYPE.test(type)) throw new Error(`${name} cannot be an order`)
  return type
}

export interface Line {
  line: string
  /** Values of the columns that it is ordered by, where the next page begins. */
  place: string[]
}

/** Rows as Postgres writes them: instants keep their microseconds, and numbers all their digits. */
export async function linesAfter(table: Table, without: readonly string[], by: readonly string[], after: string[] | null): Promise<Line[]> {
  const { client, workspaceId } = tenant()
  const order = by.map((name) => `t.${quoted(name)}`).join(', ')
  const texts = by.map((name) => `t.${quoted(name)}::text`).join(', ')
  const behind = after ? `and (${order}) > (${by.map((name) => `?::${typeOf(table, name)}`).join(', ')})` : ''
  const { rows } = await client.rawQuery(
    `select (to_jsonb(t) - ?::text[])::text as line, jsonb_build_array(${texts}) as place from ${quoted(table.name)} t where t.workspace_id = ? ${behind} order by ${order} limit ${ROWS_PER_FILE}`,
    [without, workspaceId, ...(after ?? [])] as any[]
  )
  return rows
}

/** Places, in the list, of those that are not here. */
export async function absentRows({ name, key }: Table, rows: Row[]): Promise<number[]> {
  const { client, workspaceId } = tenant()
  const same = key.map((column) => `t.${quoted(column)} = (r.own).${quoted(column)}`).join(' and ')
  const found = await client.rawQuery(
    `select r.place::int as place from (select jsonb_populate_record(null::${quoted(name)}, e.value) as own, e.ordinality - 1 as place from jsonb_array_elements(?::jsonb) with ordinality e) r
     where not exists (select from ${quoted(name)} t where t.workspace_id = ? and ${same}) order by 1`,
    [JSON.stringify(rows), workspaceId]
  )
  return found.rows.map(({ place }: { place: number }) => place)
}

export async function countRows({ name }: Table): Promise<number> {
  const { client, workspaceId } = tenant()
  const { rows } = await client.rawQuery(`select count(*)::int as count from ${quoted(name)} where workspace_id = ?`, [workspaceId])
  return rows[0].count
}

export async function removeRows(name: string) {
  const { client, workspaceId } = tenant()
  await client.rawQuery(`delete from ${quoted(name)} where workspace_id = ?`, [workspaceId])
}

/** What is here already, or stands in the way of a rule of the table, is left out. Answers how many were added. */
export async function addRows({ name }: Table, rows: Row[]): Promise<number> {
  const { client, workspaceId } = tenant()
  const columns = Object.keys(rows[0]!).map(quoted).join(', ')
  const { rowCount } = await client.rawQuery(`insert into ${quoted(name)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${quoted(name)}, ?::jsonb) where workspace_id = ? on conflict do nothing`, [JSON.stringify(rows), workspaceId])
  return rowCount as number
}
