import { test } from '@japa/runner'
import fc from 'fast-check'
import type { LucidModel, LucidRow } from '@adonisjs/lucid/types/model'
import Brand from '#models/brand'
import BrandProfile from '#models/brand_profile'
import ConnectAttempt from '#models/connect_attempt'
import Delivery from '#models/delivery'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { PermissionEngine, type Resource } from '#services/access/permission_engine'
import { Rights, type Rule } from '#services/access/rights'
import { readRules } from '#services/access/rights_reader'
import { RESOURCE_TABLES } from '#services/access/scopes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addGrant, createGrounds, grantRule, lay, PERMISSIONS_ASKED, randomRules, scopeOf, type Ground } from './random_ground.ts'

/** A case is one (person, permission, row): what the predicate says, what the filter lists, what the wall shows. */
const CASES = Number(process.env.ACCESS_CASES ?? 10_000)
/** So that a failure can be had again: `ACCESS_SEED=… ` runs the same cases. */
const SEED = Number(process.env.ACCESS_SEED ?? Date.now() % 2_147_483_647)
/** On two busy processors; by hand, with more cases, more. */
const TIMEOUT_MS = 120_000 + CASES * 12

const MODELS = [Brand, BrandProfile, ConnectAttempt, Delivery, Media, SocialConnection, SocialPost] as LucidModel[]
/**
 * Walled by the same function of a brand's column, which tests/architecture/walls.spec.ts compares with Postgres; the matrix
 * in tests/functional/isolation asks for their rows.
 */
const WALLED_ALIKE = ['content_calendar_entries', 'domain_events', 'hashtag_groups', 'import_jobs', 'import_rows', 'link_defaults', 'notices', 'post_series', 'post_templates', 'queue_slots', 'review_links', 'short_links', 'webhook_endpoints']
const engine = new PermissionEngine()
const system = (ground: Ground) => ({ workspaceId: ground.workspaceId, userId: null })
const as = (ground: Ground, userId: string) => ({ workspaceId: ground.workspaceId, userId })

/** Every row of every table that has a brand, as no wall would show it to a person. */
const allRows = (ground: Ground) => tenantTx(system(ground), rowsOfTables)

async function rowsOfTables() {
  const rows = new Map<LucidModel, LucidRow[]>()
  for (const model of MODELS) rows.set(model, await model.query())
  return rows
}

/** What the wall should let through: rows within the scope of anything that the person holds now. */
async function heldScopes(ground: Ground, userId: string) {
  return tenantTx(system(ground), async ({ client }) => {
    const now = 'expires_at is null or expires_at > now()'
    const { rows } = await client.rawQuery(
      `select scope_type, scope_id from role_assignments where user_id = :userId and (${now}) union select scope_type, scope_id from permission_grants where effect = 'allow' and user_id = :userId and (${now})`,
      { userId }
    )
    const idsOf = (wanted: (type: string) => boolean) => new Set<string>(rows.filter((row: any) => wanted(row.scope_type)).map((row: any) => row.scope_id))
    return { everywhere: rows.some((row: any) => row.scope_type === 'workspace'), brands: idsOf((type) => type === 'brand'), rows: idsOf((type) => type !== 'brand' && type !== 'workspace') }
  })
}

const idOf = (row: unknown) => (row as { id: string }).id
const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

