/*
 * What does a month of the calendar cost? A table of a million posts, a tenth of them in the workspace that is asked,
 * 5 000 of them in the month. The service is compared with the very statements it sends, sent by a bare client in a
 * transaction of the same kind: what is between the two is ours. Both are asked in turns, so that whatever else the
 * machine does meets both alike; times are of single requests, and the 99th of a hundred is what counts.
 *
 *   npm run bench calendar
 */
import { bench } from './environment.ts'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { boot, Ground, median, round } from './ground.ts'
import { asAdmin, seedGround, type Seeded } from './seed.ts'

const DATABASE = 'bench_calendar'
/** Fewer for a quick look: `POSTS=100000 npm run bench calendar`. */
const POSTS = Number(process.env.POSTS ?? 1_000_000)
const IN_WORKSPACE = POSTS / 10
const OTHERS = 9
/** So that 100 000 posts make 5 000 a month. */
const MONTHS = 20
const REQUESTS = 400
const WARM_UP = 40

const ground = new Ground()

/** Posts spread evenly over the months; every third goes to two formats. Written as the administrator and without triggers. */
async function seed(admin: string, seeded: Seeded) {
  const { brandId, connectionId, formats, userId, workspaceId } = seeded
  await asAdmin(admin, async (client) => {
    await client.query('set session_replication_role = replica')
    const places = [{ workspaceId, brandId, posts: IN_WORKSPACE }]
    for (let other = 0; other < OTHERS; other++) {
      const place = { workspaceId: randomUUID(), brandId: randomUUID(), posts: (POSTS - IN_WORKSPACE) / OTHERS }
      await client.query(`insert into workspaces (id, name, time_zone) values ($1, 'Other', 'UTC')`, [place.workspaceId])
      await client.query(`insert into brands (id, workspace_id, name, time_zone) values ($1, $2, 'Other', 'UTC')`, [place.brandId, place.workspaceId])
      places.push(place)
    }
    for (const place of places) {
      await client.query(
        `insert into social_posts (workspace_id, brand_id, text, publish_at, state, author_id)
         select $1, $2, 'Post number ' || n || repeat(' with some words to say', 8), timestamptz '2026-01-01' + n * ($4 * interval '30 days' / $3), 'scheduled', $5
         from generate_series(0, $3::int - 1) n`,
        [place.workspaceId, place.brandId, place.posts, MONTHS, userId]
      )
      await client.query(
        `insert into deliveries (workspace_id, brand_id, post_id, connection_id, adapter_id, format, publish_at, state)
         select p.workspace_id, p.brand_id, p.id, $2, 'bench', f.format, p.publish_at, 'scheduled' from social_posts p
         cross join lateral (select $3::text as format union all select $4 where abs(hashtext(p.id::text)) % 3 = 0) f where p.workspace_id = $1`,
        [place.workspaceId, connectionId, formats[0], formats[1] ?? `${formats[0]}.other`]
      )
    }
    await client.query(`insert into content_calendar_entries (workspace_id, brand_id, kind, title, starts_on, ends_on) select $1, $2, 'note', 'Note ' || n, date '2026-01-01' + n, date '2026-01-03' + n from generate_series(0, 599) n`, [workspaceId, brandId])
  })
  await asAdmin(admin, (client) => client.query('vacuum analyze'))
}

const nanoseconds = async (work: () => Promise<unknown>) => {
  const begun = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begun)
}
const at = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]
const ms = (value: number) => round(value / 1e6)

async function run() {
  await ground.start()
  await ground.create(DATABASE)
  const seeded = await seedGround(ground.admin(DATABASE))
  await seed(ground.admin(DATABASE), seeded)

  const app = await boot()
  const { default: db } = await import('@adonisjs/lucid/services/db')
  const { CalendarWindow } = await import('#services/calendar/window')
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const window = await app.container.make(CalendarWindow)
  const actor = { workspaceId: seeded.workspaceId, userId: seeded.userId }
  const asked = { from: '2026-09-28', to: '2026-11-02', zone: 'Europe/Prague', perDay: 4 }
  const ours = () => tenantTx(actor, () => window.read(actor, asked))

  // Rights are compiled with the first question and kept.
  await ours()
  const sent: { sql: string; bindings: unknown[] }[] = []
  const note = ({ sql, bindings }: { sql: string; bindings: unknown[] }) => void (/content_calendar_entries|social_posts/.test(sql) && sent.push({ sql, bindings }))
  const knex = db.connection('app').getWriteClient()
  knex.on('query', note)
  const shown = await ours()
  knex.removeListener('query', note)

  const bare = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await bare.connect()
  const statements = sent.map(({ sql, bindings }) => ({ text: numbered(sql), values: bindings }))
  const plain = async () => {
    await bare.query('begin')
    await bare.query('select open_tenant($1, $2)', [actor.workspaceId, actor.userId])
    for (const statement of statements) await bare.query(statement as pg.QueryConfig)
    await bare.query('commit')
  }

  const taken = { ours: [] as number[], bare: [] as number[] }
  for (let turn = -WARM_UP; turn < REQUESTS; turn++) {
    const [mine, theirs] = turn % 2 ? [await nanoseconds(ours), await nanoseconds(plain)] : [await nanoseconds(plain), await nanoseconds(ours)].reverse()
    if (turn < 0) continue
    taken.ours.push(mine)
    taken.bare.push(theirs)
  }
  await bare.end()
  await app.terminate()
  return {
    posts: POSTS,
    inWorkspace: IN_WORKSPACE,
    inWindow: shown.days.reduce((sum, { total }) => sum + total, 0),
    queries: sent.length,
    bytes: Buffer.byteLength(JSON.stringify({ days: shown.days, posts: shown.posts })),
    medianMs: ms(median(taken.ours)),
    bareMedianMs: ms(median(taken.bare)),
    p99Ms: ms(at(taken.ours, 0.99)),
    bareP99Ms: ms(at(taken.bare, 0.99)),
    /** Ours to the bare statements'. */
    p99Ratio: round(at(taken.ours, 0.99) / at(taken.bare, 0.99)),
    medianRatio: round(median(taken.ours) / median(taken.bare)),
  }
}

/** Knex tells statements with question marks, or numbered already. */
function numbered(sql: string) {
  let count = 0
  return sql.includes('$1') ? sql : sql.replace(/\?/g, () => `$${++count}`)
}

await bench(run, () => ground.stop())
