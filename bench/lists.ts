/*
 * What do lists cost, compared with a server written by hand, and does their cost grow with the number of posts?
 * Databases of three sizes, each with a web process and a bare server (bare_server.ts) of its own. Both give the same
 * answers, which is checked first; then they are asked in turns, a few seconds each, so that whatever else the machine
 * does meets both alike. Ratios are medians over the rounds.
 *
 *   npm run bench lists
 */
import { bench } from './environment.ts'
import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { Ground, median, round, script } from './ground.ts'
import { CONCURRENCY, drive, type Measured, type Target } from './load.ts'
import { asAdmin, seedGround, seedPosts, type Seeded } from './seed.ts'
import { signIn } from './visitor.ts'

const SIZES = [1_000, 10_000, 100_000]
/** Odd, for the median. */
const ROUNDS = 5
/** Some hundreds of requests each. */
const SECONDS = 2
/** Both servers compile their hot code within this. */
const WARM_UP_SECONDS = 3
/** Posts whose pages are asked for, spread over the whole list. */
const PAGES = 200

const BASE = 'bench_base'
const ground = new Ground()
const databaseOf = (size: number) => `bench_${size}`

interface Place {
  size: number
  scenarios: Record<string, { app: Target; bare: Target }>
}

/** One size: its database, both servers, and what is asked of them. */
async function place(size: number, seeded: Seeded): Promise<Place> {
  const database = databaseOf(size)
  await asAdmin(ground.admin('postgres'), (client) => client.query(`create database ${database} template ${BASE} owner caidence_owner`))
  await seedPosts(ground.admin(database), size, seeded)

  const app = await ground.web(ground.urls(database))
  const visitor = await signIn(app.url, seeded)
  const secret = randomBytes(32).toString('hex')
  const bare = await ground.serve([script('bare_server.ts')], { ...ground.urls(database), NODE_ENV: 'production', BARE_SECRET: secret, BARE_NAMES: seeded.names, BARE_VERSION: visitor['x-inertia-version'] })

  const facts = await asAdmin(ground.admin(database), async (client) => {
    const middle = await client.query(`select (extract(epoch from created_at) * 1000000)::bigint::text || ':' || id as cursor from social_posts order by created_at desc, id desc limit 1 offset $1`, [size / 2])
    const pages = await client.query(`select id from (select id, row_number() over (order by created_at) as n from social_posts) p where n % $1 = 0 limit $2`, [size / PAGES, PAGES])
    const session = await client.query('select id from sessions where user_id is not null')
    return { cursor: Buffer.from(middle.rows[0].cursor).toString('base64url'), paths: pages.rows.map(({ id }) => `/posts/${id}`), session: session.rows[0].id as string }
  })
  const bearer = { authorization: `Bearer ${seeded.token}` }
  const cookie = { cookie: `sid=${facts.session}.${createHmac('sha256', secret).update(facts.session).digest('hex')}` }
  const both = (paths: string[], own: Record<string, string>, others: Record<string, string>) => ({ app: { server: app, paths, headers: own }, bare: { server: bare, paths, headers: others } })
  return {
    size,
    scenarios: {
      'API list, first page': both(['/api/v1/posts?limit=25'], bearer, bearer),
      'API list, in the middle': both([`/api/v1/posts?limit=25&cursor=${facts.cursor}`], bearer, bearer),
      'list page': both(['/posts'], visitor, cookie),
      'post page': both(facts.paths, visitor, cookie),
    },
  }
}

/** A comparison of different answers would compare nothing. */
async function mustAgree({ app, bare }: { app: Target; bare: Target }) {
  const read = async ({ server, paths, headers }: Target, path = paths[0]) => (await fetch(server.url + path, { headers })).json()
  assert.deepEqual(await read(bare), await read(app))
}

type Round = Record<'app' | 'bare', Measured>

async function measure(places: Place[]) {
  const rounds = new Map<string, Round[]>()
  for (const scenario of Object.keys(places[0].scenarios)) {
    for (const { scenarios } of places) {
      await mustAgree(scenarios[scenario])
      for (const target of Object.values(scenarios[scenario])) await drive(target, WARM_UP_SECONDS)
    }
    for (let turn = 0; turn < ROUNDS; turn++) {
      for (const { size, scenarios } of places) {
        const { app, bare } = scenarios[scenario]
        const result = { app: await drive(app, SECONDS), bare: await drive(bare, SECONDS) }
        rounds.set(`${scenario} ${size}`, [...(rounds.get(`${scenario} ${size}`) ?? []), result])
      }
    }
  }
  return rounds
}

function lines(places: Place[], rounds: Map<string, Round[]>) {
  return Object.keys(places[0].scenarios).flatMap((scenario) =>
    SIZES.map((size) => {
      const [mine, smallest] = [rounds.get(`${scenario} ${size}`)!, rounds.get(`${scenario} ${SIZES[0]}`)!]
      const of = (pick: (result: Round, index: number) => number) => round(median(mine.map(pick)))
      return {
        what: scenario,
        posts: size,
        perSecond: of(({ app }) => app.perSecond),
        barePerSecond: of(({ bare }) => bare.perSecond),
        /** Requests per second, ours to the bare server's. */
        ratio: of(({ app, bare }) => app.perSecond / bare.perSecond),
        processorMs: of(({ app }) => app.processorMs),
        bareProcessorMs: of(({ bare }) => bare.processorMs),
        /** Time of a request, to the same at the smallest size in the same round. */
        growth: of(({ app }, index) => smallest[index].app.perSecond / app.perSecond),
        bareGrowth: of(({ bare }, index) => smallest[index].bare.perSecond / bare.perSecond),
      }
    })
  )
}

async function run() {
  await ground.start()
  await ground.create(BASE)
  const seeded = await seedGround(ground.admin(BASE))
  const places: Place[] = []
  for (const size of SIZES) places.push(await place(size, seeded))
  return { concurrency: CONCURRENCY, rounds: ROUNDS, secondsEach: SECONDS, lines: lines(places, await measure(places)) }
}

await bench(run, () => ground.stop())
