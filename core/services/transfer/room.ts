import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { readable } from '#services/media/sizes'
import { E_NO_ROOM } from './errors.ts'
import { PART_LEFT_MS, ROOM_LEFT_BYTES } from './limits.ts'

/** Where archives lie while they are written or arrive. */
export async function transfersFolder(): Promise<string> {
  const folder = app.makePath('storage/tmp/transfers')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

export const placeOf = async (name: string) => join(await transfersFolder(), name)

/** Removes what killed processes left behind. What is written to has a younger time. */
export async function removeOldParts(now = Date.now()) {
  const folder = await transfersFolder()
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && now - found.mtimeMs > PART_LEFT_MS) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** Bytes that are free for us. Replaced by tests. */
export const disk = {
  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(await transfersFolder())
    return bavail * bsize
  },
}

/** Throws `E_NO_ROOM` when so much more would leave the server without room for its own work. */
export async function mustHaveRoom(bytes: number) {
  const free = await disk.free()
  if (free - bytes < ROOM_LEFT_BYTES) throw new E_NO_ROOM([readable(bytes + ROOM_LEFT_BYTES), readable(free)])
}
