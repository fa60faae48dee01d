import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Beside the other things this installation keeps for itself. A file, because the suite runs without a database. */
const FILE = 'storage/adapter_levels.json'

/** How far a plugin passed the conformance suite here. */
export type AdapterLevel = {
  level: string
  passed: number
  failed: number
  skipped: number
  /** Of the plugin that was tested. */
  version: string | null
  testedAt: string
}

/** By plugin id. A file that is missing or was damaged means that nothing was tested. */
export async function readLevels(root: string): Promise<Record<string, AdapterLevel>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(root, FILE), 'utf8'))
    const entries = Object.entries(parsed as Record<string, unknown>).filter((entry): entry is [string, AdapterLevel] => isLevel(entry[1]))
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

/** A result of the suite, as it is kept. */
export async function levelOf(folder: string, { level, passed, failed, skipped }: { level: string; passed: number; failed: number; skipped: unknown[] }): Promise<AdapterLevel> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return { level, passed, failed, skipped: skipped.length, version: typeof version === 'string' ? version : null, testedAt: new Date().toISOString() }
}

export async function recordLevels(root: string, levels: Record<string, AdapterLevel>) {
  const file = join(root, FILE)
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify({ ...(await readLevels(root)), ...levels }, null, 2)}\n`)
  await rename(draft, file)
}

function isLevel(value: any): value is AdapterLevel {
  const isCount = (one: unknown) => Number.isInteger(one)
  return typeof value?.level === 'string' && typeof value.testedAt === 'string' && isCount(value.passed) && isCount(value.failed) && isCount(value.skipped)
}
