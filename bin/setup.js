#!/usr/bin/env node
/*
 * `npm start` and `npm test` begin here. Node built-ins only, any Node from 20 on: this file brings the
 * dependencies and Node 24, then hands over to bin/up.js. Safe to run again, and after an interruption.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheEnvironment, prepareFolders, root, storage } from './lib/paths.js'
import { ensureEnvironment } from './lib/environment.js'
import { resolveNode } from './lib/node.js'
import { isRunning, refuseSecondStart } from './lib/lock.js'
import { SetupError, step, tell } from './lib/step.js'

/** Each command with the options it knows; the suites of `test` are named in bin/test_all.js. */
const COMMANDS = { setup: [], start: ['--once'], test: [] }
const HELP = `npm start               brings everything up in a sandbox and stays, until Ctrl-C
npm start -- --once     publishes the demo post and ends
npm test                runs every suite
npm test -- <suite …>   runs some: types, lint, components, architecture, unit, functional, workflows, conformance, browser, evidence
npm run setup           installs, migrates and builds, and starts nothing`

const [command = 'setup', ...rest] = process.argv.slice(2)
if ([command, ...rest].some((word) => word === '--help' || word === '-h')) {
  console.log(HELP)
  process.exit(0)
}
const unknown = Object.hasOwn(COMMANDS, command) ? rest.filter((word) => word.startsWith('-') && !COMMANDS[command].includes(word)) : [command]
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(', ')}. What there is:\n\n${HELP}`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or later is needed to begin, this is ${process.versions.node}. Install it and run the command again.`)
  process.exit(1)
}

try {
  prepareFolders()
  Object.assign(process.env, cacheEnvironment())
  if (command === 'start') refuseSecondStart()
  await step('dependencies', installDependencies)
  const node = await step('node', () => {
    const path = resolveNode()
    return { value: path, detail: spawnSync(path, ['-v']).stdout.toString().trim() }
  })
  await step('secrets', () => {
    const made = ensureEnvironment()
    return { detail: made.length ? `written to .env: ${made.join(', ')}` : 'kept from .env' }
  })
  handOver(node)
} catch (error) {
  tell(error)
  process.exit(1)
}

function installDependencies() {
  const stamp = join(storage, 'dependencies.sha256')
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const installed = existsSync(join(root, 'node_modules', '@adonisjs', 'core'))
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return { detail: 'as locked' }

  if (isRunning()) {
    throw new SetupError('the dependencies have changed, and what runs from this folder still uses the old ones', 'stop it with Ctrl-C in its terminal, then run the command again')
  }
  // The stamp goes first: an install that breaks off half-way must be seen as not done.
  rmSync(stamp, { force: true })
  const npm = process.env.npm_execpath
  const [file, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']]
  const run = spawnSync(file, [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (run.signal) process.exit(130)
  if (run.status !== 0) {
    throw new SetupError('npm ci did not finish', 'check that the npm registry can be reached, then run the command again')
  }
  writeFileSync(stamp, hash)
  return { detail: 'installed' }
}

/** A terminal signals the whole group, a supervisor of processes or a container only the first: the child gets it either way. */
function handOver(node) {
  const child = spawn(node, [join(root, 'bin', 'up.js'), command, ...rest], { stdio: 'inherit', cwd: root })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
