/*
 * What the lists are compared with: the same answers from Node's own HTTP server and the database driver, written by
 * hand, without framework, models or policies. It does the same for its caller: looks up the token by its hash and
 * notes its use, or reads the session and extends it; finds the person's workspaces; reads in one transaction under
 * row level security, as the same role, with as many connections. Where a hand would write a join, it has a join.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { postsOf, timelineOf, type Client } from './bare_posts.ts'

/** As in config/database.ts. */
const POOL_MAX = 10
/** As in config/session.ts. */
const IDLE_LIFETIME_MS = 72 * 60 * 60 * 1000
const PAGE = 25

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_MAX })
const version = process.env.BARE_VERSION!
const secret = process.env.BARE_SECRET!

interface Person {
  id: string
  fullName: string
  email: string
  isVerified: boolean
  /** The one a token is bound to. */
  workspaceId?: string
}

async function byToken(request: IncomingMessage): Promise<Person | null> {
  const token = /^Bearer cad_([\w-]+)\.([\w-]+)$/.exec(request.headers.authorization ?? '')
  if (!token) return null
  const [id, value] = [token[1], token[2]].map((part) => Buffer.from(part, 'base64url').toString())
  const { rows } = await pool.query(
    `select t.hash, t.abilities, t.expires_at, u.id, u.full_name, u.email, u.email_verified_at
     from auth_access_tokens t join users u on u.id = t.tokenable_id where t.id = $1 and t.type = 'auth_token' and u.disabled_at is null`,
    [id]
  )
  const hash = createHash('sha256').update(value).digest('hex')
  if (!rows.length || !timingSafeEqual(Buffer.from(hash), Buffer.from(rows[0].hash))) return null
  if (rows[0].expires_at && rows[0].expires_at < new Date()) return null
  await pool.query('update auth_access_tokens set last_used_at = now() where id = $1', [id])
  const abilities: string[] = JSON.parse(rows[0].abilities)
  if (!abilities.includes('posts:read')) return null
  return { ...personOf(rows[0]), workspaceId: abilities.find((ability) => ability.startsWith('workspace:'))?.slice('workspace:'.length) }
}

async function bySession(request: IncomingMessage): Promise<Person | null> {
  const [, id, mac] = /sid=([\w-]+)\.(\w+)/.exec(request.headers.cookie ?? '') ?? []
  const wanted = createHmac('sha256', secret).update(id ?? '').digest('hex')
  if (!mac || !timingSafeEqual(Buffer.from(mac), Buffer.from(wanted))) return null
  const { rows } = await pool.query(
    `select s.data, u.id, u.full_name, u.email, u.email_verified_at
     from sessions s join users u on u.id = s.user_id::uuid where s.id = $1 and s.expires_at > now() and u.disabled_at is null`,
    [id]
  )
  if (!rows.length) return null
  JSON.parse(rows[0].data)
  await pool.query('update sessions set expires_at = $2 where id = $1', [id, new Date(Date.now() + IDLE_LIFETIME_MS)])
  return personOf(rows[0])
}

const personOf = (row: any): Person => ({ id: row.id, fullName: row.full_name, email: row.email, isVerified: row.email_verified_at !== null })

async function inWorkspace<T>(person: Person, work: (client: Client, workspaces: any[]) => Promise<T>): Promise<T> {
  const { rows: workspaces } = await pool.query('select workspace_id as id, name, role from workspaces_of_user($1)', [person.id])
  const chosen = workspaces.find(({ id }) => id === person.workspaceId) ?? workspaces[0]
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.workspace', $1, true), set_config('app.user', $2, true)`, [chosen.id, person.id])
    const result = await work(client, workspaces)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function apiList(person: Person, query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? PAGE)
  const cursor = query.get('cursor')
  const [at, id] = cursor ? Buffer.from(cursor, 'base64url').toString().split(':') : []
  return inWorkspace(person, async (client) => {
    const { posts, rows } = await postsOf(client, limit, cursor ? { at, id } : undefined)
    const last = rows.length > limit ? rows[limit - 1] : null
    return { data: posts, nextCursor: last && Buffer.from(`${last.cursor_at}:${last.id}`).toString('base64url') }
  })
}

async function listPage(person: Person) {
  return inWorkspace(person, async (client, workspaces) => {
    const { posts, rows } = await postsOf(client, PAGE)
    const { rows: brands } = await client.query(`select id, name, time_zone as "timeZone" from brands order by name`)
    const props = { posts, nextCursor: rows.length > PAGE ? rows[PAGE - 1].id : null, brands, filters: { state: null, brand: null, cursor: null } }
    return page('posts/index', '/posts', props, person, workspaces)
  })
}

async function postPage(person: Person, id: string) {
  return inWorkspace(person, async (client, workspaces) => {
    const { posts } = await postsOf(client, 1, undefined, id)
    const [post] = posts
    const timeline = await timelineOf(client, post)
    const { rows: brands } = await client.query(`select id, name, time_zone as "timeZone" from brands where id = $1`, [post.brandId])
    return page('posts/show', `/posts/${id}`, { post, brand: brands[0], ...timeline }, person, workspaces)
  })
}

/** What every page gets, as the framework's page objects have it. */
function page(component: string, url: string, props: Record<string, unknown>, { id, fullName, email, isVerified }: Person, workspaces: any[]) {
  return {
    component,
    url,
    version,
    props: {
      ...props,
      errors: {},
      flash: {},
      user: { id, fullName, email, isVerified },
      workspace: workspaces[0],
      workspaces: workspaces.map((workspace) => ({ id: workspace.id, name: workspace.name })),
      sandbox: false,
    },
    deferredProps: {},
    mergeProps: [],
    deepMergeProps: [],
    prependProps: [],
    matchPropsOn: [],
    onceProps: {},
    scrollProps: {},
    rescuedProps: [],
    sharedProps: ['errors', 'flash', 'user', 'workspace', 'workspaces', 'sandbox'],
  }
}

async function answer(request: IncomingMessage): Promise<unknown> {
  const url = new URL(request.url!, 'http://bare')
  if (url.pathname === '/health/live') return { status: 'ok' }
  const person = await (url.pathname.startsWith('/api/') ? byToken(request) : bySession(request))
  if (!person) return null
  if (url.pathname === '/api/v1/posts') return apiList(person, url.searchParams)
  if (url.pathname === '/posts') return listPage(person)
  return postPage(person, url.pathname.slice('/posts/'.length))
}

createServer((request, response) => {
  answer(request).then(
    (body) => {
      const text = JSON.stringify(body)
      response.writeHead(body ? 200 : 401, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store' })
      response.end(text)
    },
    (error) => response.writeHead(500).end(String(error))
  )
}).listen(Number(process.env.PORT), '127.0.0.1')
