/*
 * Brings up the whole product under storage/browser (database, Temporal, emulators, web, worker), then runs the
 * browser suite against it. Part of `npm test`.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
process.env.CAIDENCE_STORAGE = join(root, 'storage', 'browser')
rmSync(process.env.CAIDENCE_STORAGE, { recursive: true, force: true })
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS']) delete process.env[name]
Object.assign(process.env, {
  NODE_ENV: 'development',
  HOST: '127.0.0.1',
  // As talkative as it gets: the secrecy test looks for what must not be in there.
  LOG_LEVEL: 'trace',
  APP_KEY: randomBytes(32).toString('base64url'),
  SECRET_KEYS: `browser:${randomBytes(32).toString('base64')}`,
  SANDBOX: 'true',
  WAIT_SCALE: '0.1',
  MEDIA_ROOT: 'storage/browser/media',
})

// Imported now and not above: bin/lib reads where its files are when it is loaded.
const { resolveChromium } = await import('./lib/tools.js')
const chromium = resolveChromium(process.env)
if (!chromium.path) {
  console.error(`The browser suite needs Chromium: ${chromium.why}`)
  process.exit(1)
}

await import('@poppinss/ts-exec')
const { prepareFolders } = await import('./lib/paths.js')
prepareFolders()
const { Stack } = await import('../tests/evidence/stack.js')
const { startEmulators } = await import('@caidence/testkit/emulators')

const { installThirdParty } = await import('../tests/support/third_party.js')

const stack = new Stack('localhost')
let code = 1
const args = process.argv.slice(2)
const needsThirdParty = !args.includes('--files') || args.some((word) => word.includes('third_party'))
// Before anything starts, as an operator would: every process has to know the same plugins. It takes a while, so only for whom it is there.
const removeThirdParty = needsThirdParty ? installThirdParty() : () => {}
try {
  await stack.start()
  const emulators = await startEmulators({ root, portBase: 0 })
  process.env.PLATFORM_HOSTS = emulators.platformHosts
  await Promise.all([stack.startWeb(), stack.startWorker()])
  const suite = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'bin/test.ts', 'browser', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error', CHROMIUM_PATH: chromium.path, E2E_BASE_URL: stack.webUrl, ...(needsThirdParty && { THIRD_PARTY: 'true' }) },
  })
  code = await new Promise((resolve) => suite.once('exit', (status) => resolve(status ?? 1)))
  await emulators.close()
} finally {
  await stack.stop()
  removeThirdParty()
}
process.exit(code)
