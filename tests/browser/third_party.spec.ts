import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { importEmulator } from '@caidence/testkit/emulators'
import { test } from '@japa/runner'
import { APP_FLAGS } from '../../bin/lib/node.js'
import { anyPort } from '../../bin/lib/ports.js'
import { baseURL, closeBrowser, newcomer } from '#tests/browser/support'
import { npm, packKit } from '#tests/support/packed_kit'

const ROOT = new URL('../..', import.meta.url).pathname
const NAME = 'caidence-adapter-mastodon'
/** Where operators put what is not on a registry. */
const PLACE = join(ROOT, 'plugins', 'local', NAME)
const START_WITHIN_MS = 90_000
const LIVE_WITHIN_MS = 90_000

test.group('Browser / a third party’s adapter', (group) => {
  group.teardown(closeBrowser)
  group.each.timeout(420_000)
  group.tap((t) => void t.skip(!baseURL, 'set E2E_BASE_URL to a running sandbox'))

  test('a package from elsewhere is installed from its tarball, connected, and publishes', async ({ assert, cleanup }) => {
    installFromTarball(cleanup)
    const { createEmulator } = await importEmulator(join(PLACE, 'emulator', 'index.js'))
    const emulator = await createEmulator()
    cleanup(() => emulator.close())
    const web = await startApp(emulator.platformHosts, cleanup)

    const { page, context, errors } = await newcomer(web)
    cleanup(() => context.close())
    await page.goto('/channels')
    await page.getByRole('button', { name: 'Connect Mastodon' }).click()
    await page.locator('button[value=approve]').click()
    await page.waitForURL(/\/channels/)
    if (page.url().includes('/channels/choose/')) await page.getByRole('button', { name: /^Connect 1 account/ }).click()
    await page.waitForURL(/\/channels\?connected=/)

    await page.goto('/posts/new')
    await page.locator('#composer-channels button', { hasText: 'bakery' }).click()
    await page.locator('#composer-text').fill('Said through somebody else’s adapter.')
    await page.getByText('Now', { exact: true }).click()
    await page.getByText('Ready', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Publish now', exact: true }).click()
    await page.locator('section [data-state=live]').waitFor({ timeout: LIVE_WITHIN_MS })

    assert.deepEqual(
      emulator.posts().map(({ text }) => text),
      ['Said through somebody else’s adapter.']
    )
    assert.deepEqual(errors, [])
  })
})

/** Built and packed in a folder of its own against the packed SDK, then unpacked where the host looks. */
function installFromTarball(cleanup: (run: () => void) => void) {
  const packed = packKit(cleanup)
  const own = mkdtempSync(join(tmpdir(), 'caidence-third-party-'))
  cleanup(() => rmSync(own, { recursive: true, force: true }))
  cpSync(join(ROOT, 'docs', 'examples', NAME), own, { recursive: true })
  npm(own, 'install', '--save-dev', ...packed)
  npm(own, 'pack')

  rmSync(PLACE, { recursive: true, force: true })
  mkdirSync(PLACE, { recursive: true })
  cleanup(() => rmSync(PLACE, { recursive: true, force: true }))
  const [tarball] = globSync(`${NAME}-*.tgz`, { cwd: own })
  execFileSync('tar', ['xzf', join(own, tarball), '--strip-components=1', '-C', PLACE])
}

/** A web process and a worker that have seen the new package, on the database and the Temporal of those that have not. */
async function startApp(platformHosts: string, cleanup: (run: () => Promise<void>) => void): Promise<string> {
  const port = String(await anyPort())
  const web = `http://127.0.0.1:${port}`
  const hosts = [process.env.PLATFORM_HOSTS, platformHosts].filter(Boolean).join(',')
  const env = { ...process.env, NODE_ENV: 'development', PORT: port, APP_URL: web, MEDIA_URL: web, PLATFORM_HOSTS: hosts }
  const children = [['bin/server.ts'], ['bin/console.ts', 'worker:start']].map((args) => spawn(process.execPath, [...APP_FLAGS, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] }))
  cleanup(async () => void (await Promise.all(children.map(end))))
  let said = ''
  for (const child of children) for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = (said + data).slice(-8_000)))

  const until = Date.now() + START_WITHIN_MS
  const isUp = () => fetch(`${web}/health/live`).then(({ ok }) => ok, () => false)
  while (!(await isUp()) || !/worker ready/.test(said)) {
    if (Date.now() > until || children.some(({ exitCode }) => exitCode !== null)) throw new Error(`The app did not start:\n${said}`)
    await sleep(250)
  }
  return web
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
