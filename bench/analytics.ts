/*
 * An answer about numbers against the bare statements it is made of: thirty days of many channels and posts, compared
 * with the thirty before. Both read the same rows of the same database through one connection; the product's part is
 * rights, arithmetic and naming. `cached` is what whoever asks again gets while nothing has changed.
 *
 *   npm run bench analytics
 */
import { bench } from './environment.ts'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { boot, Ground, percentile, round } from './ground.ts'

const CHANNELS = 50
const POSTS = 2_000
const DAYS = 30
const ROUNDS = 30
/** Until code is compiled and rows are in memory, for both alike. */
const WARM_UPS = 3
const CHANNEL_METRICS = ['views', 'reach', 'engagements', 'likes', 'followers']
const POST_METRICS = ['views', 'reach', 'likes', 'comments', 'shares']

const ground = new Ground()
const figures = (times: number[]) => ({ p50Ms: round(percentile(times, 0.5)), p99Ms: round(percentile(times, 0.99)) })

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < WARM_UPS; warm++) await work()
  const times: number[] = []
  for (let done = 0; done < ROUNDS; done++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

/** Two months of numbers; written as the administrator, as quickly as Postgres can. */
async function seed(client: pg.Client, { workspaceId, brandId, userId }: { workspaceId: string; brandId: string; userId: string }) {
  await client.query(
    `insert into social_connections (id, workspace_id, brand_id, adapter_id, remote_id, handle, kind, account, state, scopes)
     select gen_random_uuid(), $1, $2, 'instagram', 'remote-' || n, 'studio.' || n, 'business', '{}', 'active', '{}' from generate_series(1, $3::int) n`,
    [workspaceId, brandId, CHANNELS]
  )
  await client.query(
    `insert into account_metrics (workspace_id, connection_id, name, day, from_at, to_at, value, as_of)
     select c.workspace_id, c.id, m.name, d.day::date, d.day, d.day + interval '1 day', (random() * 10000)::bigint, d.day + interval '1 day'
     from social_connections c cross join unnest($2::text[]) m(name) cross join generate_series(current_date - $3::int, current_date, interval '1 day') d(day) where c.workspace_id = $1`,
    [workspaceId, CHANNEL_METRICS, DAYS * 2]
  )
  await client.query(
    `with made as (
       insert into social_posts (id, workspace_id, brand_id, text, author_id) select gen_random_uuid(), $1, $2, 'Post ' || n, $3 from generate_series(1, $4::int) n returning id)
     insert into deliveries (workspace_id, brand_id, post_id, connection_id, adapter_id, format, state, remote_id, published_at)
     select $1, $2, m.id, (select c.id from social_connections c where c.workspace_id = $1 order by md5(c.id::text || m.id::text) limit 1), 'instagram', 'instagram.feed', 'live', m.id::text, now() - random() * interval '${DAYS * 2} days' from made m`,
    [workspaceId, brandId, userId, POSTS]
  )
  await client.query(
    `insert into post_metrics (workspace_id, delivery_id, name, day, from_at, to_at, value, as_of)
     select d.workspace_id, d.id, m.name, (d.published_at + n * interval '1 day')::date, d.published_at, d.published_at + n * interval '1 day', n * (random() * 100)::bigint, d.published_at + n * interval '1 day'
     from deliveries d cross join unnest($2::text[]) m(name) cross join generate_series(1, 10) n where d.workspace_id = $1`,
    [workspaceId, POST_METRICS]
  )
  await client.query('analyze')
}

/** The same rows, by somebody who writes SQL by hand for this one question. */
const BARE = {
  channels: `select connection_id, name, json_agg(json_build_array(day - (current_date - ${DAYS - 1}), value) order by day) from account_metrics
    where workspace_id = $1 and value is not null and day > current_date - ${DAYS * 2} group by 1, 2`,
  posts: `select d.id, d.connection_id, d.format, d.published_at, n.numbers from deliveries d
    join social_posts p on p.workspace_id = d.workspace_id and p.id = d.post_id and p.deleted_at is null
    left join lateral (select json_object_agg(t.name, t.value) as numbers from (
      select distinct on (name) name, value from post_metrics where workspace_id = d.workspace_id and delivery_id = d.id and value is not null order by name, day desc) t) n on true
    where d.workspace_id = $1 and d.state = 'live' and d.published_at > current_date - ${DAYS * 2} order by d.published_at desc`,
}

async function measure() {
  await ground.start()
  const database = 'bench_analytics'
  await ground.create(database)
  const app = await boot()
  const { Workspaces } = await import('#services/tenancy/workspaces')
  const { default: User } = await import('#models/user')
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const { default: Brand } = await import('#models/brand')
  const { Insights } = await import('#services/analytics/insights')
  const { askedWindow } = await import('#services/analytics/day_window')
  const user = await User.create({ fullName: 'Ada', email: `${randomUUID()}@example.test`, password: randomUUID(), timeZone: 'UTC', locale: 'en' })
  const { workspace } = await new Workspaces().create(user.id, { name: 'Bench', timeZone: 'UTC' })
  const actor = { workspaceId: workspace.id, userId: user.id }
  const brand = await tenantTx(actor, () => Brand.query().firstOrFail())
  const admin = new pg.Client({ connectionString: ground.admin(database) })
  await admin.connect()
  await seed(admin, { workspaceId: workspace.id, brandId: brand.id, userId: user.id })

  const insights = await app.container.make(Insights)
  const window = askedWindow({ days: DAYS }, 'UTC')
  let asked = 0
  // A filter that changes nothing makes each question a new one.
  const fresh = await timed(() => tenantTx(actor, () => insights.ask(actor, { window, campaignId: null, nth: ++asked } as any)))
  const cached = await timed(() => tenantTx(actor, () => insights.ask(actor, { window })))
  const bare = await timed(async () => {
    await admin.query(BARE.channels, [workspace.id])
    await admin.query(BARE.posts, [workspace.id])
  })
  await admin.end()
  const [product, sql] = [figures(fresh), figures(bare)]
  return { channels: CHANNELS, posts: POSTS, days: DAYS, rounds: ROUNDS, product, bare: sql, cached: figures(cached), ratioP50: round(product.p50Ms / sql.p50Ms), ratioP99: round(product.p99Ms / sql.p99Ms) }
}

await bench(measure, () => ground.stop())
