import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ignitor } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import type { Format } from '@caidence/sdk'
import type { Emulator, KitDraft } from '@caidence/testkit'
import { conformanceOptions } from '@caidence/testkit/conformance'
import { startEmulators, type StartedEmulators } from '@caidence/testkit/emulators'
import { root } from '../../bin/lib/paths.js'
import { outageBacklog, sameMinuteBurst } from './cases/clock.ts'
import { approvalsAndEdits, seriesAndEdits } from './cases/desk.ts'
import { everyFormat } from './cases/every_format.ts'
import { killWorkerEverywhere } from './cases/kill_worker.ts'
import { killPostgres, killTemporal, loseTemporal } from './cases/outages.ts'
import { acceptThenFault, faultThenNoAccept } from './cases/platform_faults.ts'
import { cancelEditRace, doubleEverything } from './cases/races.ts'
import { Stack } from './stack.ts'
import { merge, World, type Tally } from './world.ts'

/** In this order: the last ones leave more workers running. */
const CASES: Record<string, (world: World, full: boolean) => Promise<Tally>> = {
  'kill-worker-everywhere': killWorkerEverywhere,
  'accept-then-fault': acceptThenFault,
  'fault-then-no-accept': faultThenNoAccept,
  'kill-temporal': killTemporal,
  'kill-postgres': killPostgres,
  'lose-temporal': loseTemporal,
  'cancel-edit-race': cancelEditRace,
  'approvals-and-edits': approvalsAndEdits,
  'series-and-edits': seriesAndEdits,
  'outage-backlog': outageBacklog,
  'same-minute-burst': sameMinuteBurst,
  'double-everything': doubleEverything,
}

const EVERY_FORMAT = 'every-format'
/** A platform without idempotency keys whose lists lag: the hardest to be right about. */
const STANDS_FOR_ALL = 'instagram'

/** Accounts beyond the emulator's own: runs side by side share none, and none reaches its daily limit. */
const EXTRA_ACCOUNTS = { small: 320, full: 400 }

interface CaseResult {
  case: string
  adapter: string
  runs: number
  lost: number
  duplicated: number
  falselyFailed: number
  unapproved: number
  needsPerson: number
  live: number
  interrupted: number
  settledSeconds: { p50: number; max: number }
}

export interface EvidenceOptions {
  cases: string[]
  full: boolean
  json: boolean
  write: boolean
  /** Close with a plain "N passed, N failed" over the cases, for the test command. */
  counted: boolean
}

export async function runEvidence({ cases, full, json, write, counted }: EvidenceOptions): Promise<number> {
  const unknown = cases.filter((name) => name !== EVERY_FORMAT && !(name in CASES))
  if (unknown.length) {
    console.error(`There is no case ${unknown.join(', ')}. Cases: ${[EVERY_FORMAT, ...Object.keys(CASES)].join(', ')}`)
    return 1
  }
  const chosen = cases.length ? cases : [EVERY_FORMAT, ...Object.keys(CASES)]
  const perFormat: CaseResult[] = []
  const stack = new Stack()
  const results: CaseResult[] = []
  const notes: string[] = []
  let app: ApplicationService | undefined
  let emulators: StartedEmulators | undefined
  try {
    await stack.start()
    emulators = await startEmulators({ root, portBase: 0, options: { extraAccounts: full ? EXTRA_ACCOUNTS.full : EXTRA_ACCOUNTS.small } })
    process.env.PLATFORM_HOSTS = emulators.platformHosts
    await Promise.all([stack.startWeb(), stack.startWorker()])
    app = await boot()

    const worlds = await worldsOf(emulators, stack, app)
    if (chosen.includes(EVERY_FORMAT)) for (const one of worlds) await formats([one])
    for (const { world } of worlds) {
      for (const name of counted ? share(chosen, world.adapterId) : chosen) if (name !== EVERY_FORMAT) await record(name, world, () => CASES[name](world, full))
    }
  } finally {
    await emulators?.close()
    await app?.terminate().catch(() => {})
    await stack.stop()
  }

  if (!counted || results.some(isBroken)) for (const note of notes) console.log(`  ${note}`)
  if (write) await keep(results, perFormat, full)
  if (json) process.stdout.write(`${JSON.stringify({ cases: results, formats: perFormat })}\n`)
  const broken = results.filter(isBroken).length
  if (counted) console.log(`${results.length - broken} passed, ${broken} failed`)
  return broken ? 1 : 0

  async function record(name: string, world: World, run: () => Promise<Tally>) {
    await world.newDay()
    const began = Date.now()
    keepResult(name, world, await run(), began)
  }

  function keepResult(name: string, world: World, tally: Tally, began: number) {
    results.push(resultOf(name, world.adapterId, tally))
    notes.push(...tally.notes.map((note) => `${name} ${world.adapterId}: ${note}`))
    print(results.at(-1)!, (Date.now() - began) / 1000)
  }

  async function formats(adapters: { world: World; drafts: Drafts }[]) {
    for (const { world } of adapters) await world.newDay()
    const began = Date.now()
    const worlds = await Promise.all(adapters.flatMap(({ world, drafts }) => drafts.map(({ format, draft }) => world.withFormat(format, draft))))
    const tallies = await everyFormat(worlds)
    for (const [index, { adapterId, format }] of worlds.entries()) perFormat.push(resultOf(format.id, adapterId, tallies[index]))
    const told = tallies.map((tally, index) => ({ ...tally, notes: tally.notes.map((note) => `${worlds[index].format.id}: ${note}`) }))
    for (const { world } of adapters) keepResult(EVERY_FORMAT, world, merge(...told.filter((_, index) => worlds[index].adapterId === world.adapterId)), began)
  }
}

