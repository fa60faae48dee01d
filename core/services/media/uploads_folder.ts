import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { LEFTOVER_MS } from './limits.ts'

const root = () => app.makePath('storage/tmp/uploads')

/** Runs `work` with a folder of its own, named after the process, which is gone afterwards, whatever happens. */
export async function inUploadsFolder<T>(id: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(root(), `${process.pid}.${id}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes what a killed process left behind. Answers how many folders went. */
export async function removeLeftovers(now = Date.now()): Promise<number> {
  const names = await readdir(root()).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(root(), name)
    const found = await stat(path).catch(() => null)
    if (!found || now - found.mtimeMs < LEFTOVER_MS) continue
    await rm(path, { recursive: true, force: true })
    removed++
  }
  return removed
}
