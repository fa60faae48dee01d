import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ignitor } from '@adonisjs/core'
import type { ApplicationService } from '@adonisjs/core/types'
import { APP_FLAGS } from '../bin/lib/node.js'
import { prepareFolders, root } from '../bin/lib/paths.js'
import { anyPort } from '../bin/lib/ports.js'
import { ensureDatabase, ensurePostgres, stop as stopPostgres } from '../bin/lib/postgres.js'

/** A process that is compiled anew on a busy machine. */
const START_TIMEOUT_MS = 60_000
/** Of /proc/<pid>/stat; Linux has counted in hundredths of a second for as long as there is a /proc. */
const TICKS_PER_SECOND = 100

/** PostgreSQL of its own, with databases that can be copied. */
export class Ground {
  #postgres: any
  #children: ChildProcess[] = []

  async start() {
    prepareFolders()
    this.#postgres = await ensurePostgres({}, {})
  }

  /** The administrator of a database: row level security does not apply, so rows of any workspace can be written. */
  admin(database: string): string {
    const url = new URL(this.#postgres.admin)
    url.pathname = `/${database}`
    return url.href
  }

  urls(database: string): { DATABASE_URL: string; DATABASE_OWNER_URL: string } {
    const { app, owner } = this.#postgres.urls(database)
    return { DATABASE_URL: app, DATABASE_OWNER_URL: owner }
  }

  /** A database with all tables; from now on it is the one of this process too. */
  async create(database: string) {
    await ensureDatabase(this.#postgres, database)
    Object.assign(process.env, this.urls(database))
    const run = spawnSync(process.execPath, ['ace.js', 'migration:run', '--connection=owner', '--force', '--no-schema-generate'], { cwd: root, encoding: 'utf8', env: process.env })
    if (run.status !== 0) throw new Error(`The migrations failed: ${run.stdout}${run.stderr}`)
  }

  /** Starts what listens on `PORT` and waits until it answers. */
  async serve(args: string[], environment: Record<string, string> = {}): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
    const port = await anyPort()
    const url = `http://127.0.0.1:${port}`
    const child = spawn(process.execPath, [...APP_FLAGS, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PORT: String(port), APP_URL: url, MEDIA_URL: url, ...environment },
    })
    this.#children.push(child)
    const until = Date.now() + START_TIMEOUT_MS
    while (!(await isUp(url))) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`${args.join(' ')} did not come up`)
      await sleep(100)
    }
    return { url, pid: child.pid!, stop: () => end(child) }
  }

  /** The web process as `npm start` runs it, in production mode: nothing is reloaded and no error page is built. */
  web(environment: Record<string, string> = {}) {
    return this.serve(['bin/server.ts'], { NODE_ENV: 'production', SANDBOX: 'false', ...environment })
  }

  async stop() {
    await Promise.all(this.#children.map(end))
    if (this.#postgres) await stopPostgres(this.#postgres.child)
  }
}

/** The application in this process, for what has to be made through it. */
export async function boot(): Promise<ApplicationService> {
  const url = new URL('../', import.meta.url)
  const importer = (path: string) => import(path.startsWith('.') ? new URL(path, url).href : path)
  const app = new Ignitor(url, { importer }).tap((instance) => instance.booting(async () => void (await import('#start/env')))).createApp('console')
  await app.init()
  await app.boot()
  await app.start(() => {})
  return app
}

export const script = (name: string) => join('bench', name)

const isUp = (url: string) =>
  fetch(`${url}/health/live`).then(
    (answer) => answer.ok,
    () => false
  )

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Resident memory in megabytes. */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)![1]) / 1024
}

/** Seconds of processor time used so far, by all threads of the process. */
export function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

export const percentile = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]

/** Three significant digits: more would only look exact. */
export const round = (value: number) => Number(value.toPrecision(3))
