#!/usr/bin/env node
/*
 * caidence-adapter: what the author of an adapter needs, in a repository of its own. Plain JavaScript, because it runs
 * before anything is there that reads TypeScript.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NODE = 24
const HELP = `caidence-adapter test [--json]            runs the conformance suite on the adapter in this folder
caidence-adapter emulator [--port=7799]   serves its emulator until Ctrl-C
caidence-adapter new <name> [--in=.]      writes a new adapter into a folder of that name`

const [command, ...rest] = process.argv.slice(2)
if (!['test', 'emulator', 'new'].includes(command)) {
  console.log(HELP)
  process.exit(command === undefined || ['help', '--help', '-h'].includes(command) ? 0 : 1)
}

const loader = pathToFileURL(createRequire(import.meta.url).resolve('@poppinss/ts-exec')).href
// The packed kit is JavaScript; in its own source tree the same file is TypeScript.
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const runner = existsSync(here('../cli.js')) ? here('../cli.js') : here('../cli.ts')
// Writing files needs neither the loader nor the newest Node; an adapter's own TypeScript needs both.
const isPlain = command === 'new' && runner.endsWith('.js')
const start = isPlain ? [process.execPath, []] : [nodeBinary(), [`--import=${loader}`]]
const child = spawn(start[0], [...start[1], runner, command, ...rest], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.once('close', (code) => process.exit(code ?? 1))

function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= NODE) return process.execPath
  const packaged = join(
    process.cwd(),
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node'
  )
  if (existsSync(packaged)) return packaged
  console.error(
    `Node ${NODE} or later is needed, this is ${process.versions.node}. Install it, or run "npm install --save-dev node@${NODE}".`
  )
  process.exit(1)
}
