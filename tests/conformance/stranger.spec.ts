import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { npm, packKit } from '#tests/support/packed_kit'

/** Packing compiles, and installing asks the registry where the cache has nothing. */
const TIMEOUT_MS = 300_000

test.group('Conformance / a stranger’s own repository', (group) => {
  group.each.timeout(TIMEOUT_MS)

  test('SDK and kit are packed, an adapter is written, installed, tested and packed, in a folder of its own', async ({ assert, cleanup }) => {
    const packed = packKit(cleanup)
    const folder = mkdtempSync(join(tmpdir(), 'caidence-stranger-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')

    npm(folder, 'install', ...packed)
    npm(folder, 'exec', '--offline', '--', 'caidence-adapter', 'new', 'demo-board', '--capabilities=publish,options')
    const own = join(folder, 'demo_board')
    npm(own, 'install', '--save-dev', ...packed)
    const [result] = JSON.parse(npm(own, 'exec', '--offline', '--', 'caidence-adapter', 'test', '--json')) as { level: string; failed: number; passed: number }[]
    npm(own, 'run', 'types')
    npm(own, 'pack')

    assert.equal(result.failed, 0)
    assert.equal(result.level, 'complete')
    assert.isAbove(result.passed, 80)
    const [tarball] = globSync('caidence-adapter-demo-board-*.tgz', { cwd: own })
    const files = execFileSync('tar', ['tzf', tarball], { cwd: own, encoding: 'utf8' }).split('\n')
    for (const wanted of ['package.json', 'index.js', 'publish.js', 'emulator/index.js', 'docs/setup.md', 'icon.svg']) assert.include(files, `package/${wanted}`)
    assert.isUndefined(files.find((file) => /(?<!\.d)\.ts$/.test(file) || file.includes('node_modules')))
  })
})
