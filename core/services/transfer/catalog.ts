import { tenant } from '#services/tenancy/tenant_tx'

export interface Column {
  name: string
  type: string
  isRequired: boolean
  /** Made by Postgres from other columns. */
  isGenerated: boolean
  /** The table that it points into, if it does. */
  pointsAt: string | null
}

export interface Table {
  name: string
  columns: Column[]
  key: string[]
}

/** As the database says it is now: what was added since an archive was made, or is yet unknown here, is left alone. */
export async function tableOf(name: string): Promise<Table> {
  const { client } = tenant()
  const { rows: columns } = await client.rawQuery(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required, a.attgenerated <> '' or a.attidentity = 'a' as generated,
       (select f.confrelid::regclass::text from pg_constraint f
         where f.conrelid = a.attrelid and f.contype = 'f' and a.attnum = f.conkey[cardinality(f.conkey)] and f.confrelid <> 'workspaces'::regclass limit 1) as points_at
     from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [name]
  )
  const { rows: keys } = await client.rawQuery(
    `select a.attname as name from pg_constraint p, unnest(p.conkey) with ordinality k (num, place) join pg_attribute a on a.attnum = k.num
     where p.conrelid = ?::regclass and a.attrelid = p.conrelid and p.contype = 'p' order by k.place`,
    [name]
  )
  return {
    name,
    columns: columns.map((column: any) => ({ name: column.name, type: column.type, isRequired: column.required, isGenerated: column.generated, pointsAt: column.points_at })),
    key: keys.map((key: any) => key.name),
  }
}