test.group('Access / properties', (group) => {
  let grounds: [Ground, Ground]
  group.setup(async () => {
    grounds = await createGrounds()
  })

  test('every table with a wall between brands is compared, or walled like one that is', ({ assert }) => {
    assert.sameMembers([...MODELS.map(({ table }) => table), ...WALLED_ALIKE], Object.keys(RESOURCE_TABLES))
  })

  test('R2-001 R2-002 R6-006 T1 what can() allows, what lists show and what the wall lets through agree', async ({ assert }) => {
    let [cases, mismatches, denied, narrowed] = [0, 0, 0, 0]
    const wrong: unknown[] = []
    const [ground] = grounds
    const everything = await allRows(ground)
    const run = fc.asyncProperty(randomRules, fc.subarray(PERMISSIONS_ASKED, { minLength: 2, maxLength: 3 }), async (rules, asked) => {
      if (cases >= CASES) return
      await lay(ground, rules)
      for (const userId of ground.people) {
        const actor = as(ground, userId)
        const held = await heldScopes(ground, userId)
        await tenantTx(actor, async () => {
          for (const model of MODELS) {
            const { brand, rows: columns } = RESOURCE_TABLES[model.table]
            const rows = everything.get(model)!
            const shown = new Set((await model.query()).map(idOf))
            for (const permission of asked) {
              const scope = await engine.scope(actor, permission)
              const listed = new Set((await scope(model.query())).map(idOf))
              const allowed = await engine.canMany(actor, permission, rows as unknown as Resource[])
              for (const [nth, row] of rows.entries()) {
                const fields = row as unknown as Record<string, string>
                const behind = held.everywhere || held.brands.has(fields[camel(brand)]) || columns.some((column) => held.rows.has(fields[camel(column)]))
                const agrees = allowed[nth] === listed.has(idOf(row)) && shown.has(idOf(row)) === behind && (!allowed[nth] || shown.has(idOf(row)))
                cases++
                if (!allowed[nth]) denied++
                if (listed.size > 0 && listed.size < rows.length) narrowed++
                if (agrees) continue
                mismatches++
                if (wrong.length < 5) wrong.push({ table: model.table, permission, row: idOf(row), can: allowed[nth], listed: listed.has(idOf(row)), shown: shown.has(idOf(row)), behind })
              }
            }
          }
        })
      }
      assert.deepEqual(wrong, [])
    })
    try {
      await fc.assert(run, { seed: SEED, numRuns: Math.ceil(CASES / 200), endOnFailure: true })
    } finally {
      console.log(`access properties: cases ${cases}, mismatches ${mismatches} (denied ${denied}, in partial lists ${narrowed}; seed ${SEED})`)
    }
    assert.isAtLeast(cases, CASES)
    // Rules that allow everything, or nothing, would prove nothing.
    assert.isAbove(denied, cases / 50)
    assert.isAbove(cases - denied, cases / 50)
    assert.isAbove(narrowed, cases / 50)
  }).timeout(TIMEOUT_MS)

  test('R2-001 R6-005 one more right takes nothing away, one more denial gives nothing', async ({ assert }) => {
    const [ground] = grounds
    const everything = await allRows(ground)
    const rows = [...everything.values()].flat() as unknown as Resource[]
    const allowedTo = (userId: string, permission: (typeof PERMISSIONS_ASKED)[number]) => tenantTx(as(ground, userId), () => engine.canMany(as(ground, userId), permission, rows))
    let cases = 0

    await fc.assert(
      fc.asyncProperty(randomRules, grantRule, async (rules, extra) => {
        await lay(ground, rules)
        const userId = ground.people[extra.person]
        const before = await allowedTo(userId, extra.permission)
        await addGrant(ground, extra)
        const after = await allowedTo(userId, extra.permission)
        cases += rows.length
        for (const [nth] of rows.entries()) {
          if (extra.effect === 'allow') assert.isTrue(!before[nth] || after[nth], 'a right took something away')
          else assert.isTrue(before[nth] || !after[nth], 'a denial gave something')
        }
      }),
      { seed: SEED, numRuns: 20, endOnFailure: true }
    )
    console.log(`access monotony: cases ${cases}, mismatches 0 (seed ${SEED})`)
  }).timeout(TIMEOUT_MS)

  test('R2-001 the order of rules does not matter, and no rules mean nothing', async ({ assert }) => {
    const [ground] = grounds
    const rows = [...(await allRows(ground)).values()].flat() as unknown as Resource[]
    const now = Date.now()

    await fc.assert(
      fc.asyncProperty(randomRules, fc.nat(), async (rules, shuffle) => {
        await lay(ground, rules)
        for (const userId of ground.people) {
          const read = await tenantTx(as(ground, userId), () => readRules(userId))
          const [one, other] = [new Rights(ground.workspaceId, read), new Rights(ground.workspaceId, shuffled(read, shuffle))]
          for (const permission of PERMISSIONS_ASKED) {
            for (const row of [undefined, ...rows]) {
              const decision = one.decide(permission, row, now)
              assert.equal(decision.allowed, other.decide(permission, row, now).allowed)
              if (!read.length) assert.isFalse(decision.allowed)
            }
          }
        }
      }),
      { seed: SEED, numRuns: 15, endOnFailure: true }
    )
  }).timeout(TIMEOUT_MS)

  test('T1 what somebody holds in one workspace never touches another', async ({ assert }) => {
    const [mine, theirs] = grounds
    const foreign = [...(await allRows(theirs)).values()].flat() as unknown as Resource[]
    const nothing = { profileType: 'agency' as const, roles: [], assignments: [], grants: [] }
    await lay(theirs, nothing)
    let cases = 0

    await fc.assert(
      fc.asyncProperty(randomRules, async (rules) => {
        await lay(mine, rules)
        // Even rights that name the other workspace's rows, which no service would make.
        for (const { person, permission, place } of rules.grants.filter(({ place: { type } }) => type !== 'workspace' && type !== 'brand')) {
          const forged = scopeOf(theirs, place)
          await tenantTx(system(mine), ({ client }) => client.table('permission_grants').insert({ workspace_id: mine.workspaceId, user_id: mine.people[person], effect: 'allow', permission, scope_type: forged.type, scope_id: forged.id }).catch(() => {}))
        }
        for (const userId of mine.people) {
          const [here, there] = [as(mine, userId), as(theirs, userId)]
          for (const permission of PERMISSIONS_ASKED) {
            const fromHere = await tenantTx(here, () => engine.canMany(here, permission, foreign))
            const fromThere = await tenantTx(there, () => engine.canMany(there, permission, foreign))
            assert.isFalse([...fromHere, ...fromThere].includes(true))
            cases += 2 * foreign.length
          }
          const visible = [...(await tenantTx(here, rowsOfTables)).values()].flat() as unknown as Resource[]
          assert.isFalse(visible.some(({ workspaceId }) => workspaceId !== mine.workspaceId))
        }
      }),
      { seed: SEED, numRuns: 8, endOnFailure: true }
    )
    console.log(`access across workspaces: cases ${cases}, leaks 0 (seed ${SEED})`)
  }).timeout(TIMEOUT_MS)

  test('R6-001 what somebody may is compiled in at most two queries', async ({ assert }) => {
    const [ground] = grounds
    let most = 0

    await fc.assert(
      fc.asyncProperty(randomRules, async (rules) => {
        await lay(ground, rules)
        for (const userId of ground.people) {
          const queries = await tenantTx(as(ground, userId), async ({ client }) => {
            let count = 0
            const raw = client.rawQuery.bind(client)
            client.rawQuery = (...given: Parameters<typeof raw>) => {
              count++
              return raw(...given)
            }
            await readRules(userId)
            return count
          })
          most = Math.max(most, queries)
        }
      }),
      { seed: SEED, numRuns: 8, endOnFailure: true }
    )
    assert.equal(most, 2)
  }).timeout(TIMEOUT_MS)
})

/** The same for the same number. */
const shuffled = (rules: readonly Rule[], by: number): Rule[] => rules.map((rule, nth) => ({ rule, key: ((nth + 1) * (by + 7919)) % 104_729 })).sort((a, b) => a.key - b.key).map(({ rule }) => rule)
