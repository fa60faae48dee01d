#!/usr/bin/env node
/* caidence: the API from a terminal. The packed package is JavaScript; in its own source tree the same file is TypeScript. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const NODE = 20
if (Number(process.versions.node.split('.')[0]) < NODE) {
  console.error(`Node ${NODE} or later is needed, this is ${process.versions.node}.`)
  process.exit(1)
}
const packed = new URL('../cli.js', import.meta.url)
const { main } = await import(existsSync(fileURLToPath(packed)) ? packed.href : new URL('../cli.ts', import.meta.url).href)
process.exitCode = await main(process.argv.slice(2))
