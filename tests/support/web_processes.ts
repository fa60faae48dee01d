import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'

/** Several of them boot side by side with whatever else runs. */
const START_WITHIN_MS = 90_000

export interface WebProcess {
  base: string
  child: ChildProcess
  /** What it wrote, for the message of a test that fails. */
  output: () => string
}

/** Real web processes on the database of the test: what they keep in memory, they keep each for itself. */
export async function startWebProcesses(count: number, environment: Record<string, string> = {}): Promise<WebProcess[]> {
  const started = await Promise.all(Array.from({ length: count }, () => spawnOne(environment)))
  const until = Date.now() + START_WITHIN_MS
  for (const { base, child, output } of started) {
    while (!(await fetch(`${base}/health/live`).then(({ ok }) => ok, () => false))) {
      if (Date.now() > until || child.exitCode !== null) {
        await stopWebProcesses(started)
        throw new Error(`A web process did not start:\n${output()}`)
      }
      await wait(200)
    }
  }
  return started
}

export async function stopWebProcesses(processes: WebProcess[]) {
  await Promise.all(
    processes.map(async ({ child }) => {
      if (child.exitCode !== null || child.signalCode) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    })
  )
}

async function spawnOne(environment: Record<string, string>): Promise<WebProcess> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'bin/server.ts'], {
    cwd: fileURLToPath(app.appRoot),
    env: { ...process.env, NODE_ENV: 'test', HOST: '127.0.0.1', PORT: String(port), APP_URL: base, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text = (text + data).slice(-8_000)))
  return { base, child, output: () => text }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
