import db from '@adonisjs/lucid/services/db'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ask, alike, isElsewhere, recognisable, routes, templateOf, told, type Heard, type Route } from './asking.ts'
import { nothing, type Caller, type Furniture, type Ground, type Ids } from './ground.ts'

export interface Result {
  requests: number
  leaks: string[]
}

interface Place {
  name: string
  ids: Ids
}

/** People at once: the server is this process, so more would only queue. */
const AT_ONCE = 6

/** Everybody asks every route with ids of every place. Foreign ones are to be answered exactly as ids of nothing. */
export async function run(ground: Ground, callers: Caller[]): Promise<Result> {
  const result: Result = { requests: 0, leaks: [] }
  // A route without requests fails the first test of the suite.
  const all = routes().filter((route) => !isElsewhere(route) && templateOf(route))
  const before = await traces(ground)
  const queue = [...callers]
  const work = async () => {
    for (let caller = queue.shift(); caller; caller = queue.shift()) for (const route of all) await askAll(ground, caller, route, result)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const after = await traces(ground)
  for (const [table, rows] of Object.entries(before)) if (after[table] !== rows) result.leaks.push(`${ground.profileType}: rows of ${table} were changed from elsewhere`)
  return result
}

async function askAll(ground: Ground, caller: Caller, route: Route, result: Result) {
  const template = templateOf(route)!
  const own = ground.own.ids
  const foreign = hidden(ground, caller)
  const hear = async (ids: Ids) => {
    const heard: Heard[] = []
    for (const asked of template(ids, own)) heard.push(await ask(caller, route, asked))
    result.requests += heard.length
    return heard
  }
  const report = (place: string, what: string, heard: Heard) => void result.leaks.push(`${caller.title}: ${route.method} ${route.pattern} with ${place} ids: ${what}\n  sent ${heard.sent.slice(0, 300)}\n  heard ${heard.status} ${heard.text.slice(0, 400)}`)

  const unknown = await hear(nothing())
  for (const place of places(ground, caller)) {
    const heard = await hear(place.ids)
    heard.forEach((answer, index) => {
      const expected = unknown[index]!
      if (answer.status !== expected.status) report(place.name, `${answer.status} where ids of nothing get ${expected.status}`, answer)
      else if (route.pattern.startsWith('/api/') && !isLog(route) && alike(answer.text) !== alike(expected.text)) report(place.name, `other words than for ids of nothing: ${expected.text.slice(0, 300)}`, answer)
      inspect(place.name, answer)
    })
  }
  for (const answer of unknown) inspect('no', answer)
  // Reading what is one's own shows nothing else's either. Changing it would take the ground away from the others.
  if (route.method === 'GET') for (const answer of await hear(own)) inspect('own', answer)

  function inspect(place: string, answer: Heard) {
    if (answer.status >= 500) report(place, 'failed', answer)
    for (const word of foreign.words) if (answer.text.includes(word) && !answer.sent.includes(word)) report(place, `tells "${word}"`, answer)
    for (const id of told(answer, foreign.ids)) report(place, `tells the id ${id}`, answer)
  }
}

/** Lists that grow with every question, whatever ids are in it. */
const isLog = ({ name }: Route) => name === 'api.brands.index' || name.includes('_logs.') || name.startsWith('api.audit') || name.startsWith('api.access_')

/** A role is the whole workspace's, and so is the workspace. */
const ofBrand = (ids: Ids): Ids => ({ ...ids, role: nothing().role, workspace: nothing().workspace })

function places(ground: Ground, caller: Caller): Place[] {
  return [{ name: 'another workspace’s', ids: ground.other.ids }, { name: 'deleted', ids: ground.gone }, ...(caller.isWalledIn ? [{ name: 'a sibling brand’s', ids: ofBrand(ground.sibling.ids) }] : [])]
}

/** What must not be in any answer to the person. */
function hidden(ground: Ground, caller: Caller) {
  const whole = ({ ids, words }: Furniture) => ({ ids: recognisable(ids), words: Object.values(words) })
  const other = whole(ground.other)
  if (!caller.isWalledIn) return other
  const { ids, words } = ground.sibling
  const { role, workspace, ...inBrand } = ids
  return { ids: [...other.ids, ...recognisable(inBrand)], words: [...other.words, words.walled, words.people] }
}

const TABLES = ['workspaces', 'brands', 'social_posts', 'deliveries', 'social_connections', 'media', 'connect_attempts', 'roles', 'role_assignments', 'permission_grants', 'memberships', 'invitations', 'invitation_roles', 'impersonations', 'agency_profiles', 'brand_profiles', 'creators', 'creator_profiles', 'media_kit_links', 'review_links', 'post_comments', 'approval_requests', 'approval_decisions', 'post_templates', 'hashtag_groups', 'short_links', 'link_defaults', 'link_clicks']

/** What the foreign rows look like, table by table. */
async function traces({ owner, neighbour, sibling }: Ground): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  const look = (workspaceId: string, name: string, from: string, values: Record<string, string> = {}) =>
    tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const { rows } = await client.rawQuery(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as trace from (${from}) t`, values)
      found[name] = rows[0].trace
    })
  for (const table of TABLES) {
    const column = table === 'workspaces' ? 'id' : 'workspace_id'
    await look(neighbour.workspaceId, table, `select * from ${table} where ${column} = :workspace`, { workspace: neighbour.workspaceId })
  }
  for (const table of ['social_posts', 'deliveries', 'social_connections', 'media', 'connect_attempts', 'brand_profiles', 'creators']) await look(owner.workspaceId, `${table} of the sibling`, `select * from ${table} where brand_id = :brand`, { brand: sibling.ids.brand })
  return found
}

/** Names the sessions to which the opening applies, so that a policy left by a killed run opens nothing to anybody else. */
const OPENED = `current_setting('app.wall_down', true) = 'yes'`

/** The wall in Postgres is down for the connections of this process until the returned function has put it up again. */
export async function withoutWall() {
  const owner = db.connection('owner')
  const { rows } = await owner.rawQuery(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`)
  const names: string[] = rows.map(({ name }: { name: string }) => name)
  // One at a time: each takes its table for itself for a moment, and all at once could wait for each other with other work.
  const takeDown = async () => {
    for (const name of names) await owner.rawQuery('drop policy if exists matrix_opening on ??', [name])
  }
  const pool = db.connection('app').getWriteClient().client
  const acquire = pool.acquireConnection
  const opened = new Set<{ query(sql: string): Promise<unknown> }>()
  pool.acquireConnection = async function () {
    const connection = await acquire.call(pool)
    if (!opened.has(connection)) await connection.query(`set app.wall_down = 'yes'`)
    opened.add(connection)
    return connection
  }
  const putUp = async () => {
    pool.acquireConnection = acquire
    await takeDown()
    await Promise.allSettled([...opened].map((connection) => connection.query('reset app.wall_down')))
  }

  try {
    await takeDown()
    for (const name of names) await owner.rawQuery(`create policy matrix_opening on ?? using (${OPENED}) with check (${OPENED})`, [name])
  } catch (error) {
    await putUp()
    throw error
  }
  return putUp
}
