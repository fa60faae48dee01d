/*
 * Runs ace commands. The build replaces this file; until then TypeScript is executed through ts-exec.
 * Under an older Node it hands over to the Node that `npm start` brought.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const NODE_AT_LEAST = 24

if (Number(process.versions.node.split('.')[0]) >= NODE_AT_LEAST) {
  await import('@poppinss/ts-exec')
  await import('./bin/console.js')
} else {
  const packaged = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url))
  if (!existsSync(packaged)) {
    console.error(`Node ${NODE_AT_LEAST} or later is needed, this is ${process.versions.node}. Run npm start once: it brings it.`)
    process.exit(1)
  }
  const child = spawn(packaged, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