type Drafts = { format: Format; draft: KitDraft }[]

/** Every adapter that publishes and has an emulator, with what its own suite publishes in each format. */
async function worldsOf(emulators: StartedEmulators, stack: Stack, app: ApplicationService) {
  const { PluginHostService } = await import('#services/plugins/plugin_host_service')
  const host = await app.container.make(PluginHostService)
  const worlds: { world: World; drafts: Drafts }[] = []
  for (const { pluginId, emulator } of emulators.list) {
    for (const adapter of host.adapters().filter((candidate) => candidate.pluginId === pluginId && candidate.capabilities.includes('publish'))) {
      const kit = await conformanceOptions(adapter.folder)
      const drafts = adapter.formats.flatMap((format) => (kit?.drafts[format.id] ? [{ format, draft: kit.drafts[format.id] }] : []))
      // The cases tell their posts apart by text; the first format that has one stands for the adapter.
      const { format, draft } = drafts.find((candidate) => candidate.format.text.max > 100)!
      const world = new World(adapter.id, emulator, stack, app, format, draft)
      await world.prepare()
      beGenerous(emulator)
      worlds.push({ world, drafts })
    }
  }
  return worlds
}

/** Every case sends the same few files, and more of them than a day of a channel allows. */
const GENEROUS = { refuseDuplicates: false, dailyUploads: 100_000 }

function beGenerous(emulator: Emulator) {
  for (const [name, value] of Object.entries(GENEROUS)) {
    try {
      emulator.configure({ [name]: value })
    } catch {
      // This platform has no such limit.
    }
  }
}

/**
 * The test command has minutes, not an hour: there the cases that are about the installation's own parts go through one
 * adapter. `node ace evidence:run` runs everything.
 */
function share(cases: string[], adapterId: string): string[] {
  return adapterId === STANDS_FOR_ALL ? cases : []
}

/** A case in which nothing went out, or a kill that hit nothing, would be as clean as can be. */
const provesNothing = (result: CaseResult) => result.live === 0 || (/^(kill|lose)-/.test(result.case) && result.interrupted === 0)

const isBroken = (result: CaseResult) => result.lost + result.duplicated + result.falselyFailed + result.unapproved > 0 || provesNothing(result)

async function boot(): Promise<ApplicationService> {
  const url = new URL('../../', import.meta.url)
  const importer = (path: string) => import(path.startsWith('.') ? new URL(path, url).href : path)
  const ignitor = new Ignitor(url, { importer }).tap((instance) => instance.booting(async () => void (await import('#start/env'))))
  const app = ignitor.createApp('console')
  await app.init()
  await app.boot()
  await app.start(() => {})
  return app
}

function resultOf(name: string, adapter: string, { settled, notes: _, ...counts }: Tally): CaseResult {
  const sorted = [...settled].sort((a, b) => a - b)
  const round = (value = 0) => Math.round(value * 10) / 10
  return { case: name, adapter, ...counts, settledSeconds: { p50: round(sorted[Math.floor(sorted.length / 2)]), max: round(sorted.at(-1)) } }
}

function print(result: CaseResult, seconds: number) {
  const { runs, lost, duplicated, falselyFailed, unapproved, needsPerson, live, interrupted, settledSeconds } = result
  console.log(
    `${result.case.padEnd(24)} ${result.adapter.padEnd(12)} runs ${String(runs).padStart(4)}  live ${String(live).padStart(4)}  interrupted ${interrupted}  lost ${lost}  duplicated ${duplicated}  falsely failed ${falselyFailed}  unapproved ${unapproved}  needs a person ${needsPerson}  settled p50 ${settledSeconds.p50} s, max ${settledSeconds.max} s  (${Math.round(seconds)} s)${provesNothing(result) ? '  proves nothing' : ''}`
  )
}

async function keep(results: CaseResult[], formats: CaseResult[], full: boolean) {
  const folder = join(root, 'docs', 'evidence')
  await mkdir(folder, { recursive: true })
  const size = full ? 'full' : 'small'
  await writeFile(join(folder, 'publishing.json'), `${JSON.stringify({ size, cases: results, formats }, null, 2)}\n`)
  await writeFile(join(folder, 'publishing.md'), tableOf(results, formats, size))
}

function tableOf(results: CaseResult[], formats: CaseResult[], size: string): string {
  const row = ({ case: name, adapter, runs, live, interrupted, lost, duplicated, falselyFailed, unapproved, needsPerson, settledSeconds }: CaseResult) =>
    `| ${name} | ${adapter} | ${runs} | ${live} | ${interrupted} | ${lost} | ${duplicated} | ${falselyFailed} | ${unapproved} | ${needsPerson} | ${settledSeconds.p50} / ${settledSeconds.max} |`
  const table = (title: string, first: string, rows: CaseResult[]) =>
    `## ${title}\n\n| ${first} | Adapter | Runs | Live | Interrupted | Lost | Duplicated | Falsely failed | Without approval | Needs a person | Settled after (s, median / longest) |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n${rows.map(row).join('\n')}\n`
  return `# What happens to posts when things go wrong

Written by \`node ace evidence:run --write\` (${size}): real PostgreSQL, real Temporal, real processes killed with SIGKILL, and the adapters' own strict emulators. A run that ends with a person was handed over with the evidence, because the platform offers no way to tell.

${table('By format', 'Format', formats)}
${table('By case', 'Case', results)}`
}
