/*
 * How fast does a plan become posts? Ratios within one run:
 * - scheduling rows that were checked, against the inserts that the same posts need at least (post, file, delivery, its
 *   event, outbox), row by row on one connection, as many to a transaction;
 * - checking the rows of a table, alone;
 * - memory while a table of 100 000 rows, each hundredth of them wrong, is checked, and becomes posts: at its beginning,
 *   once so many rows are behind it, and at most.
 *
 *   npm run bench plan_import
 */
import { bench } from './environment.ts'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { Tenant } from '#services/tenancy/tenant_tx'
import { boot, Ground, round } from './ground.ts'
import { seedGround, type Seeded } from './seed.ts'

const DATABASE = 'bench_plan_import'
const POSTS = 10_000
const ROWS = 100_000
/** One of so many rows names a channel that is not there. */
const WRONG_EVERY = 100
/** As the import has it. */
const IN_ONE = 200
const SAMPLE_MS = 200
/** Rows behind which memory is told. */
const MARKS = [10_000, 50_000, 100_000]

const ground = new Ground()
const begins = DateTime.utc().plus({ days: 30 })
const timeOf = (row: number) => begins.plus({ minutes: row }).toISO()!

function* table(rows: number, isWrong: (row: number) => boolean = () => false) {
  yield 'text,date,channels,media\n'
  for (let row = 0; row < rows; row++) yield `"Row ${row}, as somebody wrote it",${timeOf(row)},${isWrong(row) ? 'nobody' : 'bench'},picture-1.jpg\n`
}

async function imported(seeded: Seeded, rows: number, isWrong?: (row: number) => boolean) {
  const app = (await import('@adonisjs/core/services/app')).default
  const { default: Brand } = await import('#models/brand')
  const { PlanImports } = await import('#services/planning/import/plan_imports')
  const { PlanWork } = await import('#services/planning/import/plan_work')
  const { inUploadsFolder } = await import('#services/media/uploads_folder')
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const actor = { workspaceId: seeded.workspaceId, userId: seeded.userId }
  const [imports, work] = [await app.container.make(PlanImports), await app.container.make(PlanWork)]
  const brand = await tenantTx(actor, () => Brand.findOrFail(seeded.brandId))
  const job = await inUploadsFolder(randomUUID(), (folder) => imports.create(actor, brand, 'plan.csv', Readable.from(table(rows, isWrong)).map((line) => Buffer.from(line)), folder))
  const settings = { timeZone: 'UTC', dateOrder: 'auto' as const, without: 'draft' as const, connectionIds: [] }
  const now = () => tenantTx(actor, () => imports.visible(actor, job.id))
  const run = async () => {
    const memory = new MemoryMarks(async () => (await now()).reached)
    const began = Date.now()
    await work.next()
    const seconds = (Date.now() - began) / 1000
    return { seconds, megabytes: await memory.stop() }
  }

  await tenantTx(actor, () => imports.check(actor, job.id, { mapping: job.mapping!, settings }))
  const check = await run()
  const checked = await now()
  const make = async () => {
    await tenantTx(actor, () => imports.start(actor, job.id))
    const made = await run()
    const { state, rowsDone } = await now()
    if (state !== 'done' || rowsDone !== checked.rowsGood) throw new Error(`The import ended ${state} with ${rowsDone} of ${checked.rowsGood} posts`)
    return made
  }
  return { checked, check, make }
}

/** Resident memory as rows go by. */
class MemoryMarks {
  readonly #begin = megabytes()
  readonly #at: Record<string, number> = {}
  #most = this.#begin
  #isOver = false
  #looking: Promise<void>

  constructor(private reached: () => Promise<number>) {
    this.#looking = this.#look()
  }

  async stop() {
    this.#isOver = true
    await this.#looking
    for (const mark of MARKS) this.#at[mark] ??= megabytes()
    return { begin: this.#begin, ...this.#at, most: this.#most }
  }

  async #look() {
    while (!this.#isOver) {
      const [now, rows] = [megabytes(), await this.reached()]
      this.#most = Math.max(this.#most, now)
      for (const mark of MARKS) if (rows >= mark) this.#at[mark] ??= now
      await sleep(SAMPLE_MS)
    }
  }
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)

/** What no way of scheduling can leave out. */
async function bare({ client, workspaceId }: Tenant, seeded: Seeded, mediaId: string, adapter: string, from: number, until: number) {
  const place = { workspace_id: workspaceId, brand_id: seeded.brandId }
  for (let row = from; row < until; row++) {
    const [post, delivery] = [randomUUID(), randomUUID()]
    await client.table('social_posts').insert({ id: post, ...place, text: `Row ${row}, as somebody wrote it`, author_id: seeded.userId, time_zone: 'UTC', publish_at: timeOf(row), state: 'scheduled' })
    await client.table('post_media').insert({ workspace_id: workspaceId, post_id: post, media_id: mediaId, position: 0 })
    await client.table('deliveries').insert({ id: delivery, ...place, post_id: post, connection_id: seeded.connectionId, adapter_id: adapter, format: seeded.formats[0], options: '{}', state: 'scheduled', publish_at: timeOf(row), scheduled_by: seeded.userId })
    await client.table('delivery_events').insert({ workspace_id: workspaceId, delivery_id: delivery, kind: 'state', from_state: 'draft', to_state: 'scheduled', actor_id: seeded.userId })
    await client.table('outbox').insert({ workspace_id: workspaceId, delivery_id: delivery, generation: 1 })
  }
}

async function measure() {
  await ground.start()
  await ground.create(DATABASE)
  const seeded = await seedGround(ground.admin(DATABASE))
  await boot()
  const { tenantTx } = await import('#services/tenancy/tenant_tx')
  const actor = { workspaceId: seeded.workspaceId, userId: seeded.userId }

  // Each side once before, so that neither meets cold code.
  await (await imported(seeded, IN_ONE)).make()
  const [file, channel] = await tenantTx(actor, async ({ client }) => [await client.from('media').where({ workspace_id: seeded.workspaceId, name: 'picture-1.jpg' }).first(), await client.from('social_connections').where({ workspace_id: seeded.workspaceId, id: seeded.connectionId }).first()])
  const insert = (from: number, until: number) => tenantTx(actor, (tenant) => bare(tenant, seeded, file.id, channel.adapter_id, from, until))
  await insert(0, IN_ONE)

  const bareBegan = Date.now()
  for (let from = 0; from < POSTS; from += IN_ONE) await insert(from, from + IN_ONE)
  const bareSeconds = (Date.now() - bareBegan) / 1000
  // Another minute for each, so that no row is one that was imported before.
  const plan = await imported(seeded, POSTS + IN_ONE)
  const { seconds } = await plan.make()
  const made = plan.checked.rowsGood

  const large = await imported(seeded, ROWS, (row) => row % WRONG_EVERY === 0)
  const largeMade = await large.make()
  const { rowsGood, rowsBad, rowsKnown } = large.checked
  return {
    scheduling: { posts: made, perSecond: round(made / seconds), barePerSecond: round(POSTS / bareSeconds), ratio: round(made / seconds / (POSTS / bareSeconds)) },
    checking: { rows: POSTS + IN_ONE, perSecond: round((POSTS + IN_ONE) / plan.check.seconds) },
    large: { rows: ROWS, good: rowsGood, bad: rowsBad, known: rowsKnown, checked: { seconds: round(large.check.seconds), megabytes: large.check.megabytes }, made: { seconds: round(largeMade.seconds), megabytes: largeMade.megabytes } },
  }
}

await bench(measure, () => ground.stop())
