/*
 * Brings up a stack of its own under storage/evidence (database, Temporal, emulators, workers), then runs the
 * evidence suite in tests/evidence against it. Called by `node ace evidence:run`.
 */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
process.env.CAIDENCE_STORAGE = join(root, 'storage', 'evidence')
rmSync(process.env.CAIDENCE_STORAGE, { recursive: true, force: true })

const values = process.argv.slice(2)
const isJson = values.includes('--json')
// Standard output belongs to the result; everything on the way is told on standard error.
if (isJson) console.log = (...words) => console.error(...words)

Object.assign(process.env, {
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  LOG_LEVEL: process.env.EVIDENCE_LOG ?? 'error',
  APP_KEY: randomBytes(32).toString('base64url'),
  SECRET_KEYS: `evidence:${randomBytes(32).toString('base64')}`,
  SANDBOX: 'true',
  WAIT_SCALE: process.env.WAIT_SCALE ?? '0.1',
  MEDIA_ROOT: 'storage/evidence/media',
})
delete process.env.DATABASE_URL
delete process.env.DATABASE_OWNER_URL
delete process.env.TEMPORAL_ADDRESS

await import('@poppinss/ts-exec')
const { prepareFolders } = await import('./lib/paths.js')
prepareFolders()
const { runEvidence } = await import('../tests/evidence/run.js')
const code = await runEvidence({
  cases: values.filter((value) => !value.startsWith('--')),
  full: values.includes('--full'),
  json: isJson,
  write: values.includes('--write'),
  counted: values.includes('--counted'),
})
// Whoever reads through a pipe gets everything that was said before the end.
process.stdout.write('', () => process.exit(code))
