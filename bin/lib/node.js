import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from './step.js'
import { root } from './paths.js'

const NEEDED = 24

/** Node 24 or later: the running one, else the binary that the `node` package brought. */
export function resolveNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath
  const packaged = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(packaged) && spawnSync(packaged, ['-v']).status === 0) return packaged
  throw new SetupError(
    `Node ${NEEDED} or later is needed, this is ${process.versions.node}, and the packaged one does not run here`,
    `install Node ${NEEDED} and run the command again`
  )
}

/**
 * How web and worker processes run from the source. A small young generation costs a little speed and saves some
 * fifty megabytes: both spend their time waiting for the network.
 */
export const APP_FLAGS = ['--max-semi-space-size=2', '--import=@poppinss/ts-exec']
