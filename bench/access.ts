/*
 * What does asking "may I?" cost? Ratios within one run, each against the plainest thing that does the same:
 * - `can()` with compiled rights against CASL on the same rules, and against a Cerbos sidecar where there is one
 *   (`CERBOS_BIN=<path of its program>`); answers are compared first;
 * - what a person's rights cost to compile, in queries;
 * - the filter of a list against the WHERE that one would write by hand, on a million posts of 200 workspaces;
 * - an entry of the audit chain against the insert of the same row without a chain.
 *
 *   npm run bench access
 */
import { bench } from './environment.ts'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { PermissionEngine, Resource } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import type { Tenant } from '#services/tenancy/tenant_tx'
import { cerbos, type Cerbos } from './access_cerbos.ts'
import { seedPlaces, type Places } from './access_seed.ts'
import { caslOf } from './access_casl.ts'
import { boot, Ground, median, round } from './ground.ts'
import { asAdmin } from './seed.ts'

const DATABASE = 'bench_access'
/** Odd, for the median. */
const ROUNDS = 15
const QUESTIONS = 20_000
/** Lists are asked for this often in a round. */
const LISTS = 40
const AUDITS = 150
const SIDECAR_QUESTIONS = 500
const PAGE = 26
const PERMISSIONS: Permission[] = ['posts.view', 'posts.edit', 'posts.publish', 'media.view']

const ground = new Ground()
let sidecar: Cerbos | null = null

/** Nanoseconds that one of `count` takes, each side in turns so that the rest of the machine meets both alike. */
async function inTurns(sides: Record<string, () => Promise<number>>): Promise<Record<string, number>> {
  for (const side of Object.values(sides)) await side()
  const taken: Record<string, number[]> = {}
  for (let turn = 0; turn < ROUNDS; turn++) for (const [name, side] of Object.entries(sides)) (taken[name] ??= []).push(await side())
  return Object.fromEntries(Object.entries(taken).map(([name, values]) => [name, median(values)]))
}

async function timed(count: number, work: () => unknown): Promise<number> {
  const begun = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begun) / count
}

async function measure() {
  await ground.start()
  await ground.create(DATABASE)
  const app = await boot()
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const { PermissionEngine: Engine } = await import('#services/access/permission_engine')
  const { readRules } = await import('#services/access/rights_reader')
  const engine = await app.container.make(Engine)
  const places = await asAdmin(ground.admin(DATABASE), seedPlaces)
  const actor = { workspaceId: places.workspaceId, userId: places.member }
  const rules = await tenantTx(actor, () => readRules(actor.userId))
  const rows: Resource[] = places.brands.flatMap((brandId) => [1, 2, 3, 4].map(() => ({ workspaceId: actor.workspaceId, brandId, id: randomUUID() })))
  rows[0].id = places.deniedPost

  const questions = await tenantTx(actor, () => decisions(engine, actor, rows, caslOf(rules, actor.workspaceId)))
  const compile = await tenantTx(actor, async ({ client }) => {
    let queries = 0
    const raw = client.rawQuery.bind(client)
    client.rawQuery = (...given: Parameters<typeof raw>) => {
      queries++
      return raw(...given)
    }
    await readRules(actor.userId)
    return { rules: rules.length, queries }
  })
  const lists = [await list('brands of a person', places, places.member, engine), await list('the whole workspace', places, places.owner, engine)]
  const entries = await auditing(places)
  const asked = await sidecarFor(rows, questions.canNs)
  await app.terminate()
  return { questions, compile, posts: places.posts, workspaces: places.workspaces, lists, audit: entries, cerbos: asked, rounds: ROUNDS }
}

/** The same questions of both: as the application asks (with the transaction's rights looked up), and the bare predicate. */
async function decisions(engine: PermissionEngine, actor: { workspaceId: string; userId: string }, rows: Resource[], casl: ReturnType<typeof caslOf>) {
  const rights = await engine.rightsOf(actor.userId)
  const now = Date.now()
  const asked = rows.flatMap((row) => PERMISSIONS.map((permission) => ({ permission, row, wrapped: casl.wrap(row) })))
  let allowed = 0
  for (const { permission, row, wrapped } of asked) {
    const answer = (await engine.can(actor, permission, row)).allowed
    assert.equal(casl.ability.can(permission, wrapped), answer, `${permission} on ${row.brandId}`)
    if (answer) allowed++
  }
  assert.ok(allowed > 0 && allowed < asked.length)

  const through = (ask: (nth: number) => unknown) => () =>
    timed(QUESTIONS, async () => {
      for (let nth = 0; nth < QUESTIONS; nth++) await ask(nth)
    })
  const plain = (ask: (nth: number) => unknown) => () =>
    timed(QUESTIONS, () => {
      for (let nth = 0; nth < QUESTIONS; nth++) ask(nth)
    })
  const at = (nth: number) => asked[nth % asked.length]
  const ns = await inTurns({
    can: through((nth) => engine.can(actor, at(nth).permission, at(nth).row)),
    casl: through((nth) => casl.ability.can(at(nth).permission, at(nth).wrapped)),
    decide: plain((nth) => rights.decide(at(nth).permission, at(nth).row, now)),
    caslPlain: plain((nth) => casl.ability.can(at(nth).permission, at(nth).wrapped)),
  })
  return { asked: asked.length, allowed, canNs: round(ns.can), caslNs: round(ns.casl), ratio: round(ns.can / ns.casl), decideNs: round(ns.decide), caslPlainNs: round(ns.caslPlain), plainRatio: round(ns.decide / ns.caslPlain) }
}

