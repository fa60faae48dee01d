import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { RESOURCE_TABLES } from '#services/access/scopes'
import { brandWall } from '../../database/brand_wall.js'

/** Tables about people that name a brand: their wall is wider, or narrower, and tests/functional/isolation/people_wall.spec.ts looks at what it lets through. */
const BEHIND_PEOPLE_WALL = ['access_logs', 'audit_logs', 'creators', 'invitation_roles', 'permission_grants', 'reports', 'role_assignments']

/** Tables whose rows hang below a walled one and are reached through it alone. */
const BELOW: Record<string, string> = {
  account_imports: 'social_connections',
  account_metrics: 'social_connections',
  approval_decisions: 'social_posts',
  approval_requests: 'social_posts',
  connection_grants: 'social_connections',
  delivery_attempts: 'deliveries',
  delivery_events: 'deliveries',
  delivery_links: 'deliveries',
  delivery_renditions: 'deliveries',
  imported_posts: 'social_connections',
  link_clicks: 'short_links',
  media_renditions: 'media',
  metric_schedules: 'social_connections',
  post_comments: 'social_posts',
  post_media: 'social_posts',
  post_metrics: 'deliveries',
  published_media: 'deliveries',
  webhook_calls: 'webhook_endpoints',
  series_occurrences: 'post_series',
  post_presences: 'social_posts',
  post_revisions: 'social_posts',
  review_link_events: 'review_links',
  review_link_posts: 'review_links',
}

interface Policy {
  name: string
  command: string
  using: string
  check: string
}

const rowsOf = async <T>(sql: string, bindings: unknown[] = []): Promise<T[]> => (await db.connection('owner').rawQuery(sql, bindings as string[])).rows

const policies = (table: string) =>
  rowsOf<Policy>(`select policyname as name, cmd as command, qual as "using", with_check as "check" from pg_policies where schemaname = 'public' and tablename = ? and policyname = ?`, [table, `${table}_wall`])

/** What Postgres makes of the wall that the code writes, with the same columns in a table of another name. */
async function expected(table: string): Promise<Policy> {
  const { brand, rows } = RESOURCE_TABLES[table]
  const copy = `wall_${randomUUID().slice(0, 8)}`
  const client = await db.connection('owner').transaction()
  try {
    await client.rawQuery(`create table ${copy} (like ${table}); create policy ${copy}_wall on ${copy} using (true); ${brandWall(copy, brand, rows)}`)
    const { rows: found } = await client.rawQuery(`select policyname as name, cmd as command, qual as "using", with_check as "check" from pg_policies where tablename = ?`, [copy])
    return { ...found[0], name: `${table}_wall` }
  } finally {
    await client.rollback()
  }
}

test.group('Architecture / walls', () => {
  for (const table of Object.keys(RESOURCE_TABLES)) {
    test(`R6-006 the wall of ${table} in Postgres is the one that the catalogue of scopes says`, async ({ assert }) => {
      assert.deepEqual(await policies(table), [await expected(table)])
    })
  }

  test('R6-006 every table with a brand is behind the brand’s wall, or the one for rows about people', async ({ assert }) => {
    const tables = await rowsOf<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'brand_id' order by 1`)

    const walled = Object.keys(RESOURCE_TABLES).filter((table) => table !== 'brands')
    assert.sameMembers(tables.map(({ name }) => name), [...walled, ...BEHIND_PEOPLE_WALL])
  })

  test('R6-006 what points at a walled row without a brand of its own is known', async ({ assert }) => {
    const below = await rowsOf<{ name: string; parent: string }>(
      `select distinct c.conrelid::regclass::text as name, c.confrelid::regclass::text as parent from pg_constraint c
       where c.contype = 'f' and c.confrelid::regclass::text = any(?)
         and not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'brand_id' and not a.attisdropped)`,
      [Object.keys(RESOURCE_TABLES)]
    )
    const known = new Map(Object.entries(BELOW))

    assert.deepEqual([...new Set(below.map(({ name }) => name))].filter((name) => !known.has(name) && name !== 'outbox'), [])
  })

  test('no other policy opens a walled table to the application', async ({ assert }) => {
    const others = await rowsOf<{ table: string; name: string }>(
      `select tablename as "table", policyname as name from pg_policies where schemaname = 'public' and tablename = any(?) and policyname <> tablename || '_wall'
         and roles <> array[current_user]::name[]`,
      [Object.keys(RESOURCE_TABLES)]
    )

    assert.deepEqual(others, [])
  })
})
