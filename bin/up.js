/*
 * Second half of the bootstrap, under Node 24: database, Temporal, tools, migrations, assets; then the
 * command that was asked for. Called by bin/setup.js.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runFolder, storage } from './lib/paths.js'
import { readEnvironment } from './lib/environment.js'
import { note, SetupError, step, tell } from './lib/step.js'
import { ensureDatabase, ensurePostgres, pendingMigrations, stop as stopPostgres } from './lib/postgres.js'
import { resolveTemporal } from './lib/temporal.js'
import { resolveChromium, resolveFfmpeg, resolveLibheif, resolvePoppler, resolveRedis } from './lib/tools.js'
import { dropLock, endLeftovers, noteChild, refuseSecondStart, takeLock } from './lib/lock.js'

const [command, ...args] = process.argv.slice(2)
const environment = readEnvironment()
const workflowBundle = join(storage, 'workflows.js')
/** The interface as browsers run it, and as the server draws pages with it: where each ends, and from which configuration. */
const BUILDS = [
  ['public/assets/.vite/manifest.json', 'vite.config.ts'],
  ['build/drawn/drawn.js', 'vite.drawn.config.ts'],
]
let postgres
let database

/** Until the supervisor or the suites take over. What was begun is ended; what is done stays for the next start. */
const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP']
async function breakOff() {
  await stopPostgres(database)
  if (command === 'start') dropLock()
  process.exit(130)
}
for (const signal of INTERRUPTIONS) process.on(signal, breakOff)

try {
  if (command === 'start') {
    refuseSecondStart()
    takeLock({})
    const leftovers = await endLeftovers()
    if (leftovers.length) note('leftovers', `ended from a start that was killed: ${leftovers.join(', ')}`)
  }
  await main()
} catch (error) {
  tell(error)
  await stopPostgres(database)
  if (command === 'start' && error.message !== 'already running') dropLock()
  process.exit(1)
}

async function main() {
  postgres = await step('postgres', async () => {
    const value = await ensurePostgres(environment, { onLog: postgresLog, onChild: knowDatabase })
    return { value, detail: value.detail }
  })
  const temporal = await step('temporal', () => {
    if (environment.TEMPORAL_ADDRESS) return { value: { address: environment.TEMPORAL_ADDRESS }, detail: `from TEMPORAL_ADDRESS (${environment.TEMPORAL_ADDRESS})` }
    const value = resolveTemporal()
    return { value, detail: value.from }
  })
  const ffmpeg = await optional('ffmpeg', resolveFfmpeg)
  await optional('poppler', resolvePoppler)
  await optional('libheif', resolveLibheif)
  if (command === 'test') await optional('redis', resolveRedis)
  const chromium = await optional('chromium', () => resolveChromium(environment))

  const name = command === 'test' ? 'caidence_test' : 'caidence'
  const prepare = (wanted) =>
    step('database', async () => {
      if (command === 'test') refuseRealDatabase(postgres)
      await ensureDatabase(postgres, wanted)
      const urls = postgres.urls(postgres.admin ? wanted : null)
      const pending = await pendingMigrations(urls.owner)
      if (pending.length) migrate(urls)
      return { detail: pending.length ? `${wanted}: ${pending.length} migrations run` : `${wanted}: up to date` }
    })
  await prepare(name)
  // A suite that takes walls down must not do so under others; where only one database was given, it comes after them.
  const second = command === 'test' && postgres.admin ? `${name}_isolation` : null
  if (second) await prepare(second)
  await step('assets', () => ({ detail: buildAssets() }))
  await step('workflows', () => ({ detail: bundleWorkflows() }))

  const urls = postgres.urls(postgres.admin ? name : null)
  const services = {
    ...environment,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    ...(chromium.path && { CHROMIUM_PATH: chromium.path }),
    FFMPEG: ffmpeg.path ?? '',
    WORKFLOW_BUNDLE: workflowBundle,
  }

  if (command === 'setup') {
    note('done', 'everything is in place: npm start, npm test')
    await postgres.stop()
    return
  }
  const { default: run } = await import(command === 'test' ? './test_all.js' : './supervisor.js')
  // The supervisor ends its children in order; under the suites the database outlives them.
  if (command !== 'test') for (const signal of INTERRUPTIONS) process.off(signal, breakOff)
  const besides = second && { DATABASE_URL: postgres.urls(second).app, DATABASE_OWNER_URL: postgres.urls(second).owner }
  await run({ args, environment: services, postgres, temporal, storage, runFolder, besides })
}

function knowDatabase(child) {
  database = child
  if (command === 'start' && child.pid) noteChild('postgres', child.pid)
}

/** The suites fill whatever they are given with people and posts of their own. */
function refuseRealDatabase(found) {
  if (found.admin || /test/i.test(new URL(found.urls(null).app).pathname)) return
  throw new SetupError('DATABASE_URL does not name a database for tests', 'give one whose name contains "test", or unset DATABASE_URL to test with the embedded one')
}

async function optional(name, resolve) {
  return step(name, () => {
    const value = resolve()
    return { value, detail: value.path ? value.from : `not available: ${value.why}` }
  })
}

function migrate(urls) {
  const run = spawnSync(process.execPath, ['ace.js', 'migration:run', '--connection=owner', '--force', '--no-schema-generate'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...environment, DATABASE_URL: urls.app, DATABASE_OWNER_URL: urls.owner },
  })
  if (run.status !== 0) {
    console.error(run.stdout, run.stderr)
    throw new SetupError('a migration failed; nothing of it was kept', 'see the error above')
  }
}

/** Bundles the workflows when their sources changed since the last time. */
function bundleWorkflows() {
  const sources = globSync(['workflows/**/*.ts', 'package-lock.json'], { cwd: root }).map((name) => join(root, name))
  const digest = digestOf(sources)
  const stamp = join(storage, 'workflows.sha256')
  if (existsSync(workflowBundle) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 'as bundled'
  const run = spawnSync(process.execPath, [join(root, 'bin', 'bundle_workflows.js'), workflowBundle], { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) {
    console.error(run.stdout, run.stderr)
    throw new SetupError('the workflows could not be bundled', 'see the error above')
  }
  writeFileSync(stamp, digest)
  return 'bundled'
}

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds the interface when its sources changed since the last build. */
function buildAssets() {
  const stamp = join(storage, 'assets.sha256')
  const sources = globSync(['resources/ui/**/*', 'resources/lang/**/*', '.adonisjs/client/**/*', 'vite*.config.ts', 'bin/lib/{chunks,open_lists,precompress,ui_icons,ui_texts}.js', 'package-lock.json'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // Written by the build itself; counting them would make every build the reason for another.
    .filter((file) => !/\.adonisjs\/client\/(components|auto-imports)\.d\.ts$/.test(file))
  const digest = digestOf(sources)
  const built = BUILDS.every(([file]) => existsSync(join(root, file)))
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 'as built'

  for (const [, config] of BUILDS) {
    const run = spawnSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn'], { cwd: root, encoding: 'utf8', env: { ...environment, NODE_ENV: 'production' } })
    if (run.status !== 0) {
      console.error(run.stdout, run.stderr)
      throw new SetupError('the browser files could not be built', 'see the error above')
    }
  }
  writeFileSync(stamp, digest)
  return 'built'
}

function postgresLog(text) {
  for (const line of text.split('\n')) if (/FATAL|PANIC/.test(line) && !/starting up|shutting down|not yet accepting|in recovery mode|terminating connection/.test(line)) console.error(`[postgres] ${line}`)
}
