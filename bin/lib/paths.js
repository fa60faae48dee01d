import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { homedir } from 'node:os'

export const root = fileURLToPath(new URL('../../', import.meta.url))
/** Everything that is made at run time. The evidence suite has a place of its own, so that it may kill what it likes. */
export const storage = process.env.CAIDENCE_STORAGE ?? join(root, 'storage')
/** Downloaded binaries are shared. */
export const binFolder = join(root, 'storage', 'bin')
export const runFolder = join(storage, 'run')

export function prepareFolders() {
  for (const folder of ['run', 'media', 'outbox', 'tmp']) mkdirSync(join(storage, folder), { recursive: true })
  mkdirSync(binFolder, { recursive: true })
}

/** For secrets: only the owner reads them, and a kill in the middle leaves the old file or the new one, never half of it. */
export function writeSafely(file, text) {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  try {
    renameSync(`${file}.new`, file)
  } catch (error) {
    // A file that is mounted by itself, into a container for one, can only be written in its place.
    if (error.code !== 'EBUSY') throw error
    writeFileSync(file, text, { mode: 0o600 })
    rmSync(`${file}.new`, { force: true })
  }
}

/** The first executable of these names on PATH. */
export function onPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {}
    }
  }
  return null
}

/** npm, pip and Chromium keep caches in the home folder; where it is read-only they use ours. */
export function cacheEnvironment() {
  const home = homedir()
  try {
    if (!existsSync(home)) throw new Error('no home folder')
    accessSync(home, constants.W_OK)
    return {}
  } catch {
    const cache = join(storage, 'cache')
    mkdirSync(cache, { recursive: true })
    return {
      npm_config_cache: join(cache, 'npm'),
      PIP_CACHE_DIR: join(cache, 'pip'),
      XDG_CACHE_HOME: cache,
      XDG_CONFIG_HOME: cache,
      npm_config_update_notifier: 'false',
    }
  }
}
