import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { APP_FLAGS } from '../../bin/lib/node.js'
import { anyPort } from '../../bin/lib/ports.js'
import { root, storage } from '../../bin/lib/paths.js'
import { ensureDatabase, ensurePostgres, stop as stopPostgres } from '../../bin/lib/postgres.js'
import { databaseFile, resolveTemporal, startTemporal } from '../../bin/lib/temporal.js'

const DATABASE = 'caidence_evidence'
const WORKER_READY_MS = 60_000
/** On a machine that does much else as well. */
const WEB_READY_MS = 120_000
/** One question whether it is up. */
const HEALTH_MS = 2_000

/** The real parts, each a process that may be killed and started again. */
export class Stack {
  workers: ChildProcess[] = []
  web?: ChildProcess
  webUrl = ''
  #postgres: any
  #postgresChild?: ChildProcess
  #temporal?: { port: number; child: ChildProcess }
  #binary = ''

  /** Browsers make passkeys for `localhost` and for no address of numbers. */
  constructor(private host: '127.0.0.1' | 'localhost' = '127.0.0.1') {}

  async start() {
    // Its parts are groups of their own; whoever breaks the suite off would leave them running for ever.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void this.stop().finally(() => process.exit(130)))
    this.#postgres = await ensurePostgres({}, { onChild: (child: ChildProcess) => (this.#postgresChild = child) })
    this.#postgresChild = this.#postgres.child
    await ensureDatabase(this.#postgres, DATABASE)
    const urls = this.#postgres.urls(DATABASE)
    Object.assign(process.env, { DATABASE_URL: urls.app, DATABASE_OWNER_URL: urls.owner })
    const port = await anyPort()
    this.webUrl = `http://${this.host}:${port}`
    Object.assign(process.env, { PORT: String(port), APP_URL: this.webUrl, MEDIA_URL: this.webUrl })

    const migrate = spawnSync(process.execPath, ['ace.js', 'migration:run', '--connection=owner', '--force', '--no-schema-generate'], { cwd: root, encoding: 'utf8', env: process.env })
    if (migrate.status !== 0) throw new Error(`The migrations failed: ${migrate.stdout}${migrate.stderr}`)

    this.#binary = resolveTemporal().path
    const temporalPort = await anyPort()
    process.env.TEMPORAL_ADDRESS = `127.0.0.1:${temporalPort}`
    await this.startTemporal(temporalPort)
  }

  async startTemporal(port = this.#temporal!.port) {
    const { child } = await startTemporal(this.#binary, { port, file: databaseFile, onLog: undefined, onChild: undefined })
    this.#temporal = { port, child }
  }

  async killTemporal({ forget = false } = {}) {
    await kill(this.#temporal!.child)
    if (forget) for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${databaseFile}${suffix}`, { force: true })
  }

  async killPostgres() {
    await kill(this.#postgresChild!)
  }

  startPostgres() {
    this.#postgresChild = this.#postgres.restart()
  }

  async startWorker(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [...APP_FLAGS, 'bin/console.ts', 'worker:start'], { cwd: root, env: process.env, stdio: ['ignore', 'pipe', logFile('worker')] })
    child.stdout!.pipe(createWriteStream(join(storage, 'logs', 'worker.log'), { flags: 'a' }))
    this.workers.push(child)
    const ready = new Promise<void>((resolve) => child.stdout!.on('data', (chunk) => /worker ready/.test(String(chunk)) && resolve()))
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The worker ended while starting')))
    await Promise.race([ready, ended, sleep(WORKER_READY_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('The worker did not come up')))])
    ended.catch(() => {})
    return child
  }

  async killWorkers() {
    await Promise.all(this.workers.map(kill))
    this.workers = []
  }

  async startWeb() {
    this.web = spawn(process.execPath, [...APP_FLAGS, join(root, 'bin/server.ts')], { cwd: root, env: process.env, stdio: ['ignore', logFile('web'), logFile('web')] })
    for (const until = Date.now() + WEB_READY_MS; Date.now() < until; await sleep(200)) {
      if (this.web.exitCode !== null || this.web.signalCode) throw new Error(`The web process ended while starting, ${this.web.signalCode ?? `code ${this.web.exitCode}`}: logs/web.log in ${storage}`)
      const up = await fetch(`${this.webUrl}/health/live`, { signal: AbortSignal.timeout(HEALTH_MS) }).then(
        (answer) => answer.ok,
        () => false
      )
      if (up) return
    }
    throw new Error(`The web process did not come up within ${WEB_READY_MS / 1000} s: logs/web.log in ${storage}`)
  }

  async stop() {
    await this.killWorkers()
    if (this.web) await kill(this.web)
    if (this.#temporal) await kill(this.#temporal.child)
    await stopPostgres(this.#postgresChild)
  }
}

/** What web and workers say, kept for whoever looks for the reason of a failure, or for a secret in it. */
function logFile(name: string): number {
  const folder = join(storage, 'logs')
  mkdirSync(folder, { recursive: true })
  return openSync(join(folder, `${name}.log`), 'a')
}

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
