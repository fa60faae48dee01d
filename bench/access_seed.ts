import { randomUUID } from 'node:crypto'
import type pg from 'pg'

const POSTS = 1_000_000
const WORKSPACES = 200
const BRANDS = 10

export interface Places {
  posts: number
  workspaces: number
  /** The workspace that is asked about. */
  workspaceId: string
  brands: string[]
  owner: string
  /** May edit in two brands, with a right and a denial on single rows. */
  member: string
  deniedPost: string
}

/** Posts spread evenly over workspaces and their brands. Written as the administrator and without triggers: what counts is what is there. */
export async function seedPlaces(client: pg.Client): Promise<Places> {
  const [owner, member] = [randomUUID(), randomUUID()]
  await client.query(`set session_replication_role = 'replica'`)
  await client.query(`insert into users (id, full_name, email) values ($1, 'Owner', 'owner@example.test'), ($2, 'Member', 'member@example.test')`, [owner, member])
  await client.query(`insert into workspaces (id, name, time_zone, profile_type) select gen_random_uuid(), 'Workspace ' || n, 'UTC', 'agency' from generate_series(1, ${WORKSPACES}) n`)
  await client.query(`insert into brands (id, workspace_id, name, time_zone) select gen_random_uuid(), w.id, 'Brand ' || n, 'UTC' from workspaces w, generate_series(1, ${BRANDS}) n`)
  await client.query(
    `insert into social_posts (id, workspace_id, brand_id, author_id, state, text, time_zone, created_at)
     select gen_random_uuid(), b.workspace_id, b.id, $1, 'draft', 'Post ' || n, 'UTC', now() - (n * ${WORKSPACES * BRANDS} + b.nth) * interval '1 second'
     from generate_series(1, ${POSTS / WORKSPACES / BRANDS}) n, (select *, row_number() over () as nth from brands) b`,
    [owner]
  )
  const { rows: found } = await client.query('select id from workspaces order by name limit 1')
  const workspaceId: string = found[0].id
  const brands: string[] = (await client.query('select id from brands where workspace_id = $1 order by name', [workspaceId])).rows.map(({ id }) => id)
  const deniedPost: string = (await client.query('select id from social_posts where brand_id = $1 order by created_at desc limit 1', [brands[0]])).rows[0].id
  for (const person of [owner, member]) await client.query('insert into memberships (id, workspace_id, user_id) values (gen_random_uuid(), $1, $2)', [workspaceId, person])
  const assign = 'insert into role_assignments (workspace_id, user_id, role_key, scope_type, scope_id) values ($1, $2, $3, $4, $5)'
  await client.query(assign, [workspaceId, owner, 'owner', 'workspace', workspaceId])
  for (const brand of brands.slice(0, 2)) await client.query(assign, [workspaceId, member, 'editor', 'brand', brand])
  const grant = 'insert into permission_grants (workspace_id, user_id, effect, permission, scope_type, scope_id) values ($1, $2, $3, $4, $5, $6)'
  await client.query(grant, [workspaceId, member, 'deny', 'posts.publish', 'brand', brands[1]])
  await client.query(grant, [workspaceId, member, 'deny', 'posts.view', 'social_post', deniedPost])
  // The log without the chain, for comparison: the same columns and indexes.
  await client.query('create table plain_logs (like audit_logs including all)')
  await client.query('grant select, insert on plain_logs to public')
  await client.query('vacuum analyze social_posts')
  return { posts: POSTS, workspaces: WORKSPACES, workspaceId, brands, owner, member, deniedPost }
}
