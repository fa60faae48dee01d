import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ignitor } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import { startEmulators, type StartedEmulators } from '@caidence/testkit/emulators'
import { root } from '../../bin/lib/paths.js'
import { outageBacklog, sameMinuteBurst } from './cases/clock.ts'
import { killWorkerEverywhere } from './cases/kill_worker.ts'
import { killPostgres, killTemporal, loseTemporal } from './cases/outages.ts'
import { acceptThenFault, faultThenNoAccept } from './cases/platform_faults.ts'
import { cancelEditRace, doubleEverything } from './cases/races.ts'
import { Stack } from './stack.ts'
import { World, type Tally } from './world.ts'

/** In this order: the last ones leave more workers running. */
const CASES: Record<string, (world: World, full: boolean) => Promise<Tally>> = {
  'kill-worker-everywhere': killWorkerEverywhere,
  'accept-then-fault': acceptThenFault,
  'fault-then-no-accept': faultThenNoAccept,
  'kill-temporal': killTemporal,
  'kill-postgres': killPostgres,
  'lose-temporal': loseTemporal,
  'cancel-edit-race': cancelEditRace,
  'outage-backlog': outageBacklog,
  'same-minute-burst': sameMinuteBurst,
  'double-everything': doubleEverything,
}

/** Accounts beyond the emulator's own: runs side by side share none, and none reaches its daily limit. */
const EXTRA_ACCOUNTS = { small: 260, full: 400 }

interface CaseResult {
  case: string
  adapter: string
  runs: number
  lost: number
  duplicated: number
  falselyFailed: number
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
  const unknown = cases.filter((name) => !(name in CASES))
  if (unknown.length) {
    console.error(`There is no case ${unknown.join(', ')}. Cases: ${Object.keys(CASES).join(', ')}`)
    return 1
  }
  const chosen = cases.length ? cases : Object.keys(CASES)
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

    const { PluginHostService } = await import('#services/plugins/plugin_host_service')
    const host = await app.container.make(PluginHostService)
    for (const { pluginId, emulator } of emulators.list) {
      for (const adapter of host.adapters().filter((candidate) => candidate.pluginId === pluginId && candidate.capabilities.includes('publish'))) {
        // The first format whose posts carry a text: the marker has to be found again.
        const format = adapter.formats.find(({ text, media }) => text.max > 100 && media.min <= 1 && media.max >= 1 && media.types.includes('image/jpeg'))!
        const world = new World(adapter.id, emulator, stack, app, format.id)
        await world.prepare()
        for (const name of chosen) {
          const began = Date.now()
          const tally = await CASES[name](world, full)
          results.push(resultOf(name, adapter.id, tally))
          notes.push(...tally.notes.map((note) => `${name}: ${note}`))
          print(results.at(-1)!, (Date.now() - began) / 1000)
        }
      }
    }
  } finally {
    await emulators?.close()
    await app?.terminate().catch(() => {})
    await stack.stop()
  }

  for (const note of notes) console.log(`  ${note}`)
  if (json) process.stdout.write(`${JSON.stringify({ cases: results })}\n`)
  if (write) await keep(results, full)
  const broken = results.filter((result) => result.lost + result.duplicated + result.falselyFailed > 0 || provesNothing(result)).length
  if (counted) console.log(`${results.length - broken} passed, ${broken} failed`)
  return broken ? 1 : 0
}

/** A case in which nothing went out, or a kill that hit nothing, would be as clean as can be. */
const provesNothing = (result: CaseResult) => result.live === 0 || (/^(kill|lose)-/.test(result.case) && result.interrupted === 0)

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
  const { runs, lost, duplicated, falselyFailed, needsPerson, live, interrupted, settledSeconds } = result
  console.log(
    `${result.case.padEnd(24)} ${result.adapter.padEnd(12)} runs ${String(runs).padStart(4)}  live ${String(live).padStart(4)}  interrupted ${interrupted}  lost ${lost}  duplicated ${duplicated}  falsely failed ${falselyFailed}  needs a person ${needsPerson}  settled p50 ${settledSeconds.p50} s, max ${settledSeconds.max} s  (${Math.round(seconds)} s)${provesNothing(result) ? '  proves nothing' : ''}`
  )
}

async function keep(results: CaseResult[], full: boolean) {
  const folder = join(root, 'docs', 'evidence')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'publishing.json'), `${JSON.stringify({ size: full ? 'full' : 'small', cases: results }, null, 2)}\n`)
}
