/*
 * How much memory does the web process need for a large upload? Starts a server of its own, sends one video of about
 * 1 GB through it and prints what the process took before and at its peak (ffmpeg is a process of its own). The rise
 * must not depend on the size of the file: try other sizes.
 *
 *   node --import=@poppinss/ts-exec bench/upload_memory.ts [megabytes]
 */
import { bench } from './environment.ts'
import { execFileSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Ground, memoryOf, round } from './ground.ts'
import { seedGround } from './seed.ts'

const MB = 1024 * 1024
/** What an upload may add to the web process: buffers on their way to the disk, and those not yet collected. */
const MAX_RISE_MB = 150
const SAMPLE_EVERY_MS = 50
/** What the first requests left behind is collected within this. */
const SETTLE_MS = 2_000
/** Sound of eight channels, 192 kHz, 32 bit: a real file of this size in seconds. */
const BYTES_PER_SECOND = 8 * 192_000 * 4

const megabytes = Number(process.argv[2] ?? 1024)
const DATABASE = 'bench_upload'
const folder = mkdtempSync(join(tmpdir(), 'upload-memory-'))
const ground = new Ground()

function makeVideo(): string {
  const path = join(folder, 'large.mov')
  const seconds = Math.ceil((megabytes * MB) / BYTES_PER_SECOND)
  execFileSync('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=5', '-f', 'lavfi', '-i', 'anoisesrc=r=192000',
    '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-ac', '8', '-c:a', 'pcm_s32le', path,
  ])
  return path
}

async function send(url: string, token: string, path: string) {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="large.mov"\r\nContent-Type: video/quicktime\r\n\r\n'
  const tail = '\r\n--b--\r\n'
  const length = head.length + statSync(path).size + tail.length
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(
      `${url}/api/v1/media`,
      { method: 'POST', headers: { 'authorization': `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b', 'content-length': length } },
      async (response) => resolve({ status: response.statusCode!, text: Buffer.concat(await response.toArray()).toString() })
    )
    sending.once('error', reject)
    sending.write(head)
    const file = createReadStream(path, { highWaterMark: MB })
    file.once('error', reject)
    file.once('end', () => sending.end(tail))
    file.pipe(sending, { end: false })
  })
}

async function measure() {
  await ground.start()
  await ground.create(DATABASE)
  const { token } = await seedGround(ground.admin(DATABASE))
  const path = makeVideo()
  const { url, pid } = await ground.web({ ...ground.urls(DATABASE), MEDIA_ROOT: join(folder, 'media') })
  await fetch(`${url}/api/v1/media`, { headers: { authorization: `Bearer ${token}` } })
  await wait(SETTLE_MS)

  const idle = memoryOf(pid)
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), SAMPLE_EVERY_MS)
  const began = performance.now()
  const { status, text } = await send(url, token, path)
  clearInterval(sampling)
  if (status !== 201) throw new Error(`The upload was answered with ${status}: ${text}`)

  const seconds = (performance.now() - began) / 1000
  return {
    sentMB: Math.round(statSync(path).size / MB),
    seconds: round(seconds),
    idleMB: Math.round(idle),
    peakMB: Math.round(peak),
    riseMB: Math.round(peak - idle),
    maxRiseMB: MAX_RISE_MB,
    ratio: round(peak / idle),
  }
}

await bench(measure, async () => {
  await ground.stop()
  rmSync(folder, { recursive: true, force: true })
})
