import { test } from '@japa/runner'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

test.group('Bootstrap / signals', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} to npm alone reaches what it started`, async ({ assert }) => {
      const folder = mkdtempSync(join(tmpdir(), 'npm signals '))
      mkdirSync(join(folder, 'bin'))
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { start: scripts.start } }))
      writeFileSync(join(folder, 'bin', 'setup.js'), `const end = setTimeout(() => process.exit(9), 20_000); process.on('${signal}', () => { console.log('told'); clearTimeout(end) }); console.log('ready')`)

      const npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      npm.stdout.on('data', (chunk) => {
        said += chunk
        if (said === 'ready\n') npm.kill(signal)
      })
      await once(npm, 'close')

      assert.equal(said, 'ready\ntold\n')
      rmSync(folder, { recursive: true, force: true })
    }).timeout(30_000)
  }
})
