/*
 * How much memory does the web process need for a large upload? Starts a server of its own on loopback, sends one
 * video of about 1 GB through it and prints what the process took before and at its peak (ffmpeg is a process of its
 * own). The rise must not depend on the size of the file: try other sizes.
 *
 *   DATABASE_URL=… node --import=@poppinss/ts-exec bench/upload_memory.ts [megabytes]
 */
import 'reflect-metadata'
import { execFileSync, spawn } from 'node:child_process'
import { APP_FLAGS } from '../bin/lib/node.js'
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Ignitor } from '@adonisjs/core'

const MB = 1024 * 1024
/** What an upload may add to the web process: buffers on their way to the disk, and those not yet collected. */
const MAX_RISE_MB = 150
const SAMPLE_EVERY_MS = 50
/** Sound of eight channels, 192 kHz, 32 bit: a real file of this size in seconds. */
const BYTES_PER_SECOND = 8 * 192_000 * 4

const megabytes = Number(process.argv[2] ?? 1024)
const root = new URL('../', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'upload-memory-'))

const memoryOf = (pid: number) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)![1]) / 1024
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function makeVideo(): string {
  const path = join(folder, 'large.mov')
  const seconds = Math.ceil((megabytes * MB) / BYTES_PER_SECOND)
  execFileSync('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=5', '-f', 'lavfi', '-i', 'anoisesrc=r=192000',
    '-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-ac', '8', '-c:a', 'pcm_s32le', path,
  ])
  return path
}

async function createToken() {
  const app = new Ignitor(root, { importer: (path) => import(path.startsWith('.') ? new URL(path, root).href : path) }).createApp('console')
  await app.init()
  await app.boot()
  const { default: User } = await import('#models/user')
  const { Workspaces } = await import('#services/tenancy/workspaces')
  const { workspaceAbility } = await import('#services/accounts/abilities')
  const user = await User.create({ id: crypto.randomUUID(), fullName: 'Bench', email: `bench-${Date.now()}@example.test`, password: crypto.randomUUID() })
  const { workspace } = await new Workspaces().create(user.id, { name: 'Bench', timeZone: 'UTC' })
  const token = await User.accessTokens.create(user, [workspaceAbility(workspace.id), 'media:read', 'media:write'])
  await app.terminate()
  return token.value!.release()
}

async function send(port: number, token: string, path: string) {
  const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="large.mov"\r\nContent-Type: video/quicktime\r\n\r\n'
  const tail = '\r\n--b--\r\n'
  const length = head.length + statSync(path).size + tail.length
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sending = request(
      { port, host: '127.0.0.1', path: '/api/v1/media', method: 'POST', headers: { 'authorization': `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b', 'content-length': length } },
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

const port = await freePort()
const server = spawn(process.execPath, [...APP_FLAGS, 'bin/server.ts'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', MEDIA_ROOT: join(folder, 'media') },
})
try {
  const [token, path] = [await createToken(), makeVideo()]
  while (!(await fetch(`http://127.0.0.1:${port}/health/live`).then((answer) => answer.ok, () => false))) await wait(200)
  await fetch(`http://127.0.0.1:${port}/api/v1/media`, { headers: { authorization: `Bearer ${token}` } })
  await wait(2000)

  const idle = memoryOf(server.pid!)
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, memoryOf(server.pid!))), SAMPLE_EVERY_MS)
  const began = performance.now()
  const { status, text } = await send(port, token, path)
  clearInterval(sampling)

  const seconds = (performance.now() - began) / 1000
  const sent = statSync(path).size / MB
  const met = status === 201 && peak - idle < MAX_RISE_MB
  console.log(JSON.stringify({
    status, sentMB: Math.round(sent), seconds: Math.round(seconds * 10) / 10, idleMB: Math.round(idle), peakMB: Math.round(peak),
    riseMB: Math.round(peak - idle), maxRiseMB: MAX_RISE_MB, ratio: Math.round((peak / idle) * 100) / 100, met,
  }))
  if (status !== 201) console.error(text)
  process.exitCode = met ? 0 : 1
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
