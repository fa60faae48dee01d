import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './lib/paths.js'
import { USUAL_URL } from './lib/environment.js'
import { APP_FLAGS } from './lib/node.js'
import { portFor } from './lib/ports.js'
import { dropLock, noteChild, noteServices, takeLock } from './lib/lock.js'
import { hush, SetupError, step, tell } from './lib/step.js'
import { accepts, databaseFile, portForTemporal, startTemporal } from './lib/temporal.js'
import { stop as stopPostgres } from './lib/postgres.js'

/** A child that dies is started again after this, doubling up to the second; it is forgiven after running a while. */
const RESTART_FIRST_MS = 300
const RESTART_MOST_MS = 15_000
const FORGIVEN_AFTER_MS = 30_000
/** Children finish what they have begun when asked to stop; then they are ended. */
const GRACE_MS = 25_000
/** First start compiles everything once. */
const READY_TIMEOUT_MS = 90_000
/** A workflow takes seconds in the sandbox: settle times and polling are shortened. */
const SANDBOX_WAIT_SCALE = '0.2'

const colours = { web: 36, worker: 35, temporal: 33, postgres: 34, emulators: 32 }
const paint = (name, text) => (process.stdout.isTTY ? `\x1b[${colours[name] ?? 37}m${text}\x1b[0m` : text)

