/*
 * What does following a short link cost, clicks counted, against a handler written by hand that reads the target and
 * answers 302, and against one that answers 302 without reading? A hundred thousand links of one workspace, a thousand of
 * them followed in turn, by browsers. Each server in turns, so that the rest of the machine meets all alike; ratios are
 * medians over the rounds. At the end every click has to be there.
 *
 *   npm run bench links
 */
import { bench } from './environment.ts'
import assert from 'node:assert/strict'
import { Ground, median, round, script } from './ground.ts'
import { CONCURRENCY, drive, type Measured, type Target } from './load.ts'
import { asAdmin, seedGround } from './seed.ts'

const DATABASE = 'bench_links'
const LINKS = 100_000
const FOLLOWED = 1_000
/** Odd, for the median. */
const ROUNDS = 5
const SECONDS = 2
/** All servers compile their hot code within this. */
const WARM_UP_SECONDS = 3
/** Longer than clicks are held back before they are written. */
const WRITTEN_AFTER_MS = 5_000
const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'referer': 'https://news.example/' }

const ground = new Ground()

async function measure() {
  await ground.start()
  await ground.create(DATABASE)
  const admin = ground.admin(DATABASE)
  const { workspaceId, brandId } = await seedGround(admin)
  const codes = await asAdmin(admin, async (client) => {
    await client.query(
      `insert into short_links (workspace_id, brand_id, code, url, target)
       select $1, $2, translate(lpad(n::text, 10, 'z'), '0', 'y'), 'https://shop.example/' || n, 'https://shop.example/' || n || '?utm_source=bench' from generate_series(1, ${LINKS}) n`,
      [workspaceId, brandId]
    )
    await client.query('analyze short_links')
    const { rows } = await client.query(`select code from short_links order by md5(code) limit ${FOLLOWED}`)
    return rows.map(({ code }: { code: string }) => code)
  })

  const app = await ground.web(ground.urls(DATABASE))
  const bare = await ground.serve([script('bare_redirects.ts')], { ...ground.urls(DATABASE), NODE_ENV: 'production' })
  const through = (server: typeof app, kind: string): Target => ({ server, paths: codes.map((code) => `/${kind}/${code}`), headers: BROWSER, status: 302 })
  const sides = { app: through(app, 'l'), bare: through(bare, 'l'), fixed: through(bare, 'fixed') }
  const locationOf = async ({ server, paths }: Target) => (await fetch(server.url + paths[0], { redirect: 'manual', headers: BROWSER })).headers.get('location')
  assert.equal(await locationOf(sides.app), await locationOf(sides.bare))

  for (const side of Object.values(sides)) await drive(side, WARM_UP_SECONDS)
  const rounds: Record<keyof typeof sides, Measured>[] = []
  for (let turn = 0; turn < ROUNDS; turn++) rounds.push({ app: await drive(sides.app, SECONDS), bare: await drive(sides.bare, SECONDS), fixed: await drive(sides.fixed, SECONDS) })

  await new Promise((resolve) => setTimeout(resolve, WRITTEN_AFTER_MS))
  const counted = await asAdmin(admin, async (client) => Number((await client.query('select sum(clicks) as clicks from link_clicks')).rows[0].clicks))
  const sent = rounds.reduce((sum, { app: { count } }) => sum + count, 0)
  assert.ok(counted > sent, `${counted} clicks of at least ${sent} were written`)

  const of = (side: keyof typeof sides, figure: 'perSecond' | 'processorMs') => round(median(rounds.map((one) => one[side][figure])))
  return {
    ...{ links: LINKS, followed: FOLLOWED, concurrency: CONCURRENCY, rounds: ROUNDS, clicksWritten: counted },
    ...{ perSecond: of('app', 'perSecond'), barePerSecond: of('bare', 'perSecond'), fixedPerSecond: of('fixed', 'perSecond') },
    ...{ processorMs: of('app', 'processorMs'), bareProcessorMs: of('bare', 'processorMs') },
    ratio: round(median(rounds.map((one) => one.bare.perSecond / one.app.perSecond))),
    fixedRatio: round(median(rounds.map((one) => one.fixed.perSecond / one.app.perSecond))),
  }
}

await bench(measure, () => ground.stop())
