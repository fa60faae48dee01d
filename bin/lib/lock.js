import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runFolder } from './paths.js'
import { SetupError } from './step.js'

const file = join(runFolder, 'supervisor.json')
export const servicesFile = join(runFolder, 'services.json')
const childrenFile = join(runFolder, 'children.json')

/** The start time of a process, so that a recycled pid is not taken for ours. Null where nobody can tell. */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Ended, and only not yet collected by its parent.
    return fields[0] === 'Z' ? null : fields[19]
  } catch {
    // Where /proc is not there (macOS), to the second.
    const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } })
    return asked.stdout?.trim() || null
  }
}

/** Whether the process that was noted still runs. What cannot be told apart from a stranger's is a stranger's. */
export function isSame(noted) {
  const { pid, birth } = noted ?? {}
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return birth !== null && birthOf(pid) === birth
}

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export function isRunning() {
  const other = read(file)
  return other !== null && isSame(other)
}

export function refuseSecondStart() {
  if (isRunning()) refuse(read(file) ?? {})
}

function refuse(other) {
  console.error(
    `C(AI)DENCE already runs from this folder: ${other.url ?? 'still starting'} (process ${other.pid}). ` +
      'Stop it with Ctrl-C in its terminal, or use a second checkout.'
  )
  throw new SetupError('already running')
}

/** Notes this process as the one that runs. Of two that start in the same moment one is refused. */
export function takeLock(facts) {
  const other = read(file)
  if (!other || !isSame(other)) rmSync(file, { force: true })
  try {
    writeFileSync(file, factsOf(facts), { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const holder = read(file)
    if (holder?.pid !== process.pid) refuse(holder ?? {})
    writeFileSync(file, factsOf(facts))
  }
}

const factsOf = (facts) => JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), ...facts })

/** Only the one that took it: the notes of another supervisor are what its next start needs. */
export function dropLock() {
  if (read(file)?.pid !== process.pid) return
  for (const path of [file, servicesFile, childrenFile]) rmSync(path, { force: true })
}

/** What `node ace …` in another terminal needs to know. Holds database addresses: readable by the owner only. */
export function noteServices(env) {
  writeFileSync(servicesFile, JSON.stringify({ env }, null, 2), { mode: 0o600 })
}

const children = new Map()
export function noteChild(name, pid) {
  children.set(name, { pid, birth: birthOf(pid) })
  writeFileSync(childrenFile, JSON.stringify(Object.fromEntries(children)))
}

/** Processes that were asked to end get this long. */
const LEFTOVER_GRACE_MS = 10_000

/**
 * Ends what a supervisor that was killed left behind: only processes it had noted, only if they are still the same
 * ones. PostgreSQL is asked for a fast stop, so that the next start needs no recovery.
 */
export async function endLeftovers() {
  const left = Object.entries(read(childrenFile) ?? {}).filter(([, child]) => isSame(child))
  for (const [name, { pid }] of left) signal(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM')
  const until = Date.now() + LEFTOVER_GRACE_MS
  while (left.some(([, child]) => isSame(child)) && Date.now() < until) await sleep(100)
  for (const [, child] of left) if (isSame(child)) signal(child.pid, 'SIGKILL')
  rmSync(childrenFile, { force: true })
  return left.map(([name]) => name)
}

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch {}
}
