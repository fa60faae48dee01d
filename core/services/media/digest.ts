import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const WINDOW_BYTES = 256 * 1024

/** Size and SHA-256 of a local file, read through one buffer: gigabytes pass without leaving work for the collector. */
export async function digest(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const window = Buffer.alloc(WINDOW_BYTES)
  const file = await open(path, 'r')
  try {
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(window, 0, WINDOW_BYTES, bytes)
      if (!bytesRead) return { bytes, sha256: hash.digest('hex') }
      hash.update(window.subarray(0, bytesRead))
      bytes += bytesRead
    }
  } finally {
    await file.close()
  }
}
