import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import pg from 'pg'
import { boot } from './ground.ts'

/** Files in the library; posts take one, two or none of them. */
const MEDIA = 40
/** Rows per delivery, as an ordinary publication leaves them. */
const EVENTS = 4
const ATTEMPTS = 3

export interface Seeded {
  workspaceId: string
  brandId: string
  userId: string
  connectionId: string
  token: string
  email: string
  password: string
  /** Two formats of the account's platform. */
  formats: string[]
  /** Names of the platform and its formats, as JSON. */
  names: string
}

/** A person with a workspace, a connected account, files and a token: what every size has in common. */
export async function seedGround(admin: string): Promise<Seeded> {
  const app = await boot()
  const { default: User } = await import('#models/user')
  const { Workspaces } = await import('#services/tenancy/workspaces')
  const { workspaceAbility } = await import('#services/accounts/abilities')
  const { PluginHostService } = await import('#services/plugins/plugin_host_service')
  const [email, password] = ['bench@example.test', randomUUID()]
  const user = await User.create({ fullName: 'Bench', email, password, timeZone: 'UTC', locale: 'en', emailVerifiedAt: DateTime.utc() })
  const { workspace, brand } = await new Workspaces().create(user.id, { name: 'Bench', timeZone: 'UTC' })
  const token = await User.accessTokens.create(user, [workspaceAbility(workspace.id), 'posts:read', 'media:read', 'media:write'])
  const [adapter] = (await app.container.make(PluginHostService)).adapters().filter(({ capabilities }) => capabilities.includes('publish'))
  await app.terminate()

  const connectionId = randomUUID()
  await asAdmin(admin, async (client) => {
    await client.query(
      `insert into social_connections (id, workspace_id, brand_id, adapter_id, remote_id, handle, kind, name, account, state, connected_by)
       values ($1, $2, $3, $4, '1', 'bench', 'account', 'Bench', '{}', 'active', $5)`,
      [connectionId, workspace.id, brand.id, adapter.id, user.id]
    )
    await client.query(
      `insert into media (workspace_id, brand_id, name, type, bytes, sha256, storage_key, preview_key, width, height, alt_text, created_at)
       select $1, $2, 'picture-' || n || '.jpg', 'image/jpeg', 200000 + n, md5(n::text), 'bench/' || n, 'bench/' || n || '-preview', 1080, 1350, 'Picture ' || n, now() - n * interval '1 hour'
       from generate_series(1, ${MEDIA}) n`,
      [workspace.id, brand.id]
    )
  })
  const names = JSON.stringify({ platform: adapter.pluginName, formats: Object.fromEntries(adapter.formats.map(({ id, name }) => [id, name])) })
  return { workspaceId: workspace.id, brandId: brand.id, userId: user.id, connectionId, token: token.value!.release(), email, password, formats: adapter.formats.slice(0, 2).map(({ id }) => id), names }
}

/**
 * Posts, one a minute back from now. Every fourth is a draft, every fourth scheduled, the others are live; every
 * third goes out in two formats; two of three have files. Written as the administrator and without triggers, so the
 * state of the posts is set here to what the triggers would have made of it.
 */
export async function seedPosts(admin: string, size: number, seeded: Seeded) {
  const { workspaceId, brandId, userId, connectionId, formats } = seeded
  await asAdmin(admin, async (client) => {
    await client.query(`set session_replication_role = replica`)
    await client.query(
      `insert into social_posts (workspace_id, brand_id, text, publish_at, state, author_id, created_at, updated_at)
       select $1, $2, 'Post number ' || n || repeat(' with some words to say', 8), case when n % 4 > 0 then at end,
         case n % 4 when 0 then 'draft' when 1 then 'scheduled' else 'live' end, $3, at, at
       from (select n, now() - n * interval '1 minute' as at from generate_series(1, ${Number(size)}) n) rows`,
      [workspaceId, brandId, userId]
    )
    const numbered = `(select *, row_number() over (order by created_at desc, id desc) as n from social_posts) p`
    await client.query(
      `insert into deliveries (workspace_id, brand_id, post_id, connection_id, adapter_id, format, publish_at, state, scheduled_by, remote_id, permalink, published_at, settled_at, created_at, updated_at)
       select p.workspace_id, p.brand_id, p.id, c.id, c.adapter_id, f.format, p.publish_at, p.state, case when p.state <> 'draft' then p.author_id end,
         case when p.state = 'live' then 'remote-' || n end, case when p.state = 'live' then 'https://example.test/p/' || n end,
         case when p.state = 'live' then p.publish_at end, case when p.state = 'live' then p.publish_at end, p.created_at, p.created_at
       from ${numbered} join social_connections c on c.id = $1
       cross join lateral (select $2::text as format union all select $3 where n % 3 = 0) f`,
      [connectionId, ...formats]
    )
    await client.query(
      `insert into post_media (workspace_id, post_id, media_id, position, alt_text)
       select p.workspace_id, p.id, m.id, place, case when n % 5 = 0 then 'A text of its own' end
       from ${numbered} cross join generate_series(0, 1) place
       join (select id, row_number() over (order by created_at) as number from media) m on m.number = (p.n + place) % ${MEDIA} + 1
       where place < p.n % 3`
    )
    await client.query(
      `insert into delivery_events (workspace_id, delivery_id, kind, from_state, to_state, actor_id, at)
       select workspace_id, id, 'state', 'scheduled', state, scheduled_by, created_at + n * interval '1 second'
       from deliveries cross join generate_series(1, ${EVENTS}) n where state <> 'draft' order by created_at, n`
    )
    await client.query(
      `insert into delivery_attempts (workspace_id, delivery_id, generation, attempt, step, effect, state, begun_at, ended_at)
       select workspace_id, id, 1, n, 'step-' || n, case n when 1 then 'repeatable' when 2 then 'once' else 'none' end, 'accepted', created_at, created_at
       from deliveries cross join generate_series(1, ${ATTEMPTS}) n where state = 'live' order by created_at, n`
    )
    await client.query('vacuum analyze')
  })
}

export async function asAdmin<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
