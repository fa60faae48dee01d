import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { base } from '#tests/support/visitor'

export const PROGRAM = fileURLToPath(new URL('../../../plugins/client/bin/caidence.js', import.meta.url))

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** A configuration folder of its own, so that nobody's real one is touched. */
export function ownFolder(cleanup: (run: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'caidence-cli-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Nothing of the environment of these tests but the path to Node. */
export const environment = (values: Record<string, string>) => ({ PATH: process.env.PATH!, HOME: tmpdir(), ...values })

export function start(args: string[], values: Record<string, string>, stdin = ''): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: environment(values), stdio: ['pipe', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout!.on('data', (data) => (out += data))
  child.stderr!.on('data', (data) => (err += data))
  child.stdin!.end(stdin)
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))) }
}

/** The command as a person with this token runs it. */
export const caidence = (token: string, args: string[], stdin?: string) => start(args, { CAIDENCE_URL: base(), CAIDENCE_TOKEN: token, XDG_CONFIG_HOME: join(tmpdir(), 'nothing-here') }, stdin).ended
