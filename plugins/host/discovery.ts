import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Manifest } from '@caidence/sdk'
import { compatibilityProblem, manifestProblems } from './manifest_rules.ts'
import type { PluginReport } from './types.ts'

/** Folders whose direct children may be plugins, relative to the installation root: what is shipped, and what was dropped in. */
const SHIPPED = 'adapters'
const DROPPED = 'plugins/local'

/** A report, and where its package lies on disk. */
export interface Found {
  folder: string
  report: PluginReport
  /** `exports["."]` of the package. */
  entry: string
}

interface PackageFile {
  name?: string
  version?: string
  exports?: string | Record<string, unknown>
  main?: string
  dependencies?: Record<string, string>
  caidence?: unknown
}

/**
 * Reads manifests and nothing else. Installing a package or dropping a folder is the operator's consent, so only
 * direct dependencies and direct children count; transitive packages never become plugins.
 */
export async function discover(
  root: string,
  folders?: string[],
  dropIns = join(root, DROPPED)
): Promise<Found[]> {
  const found = new Map<string, Found>()
  const candidates = folders
    ? folders.map((folder) => ({ source: basename(folder), folder }))
    : [
        ...(await childrenOf(join(root, SHIPPED), SHIPPED)),
        ...(await childrenOf(dropIns, DROPPED)),
        ...(await dependencies(root)),
      ]
  for (const { source, folder } of candidates) {
    // A workspace package is reachable as a folder and through its symlink in node_modules: one plugin, not two.
    const real = await realpath(folder).catch(() => null)
    if (real === null || found.has(real)) continue
    const plugin = await inspectFolder(source, real).catch((error) => unreadable(source, real, error))
    if (plugin) found.set(real, plugin)
  }
  return refuseDuplicates([...found.values()])
}

async function childrenOf(folder: string, name: string) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^[_.]/.test(entry.name))
    .map((entry) => ({ source: `${name}/${entry.name}`, folder: join(folder, entry.name) }))
    .sort((one, other) => one.source.localeCompare(other.source))
}

async function dependencies(root: string) {
  const pkg = await readPackage(root).catch(() => null)
  return Object.keys(pkg?.dependencies ?? {})
    .sort()
    .map((name) => ({ source: name, folder: join(root, 'node_modules', name) }))
}

async function readPackage(folder: string): Promise<PackageFile> {
  const parsed: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new SyntaxError('not an object')
  return parsed as PackageFile
}

/** Null for folders and packages that do not claim to be plugins. */
async function inspectFolder(source: string, folder: string): Promise<Found | null> {
  const pkg = await readPackage(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (pkg === null) return null
  if (pkg.caidence === undefined) return null

  const entry = entryOf(pkg)
  return { folder, entry, report: judge(source, pkg, entry) }
}

/** Whatever is wrong with one folder, the others are read. */
function unreadable(source: string, folder: string, error: NodeJS.ErrnoException): Found {
  const why = error instanceof SyntaxError ? 'is not readable JSON' : `cannot be read (${error.code ?? error.name})`
  const report = refusal(source, {}, `package.json ${why}`, `Repair ${source}/package.json`)
  return { folder, report, entry: './index.js' }
}

function judge(source: string, pkg: PackageFile, entry: string): PluginReport {
  const problems = manifestProblems(pkg.caidence)
  if (!entry.startsWith('./') || entry.includes('..'))
    problems.push('exports: "." must name a file inside the package')
  if (problems.length) {
    return refusal(
      source,
      pkg,
      problems.join('; '),
      `Correct the "caidence" block of ${source}/package.json`
    )
  }

  const block = pkg.caidence as Manifest
  const manifest: Manifest = { ...block, webhooks: block.webhooks ?? [] }
  const incompatible = compatibilityProblem(manifest.sdk)
  if (incompatible) {
    return {
      ...refusal(source, pkg, incompatible, `npm install ${pkg.name ?? source}@latest`),
      manifest,
    }
  }
  return { ...facts(source, pkg), state: 'ready', manifest }
}

function facts(source: string, pkg: PackageFile) {
  const block = (pkg.caidence ?? {}) as { id?: unknown; name?: unknown }
  return {
    source,
    id: typeof block.id === 'string' ? block.id : null,
    name: typeof block.name === 'string' ? block.name : null,
    version: typeof pkg.version === 'string' ? pkg.version : null,
  }
}

function refusal(source: string, pkg: PackageFile, reason: string, fix: string): PluginReport {
  return { ...facts(source, pkg), state: 'refused', reason, fix }
}

function entryOf({ exports, main }: PackageFile): string {
  if (typeof exports === 'string') return exports
  const dot = exports?.['.']
  if (typeof dot === 'string') return dot
  const conditional =
    (dot as Record<string, unknown> | undefined)?.import ??
    (dot as Record<string, unknown> | undefined)?.default
  return typeof conditional === 'string' ? conditional : (main ?? './index.js')
}

/** Two plugins with one id are both refused: picking one would let a dropped folder replace a trusted adapter. */
function refuseDuplicates(found: Found[]): Found[] {
  const claims = new Map<string, Found[]>()
  for (const plugin of found) {
    for (const claim of claimsOf(plugin.report))
      claims.set(claim, [...(claims.get(claim) ?? []), plugin])
  }
  for (const [claim, owners] of claims) {
    if (owners.length < 2) continue
    const sources = owners.map(({ report }) => report.source).join(' and ')
    for (const owner of owners) {
      owner.report = {
        ...owner.report,
        state: 'refused',
        reason: `${claim} is provided by ${sources}`,
        fix: `Remove one of ${sources}`,
      }
    }
  }
  return found
}

function claimsOf({ state, manifest }: PluginReport): string[] {
  if (state !== 'ready' || !manifest) return []
  return [
    `plugin id "${manifest.id}"`,
    ...manifest.adapters.map(({ id }) => `adapter id "${id}"`),
    ...manifest.adapters.flatMap(({ formats }) => formats.map(({ id }) => `format id "${id}"`)),
  ]
}

/** For ids nobody provides: the caller asked for something that is not installed. */
export function unknownAdapter(adapterId: string): Error & { code: string } {
  const error = new Error(`No installed plugin provides the adapter "${adapterId}"`) as Error & {
    code: string
  }
  error.name = 'UnknownAdapter'
  error.code = 'E_ADAPTER_UNKNOWN'
  return error
}