/** Runs web, worker, emulators, Temporal and PostgreSQL together, restarts what dies, and ends all of it cleanly. */
export default async function supervise({ args, environment, postgres, temporal }) {
  const once = args.includes('--once')
  // A terminal that was closed takes no more text; that must not keep the children from being ended.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  const supervisor = new Supervisor(environment, postgres)
  const stopped = supervisor.stopOnSignals()
  try {
    const failure = await Promise.race([supervisor.start(temporal, once), stopped.then(() => 'stopped')])
    if (failure === 'stopped') process.exitCode = once ? 130 : 0
    else if (once) process.exitCode = failure ? 1 : 0
    else {
      await stopped
      process.exitCode = 0
    }
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
  await supervisor.end()
  dropLock()
  process.exit()
}

class Supervisor {
  #children = new Map()
  #ending = false
  #environment
  #postgres

  constructor(environment, postgres) {
    // A driver's deprecation notices are ours to act on, not the reader's of this terminal.
    const nodeOptions = [environment.NODE_OPTIONS, '--no-deprecation'].filter(Boolean).join(' ')
    this.#environment = { ...environment, NODE_ENV: environment.NODE_ENV ?? 'development', NODE_OPTIONS: nodeOptions }
    this.#postgres = postgres
  }

  stopOnSignals() {
    return new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => {
          if (this.#ending) return
          hush()
          console.log('\nStopping. What is under way is kept and goes on with the next start.')
          resolve()
        })
      }
    })
  }

  async start(temporal, once) {
    if (this.#postgres.child) this.#watch('postgres', this.#postgres.child, () => this.#postgres.restart())
    const production = this.#environment.NODE_ENV === 'production'
    const sandbox = this.#environment.SANDBOX ? this.#environment.SANDBOX === 'true' : !production

    const [address, hosts, webPort] = await Promise.all([
      step('temporal up', () => this.#temporal(temporal)),
      sandbox ? step('emulators', () => this.#emulators()) : undefined,
      portFor('web', Number(this.#environment.PORT)),
    ])
    const own = this.#environment
    const moved = String(webPort) !== own.PORT
    const url = moved || !own.APP_URL || own.APP_URL === USUAL_URL ? `http://localhost:${webPort}` : own.APP_URL
    const services = {
      DATABASE_URL: own.DATABASE_URL,
      DATABASE_OWNER_URL: own.DATABASE_OWNER_URL,
      TEMPORAL_ADDRESS: address,
      PORT: String(webPort),
      APP_URL: url,
      ...((hosts || own.PLATFORM_HOSTS) && { PLATFORM_HOSTS: mergedHosts(hosts, own.PLATFORM_HOSTS) }),
      ...(sandbox && { SANDBOX: 'true', WAIT_SCALE: own.WAIT_SCALE ?? SANDBOX_WAIT_SCALE }),
      // Emulators fetch media from this machine; a public address is not needed there.
      ...(sandbox && { MEDIA_URL: own.MEDIA_URL ?? `http://127.0.0.1:${webPort}` }),
    }
    noteServices(services)
    Object.assign(this.#environment, services)

    await Promise.all([
      step('web', () => this.#node('web', [...APP_FLAGS, 'bin/server.ts'], () => answersHttp(`http://127.0.0.1:${webPort}/health/live`), `${url}`)),
      step('worker', () => this.#node('worker', [...APP_FLAGS, 'bin/console.ts', 'worker:start'], null, 'all queues', /worker ready/)),
    ])
    if (this.#ending) return false
    takeLock({ url })

    if (sandbox) {
      const failed = await this.#demo(once)
      if (once) return failed
    } else if (once) {
      console.log('  The demo runs in sandbox mode only. All parts are up.')
      return false
    }
    if (this.#ending) return false
    console.log(`\n  C(AI)DENCE runs at ${url}${sandbox ? '   (sandbox: nothing leaves this machine)' : ''}\n  Ctrl-C stops it. ${whereMailGoes(own, production, url)}\n`)
    return false
  }

  async #temporal(temporal) {
    if (temporal.address) {
      if (!(await accepts(temporal.address))) console.log(`  note  temporal       ${temporal.address} does not answer yet; scheduled posts wait for it`)
      return { value: temporal.address, detail: temporal.address }
    }
    const port = await portForTemporal()
    const onLog = (text) => this.#log('temporal', severe(text))
    const launch = async () => (await startTemporal(temporal.path, { port, file: databaseFile, onLog, onChild: (started) => this.#know('temporal', started) })).child
    const child = await launch()
    this.#watch('temporal', child, launch)
    return { value: `127.0.0.1:${port}`, detail: `dev server, port ${port}, kept in storage/temporal.db` }
  }

  async #emulators() {
    const base = await portFor('emulators', 7701)
    let hosts
    const env = { EMULATOR_PORT_BASE: String(base) }
    const launch = () => {
      const child = this.#spawn('emulators', ['bin/emulators.js'], env, ['ignore', 'pipe', 'pipe', 'ipc'])
      hosts ??= new Promise((resolve, reject) => {
        child.once('message', ({ platformHosts }) => resolve(platformHosts))
        child.once('exit', () => reject(new SetupError('the emulators did not start', 'see the lines above')))
      })
      return child
    }
    this.#watch('emulators', launch(), launch)
    return { value: await hosts, detail: `from port ${base}` }
  }

  async #node(name, args, isReady, detail, readyLine) {
    const launch = () => this.#spawn(name, args)
    const child = launch()
    const said = readyLine && new Promise((resolve) => child.stdout.on('data', (chunk) => readyLine.test(chunk) && resolve(true)))
    this.#watch(name, child, launch)
    const until = Date.now() + READY_TIMEOUT_MS
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new SetupError(`${name} stopped while starting (code ${child.exitCode})`, 'see its lines above')
      if (isReady ? await isReady() : await Promise.race([said, sleep(200, false)])) return { detail }
      if (isReady) await sleep(100)
    }
    throw new SetupError(`${name} did not come up within ${READY_TIMEOUT_MS / 1000} s`, 'see its lines above')
  }

  /** Runs the demo through the same command an operator would type. True when it failed. */
  async #demo(again) {
    const child = spawn(process.execPath, ['ace.js', 'demo:publish', ...(again ? ['--again'] : [])], { cwd: root, env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#know('demo', child)
    child.stdout.on('data', (chunk) => process.stdout.write(indent(chunk)))
    child.stderr.on('data', (chunk) => process.stderr.write(indent(chunk)))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    this.#children.delete('demo')
    if (code !== 0 && !this.#ending) console.error('  FAIL  demo           the demo post did not go out; the reason is above')
    return code !== 0
  }

  #spawn(name, args, extra = {}, stdio = ['ignore', 'pipe', 'pipe']) {
    if (this.#ending) throw new SetupError('stopped while starting')
    // A group of its own: Ctrl-C reaches this process only, which ends the children in order.
    const child = spawn(process.execPath, args, { cwd: root, env: { ...this.#environment, ...extra }, stdio, detached: true })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => this.#log(name, chunk.toString()))
    return child
  }

  /** From its first moment on, so that a Ctrl-C, or the next start after a kill, finds it. */
  #know(name, child) {
    this.#children.set(name, child)
    if (child.pid) noteChild(name, child.pid)
    if (this.#ending) child.kill('SIGTERM')
  }

  #watch(name, child, launch, tries = 0) {
    const began = Date.now()
    this.#know(name, child)
    child.once('exit', async (code, signal) => {
      if (this.#ending) return
      const next = Date.now() - began > FORGIVEN_AFTER_MS ? 0 : tries + 1
      const pause = Math.min(RESTART_FIRST_MS * 2 ** Math.max(0, next - 1), RESTART_MOST_MS)
      this.#log(name, `ended (${signal ?? `code ${code}`}), starting again`)
      await sleep(pause)
      while (!this.#ending) {
        try {
          this.#watch(name, await launch(), launch, next)
          return
        } catch (error) {
          this.#log(name, error.message)
          await sleep(RESTART_MOST_MS)
        }
      }
    })
  }

  #log(name, text) {
    for (const line of text.split('\n')) if (line.trim()) console.log(`${paint(name, `[${name}]`)} ${readable(line)}`)
  }

  /** The worker first: platforms fetch what it is sending from the web server. The database last. */
  async end() {
    this.#ending = true
    for (const names of [['demo', 'worker'], ['web', 'emulators'], ['temporal']]) await Promise.all(names.map((name) => endChild(this.#children.get(name))))
    if (this.#postgres.child) await stopPostgres(this.#children.get('postgres') ?? this.#postgres.child)
  }
}

async function endChild(child) {
  if (!child || child.exitCode !== null || child.signalCode) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  if ((await Promise.race([ended, sleep(GRACE_MS, 'late', { ref: false })])) === 'late') {
    child.kill('SIGKILL')
    await ended
  }
}

async function answersHttp(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return response.ok
  } catch {
    return false
  }
}

/** The emulators stand in for every platform that PLATFORM_HOSTS does not send elsewhere. */
function mergedHosts(...lists) {
  const pairs = lists.filter(Boolean).flatMap((list) => list.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair]))
  return [...new Map(pairs).values()].join(',')
}

function whereMailGoes({ MAIL_MAILER, SMTP_HOST }, production, url) {
  if ((MAIL_MAILER ?? (SMTP_HOST ? 'smtp' : 'outbox')) === 'smtp') return `Mail goes through ${SMTP_HOST}.`
  return production ? 'Mail reaches nobody until SMTP_HOST is set; node ace doctor says what else is missing.' : `Mail is at ${url}/dev/mail`
}

const LEVELS = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }
/** What a log line says about the process itself, which its prefix says already. */
const USUAL = new Set(['level', 'time', 'pid', 'hostname', 'name', 'msg'])

/** A structured log line as a person reads it. In production the processes run by themselves and log JSON. */
function readable(line) {
  if (!line.startsWith('{')) return line
  try {
    const { level, msg, ...rest } = JSON.parse(line)
    const facts = Object.entries(rest).filter(([key]) => !USUAL.has(key)).map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    return [LEVELS[level] ?? '', msg, ...facts].filter(Boolean).join('  ')
  } catch {
    return line
  }
}

const indent = (chunk) => chunk.toString().replace(/^(?=.)/gm, '  ')
/** The dev server tells much that is of no use to anybody here. */
const severe = (text) => text.split('\n').filter((line) => /"level":"(fatal|panic)"/.test(line)).join('\n')
