import { createReadStream, createWriteStream } from 'node:fs'
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import drive from '@adonisjs/drive/services/main'

/**
 * Files of the media disk. Keys are `<workspace>/<yyyy>/<mm>/<id>.<ext>`. Drive knows no ranges, so a disk in the
 * file system is read directly; any other disk is read from its beginning and cut.
 */
export class MediaStore {
  /** Takes over a finished local file; within one file system this is a rename, whatever the size. */
  async adopt(path: string, key: string) {
    const target = this.#localPath(key)
    if (!target) return this.#disk.moveFromFs(path, key)
    await mkdir(dirname(target), { recursive: true })
    try {
      await rename(path, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
      await copyFile(path, target)
      await rm(path)
    }
  }

  /** Bytes `from` (inclusive) to `to` (exclusive). */
  async stream(key: string, from: number, to: number): Promise<Readable> {
    if (from >= to) return Readable.from([])
    const path = this.#localPath(key)
    if (path) return createReadStream(path, { start: from, end: to - 1 })
    return Readable.from(cut(await this.#disk.getStream(key), from, to))
  }

  async bytes(key: string, from: number, to: number): Promise<Uint8Array> {
    const path = this.#localPath(key)
    if (!path) return new Uint8Array(Buffer.concat(await (await this.stream(key, from, to)).toArray()))

    const file = await open(path, 'r')
    try {
      const target = new Uint8Array(to - from)
      let filled = 0
      while (filled < target.length) {
        const { bytesRead } = await file.read(target, filled, target.length - filled, from + filled)
        if (!bytesRead) throw new Error('The stored file is shorter than noted')
        filled += bytesRead
      }
      return target
    } finally {
      await file.close()
    }
  }

  /** A path that local tools can read: the file itself, or a copy in `folder` where the disk is elsewhere. */
  async localCopy(key: string, folder: string): Promise<string> {
    const path = this.#localPath(key)
    if (path) return access(path).then(() => path)
    const copy = join(folder, 'source')
    await pipeline(await this.#disk.getStream(key), createWriteStream(copy, { flags: 'w', mode: 0o600 }))
    return copy
  }

  async size(key: string): Promise<number> {
    return (await this.#disk.getMetaData(key)).contentLength
  }

  async remove(...keys: (string | null)[]) {
    for (const key of keys) if (key) await this.#disk.delete(key)
  }

  get #disk() {
    return drive.use('media')
  }

  #localPath(key: string): string | null {
    const location = (this.#disk.driver as { options?: { location?: string | URL } }).options?.location
    if (!location) return null
    return join(typeof location === 'string' ? location : fileURLToPath(location), key)
  }
}

async function* cut(chunks: AsyncIterable<Buffer>, from: number, to: number) {
  let position = 0
  for await (const chunk of chunks) {
    const start = Math.max(0, from - position)
    const end = Math.min(chunk.length, to - position)
    if (start < end) yield chunk.subarray(start, end)
    position += chunk.length
    if (position >= to) return
  }
}
