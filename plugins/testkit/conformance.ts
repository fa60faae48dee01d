import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPluginHost } from '@caidence/host'
import type { Manifest } from '@caidence/sdk'
import { analyticsGroup } from './groups/analytics.ts'
import { authorizeGroup } from './groups/authorize.ts'
import { checkGroup } from './groups/check.ts'
import { completeGroup } from './groups/complete.ts'
import type { Context } from './groups/context.ts'
import { faultsGroup } from './groups/faults.ts'
import { historyGroup } from './groups/history.ts'
import { inboundGroup } from './groups/inbound.ts'
import { inboxGroup } from './groups/inbox.ts'
import { leadsGroup } from './groups/leads.ts'
import { manifestGroup } from './groups/manifest.ts'
import { optionListsGroup } from './groups/option_lists.ts'
import { publishGroup } from './groups/publish.ts'
import { secrecyGroup } from './groups/secrecy.ts'
import { settingsGroup } from './groups/settings.ts'
import { LEVELS, type KitOptions, type KitTest, type Level } from './options.ts'
import { packageFolder } from './package_folder.ts'

export { reportFacts, reportLines } from './report.ts'

const GROUPS = [
  manifestGroup,
  settingsGroup,
  authorizeGroup,
  checkGroup,
  publishGroup,
  faultsGroup,
  inboundGroup,
  leadsGroup,
  optionListsGroup,
  analyticsGroup,
  inboxGroup,
  historyGroup,
  secrecyGroup,
  completeGroup,
]
/** Where the ace command looks for an adapter's options. */
const OPTION_FILES = ['tests/conformance_options.ts', 'tests/conformance_options.js']

export interface ConformanceResult {
  id: string
  /** `none` when not even the manifest and the settings hold. */
  level: Level | 'none'
  passed: number
  failed: number
  skipped: { test: string; reason: string }[]
  failures: { test: string; error: string }[]
  milliseconds: number
}

export interface Plan {
  manifest: Manifest
  tests: KitTest[]
  skipped: { test: string; reason: string }[]
}

export const idOf = ({ group, title }: KitTest) => `${group} / ${title}`

/** The tests that apply to a plugin folder. */
export async function planConformance(dir: string, kit: KitOptions): Promise<Plan> {
  const folder = packageFolder(dir)
  const manifest = (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { caidence: Manifest }
  ).caidence
  return planFor({ folder, kit, manifest })
}

export function planFor(context: Context): Plan {
  const skip = context.kit.skip ?? []
  const reasonOf = (test: KitTest) =>
    skip.find((entry) => idOf(test).startsWith(entry.test))?.reason
  const all = GROUPS.flatMap((group) => group(context))
  return {
    manifest: context.manifest,
    tests: all.filter((test) => reasonOf(test) === undefined),
    skipped: all.flatMap((test) => {
      const reason = reasonOf(test)
      return reason === undefined ? [] : [{ test: idOf(test), reason }]
    }),
  }
}

/** Runs the whole suite without a test runner, one test after the other. */
export async function runConformance(dir: string, kit: KitOptions): Promise<ConformanceResult> {
  const started = performance.now()
  const { manifest, tests, skipped } = await planConformance(dir, kit)
  const failures: ConformanceResult['failures'] = []
  const failedLevels = new Set<Level>()
  for (const test of tests) {
    try {
      await test.run()
    } catch (error) {
      failures.push({
        test: idOf(test),
        error: error instanceof Error ? error.message : String(error),
      })
      failedLevels.add(test.level)
    }
  }
  return {
    id: manifest.id,
    level: levelOf(failedLevels, tests),
    passed: tests.length - failures.length,
    failed: failures.length,
    skipped,
    failures,
    milliseconds: Math.round(performance.now() - started),
  }
}

/** The highest level below which nothing failed; a level without tests was not earned. */
function levelOf(failed: Set<Level>, tests: KitTest[]): Level | 'none' {
  let reached: Level | 'none' = 'none'
  for (const level of LEVELS) {
    if (failed.has(level) || !tests.some((test) => test.level === level)) return reached
    reached = level
  }
  return reached
}

/** Options of an installed plugin, by convention; null when it ships none. */
export async function conformanceOptions(folder: string): Promise<KitOptions | null> {
  const file = OPTION_FILES.map((name) => join(folder, name)).find(existsSync)
  if (!file) return null
  return ((await import(pathToFileURL(file).href)) as { default: KitOptions }).default
}

/** Folders of installed plugins, by plugin id. */
export async function pluginFolders(root: string): Promise<Map<string, string>> {
  const host = createPluginHost({
    root,
    hostMap: new Map(),
    settings: async () => ({}),
    store: { get: async () => undefined, set: async () => {} },
    log: { info() {}, warn() {} },
  })
  await host.scan()
  return new Map(host.adapters().map(({ pluginId, folder }) => [pluginId, folder]))
}