/** Both as the application's role and behind the walls, in one transaction. */
async function list(what: string, places: Places, userId: string, engine: PermissionEngine) {
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const { default: SocialPost } = await import('#models/social_post')
  const actor = { workspaceId: places.workspaceId, userId }
  return tenantTx(actor, async ({ client }) => {
    const scope = await engine.scope(actor, 'posts.view')
    const scoped = scope(SocialPost.query()).whereNull('deletedAt').orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(PAGE).toSQL().toNative()
    const isWhole = userId === places.owner
    const byHand = {
      sql: `select * from social_posts where workspace_id = $1${isWhole ? '' : ' and brand_id in ($2, $3) and id <> $4'} and deleted_at is null order by created_at desc, id desc limit ${PAGE}`,
      bindings: (isWhole ? [actor.workspaceId] : [actor.workspaceId, places.brands[0], places.brands[1], places.deniedPost]) as readonly unknown[],
    }
    // Numbered parameters go to the driver as they are.
    const connection = (await client.knexClient.client.acquireConnection?.call(client.knexClient.client)) as { query(sql: string, values: unknown[]): Promise<{ rows: any[] }> }
    const ask = ({ sql, bindings }: { sql: string; bindings: readonly unknown[] }) => connection.query(sql, [...bindings])
    assert.deepEqual((await ask(scoped)).rows, (await ask(byHand)).rows)
    assert.equal((await ask(scoped)).rows.length, PAGE)

    const plan = async (query: typeof byHand) => shapeOf((await ask({ ...query, sql: `explain (format json) ${query.sql}` })).rows[0]['QUERY PLAN'][0].Plan)
    const plans = { scope: await plan({ sql: scoped.sql, bindings: [...scoped.bindings] }), byHand: await plan(byHand) }
    const repeat = (query: { sql: string; bindings: readonly unknown[] }) => () =>
      timed(LISTS, async () => {
        for (let nth = 0; nth < LISTS; nth++) await ask(query)
      })
    const ns = await inTurns({ scope: repeat(scoped), byHand: repeat(byHand) })
    return { what, scopeMs: round(ns.scope / 1e6), byHandMs: round(ns.byHand / 1e6), ratio: round(ns.scope / ns.byHand), plan: plans.scope, isSamePlan: plans.scope === plans.byHand }
  })
}

/** The nodes of a plan, without what differs from run to run. */
function shapeOf(plan: Record<string, any>): string {
  const index = plan['Index Name'] ? ` ${plan['Index Name']}` : ''
  const below = (plan.Plans ?? []).filter((node: Record<string, any>) => node['Parent Relationship'] !== 'InitPlan').map(shapeOf)
  return `${plan['Node Type']}${index}${below.length ? ` < ${below.join(' + ')}` : ''}`
}

async function auditing({ workspaceId, owner }: Places) {
  const { audit } = await import('#services/audit/audit')
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const entry = { action: 'role.assigned', subject: { type: 'member', id: owner }, before: null, after: { roleId: 'editor', scope: { type: 'workspace', id: workspaceId } } }
  const actor = { workspaceId, userId: owner, request: { ip: '192.0.2.1', id: 'bench' } }
  const columns = { workspace_id: workspaceId, actor_id: owner, action: entry.action, subject_type: 'member', subject_id: owner, after: JSON.stringify(entry.after), ip: '192.0.2.1', request_id: 'bench', previous_hash: 'x'.repeat(64), hash: 'x'.repeat(64) }
  let seq = 0
  // One in a transaction, as changes make them; the transaction itself is not counted.
  const repeat = (work: (tenant: Tenant) => Promise<unknown>) => async () => {
    let taken = 0
    for (let nth = 0; nth < AUDITS; nth++) await tenantTx(actor, async (tenant) => void (taken += await timed(AUDITS, () => work(tenant))))
    return taken
  }
  const ns = await inTurns({ audit: repeat(() => audit(entry)), plain: repeat(({ client }) => client.table('plain_logs').insert({ ...columns, id: randomUUID(), seq: ++seq, at: new Date() })) })
  return { auditUs: round(ns.audit / 1000), plainUs: round(ns.plain / 1000), overUs: round((ns.audit - ns.plain) / 1000) }
}

async function sidecarFor(rows: Resource[], canNs: number) {
  sidecar = await cerbos()
  if (!sidecar) return null
  const { ask, version } = sidecar
  assert.equal(await ask(rows[0].brandId!, 'view'), true)
  assert.equal(await ask('elsewhere', 'view'), false)
  const ns = await inTurns({
    cerbos: () =>
      timed(SIDECAR_QUESTIONS, async () => {
        for (let nth = 0; nth < SIDECAR_QUESTIONS; nth++) await ask(rows[nth % rows.length].brandId!, 'view')
      }),
  })
  return { version, us: round(ns.cerbos / 1000), timesSlower: round(ns.cerbos / canNs) }
}

await bench(measure, async () => {
  sidecar?.stop()
  await ground.stop()
})
