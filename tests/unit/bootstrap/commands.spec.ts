import { test } from '@japa/runner'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const setup = fileURLToPath(new URL('../../../bin/setup.js', import.meta.url))
const run = (...args: string[]) => spawnSync(process.execPath, [setup, ...args], { encoding: 'utf8', timeout: 20_000 })

test.group('Bootstrap / commands', () => {
  test('asking for help starts nothing', ({ assert }) => {
    for (const args of [['--help'], ['start', '--help'], ['test', '-h']]) {
      const { status, stdout } = run(...args)
      assert.equal(status, 0)
      assert.match(stdout, /^npm start/)
    }
  })

  test('what is misspelt is named, and nothing starts', ({ assert }) => {
    for (const [args, word] of [
      [['strat'], 'strat'],
      [['start', '--onec'], '--onec'],
    ] as const) {
      const { status, stderr } = run(...args)
      assert.equal(status, 1)
      assert.include(stderr, `Unknown: ${word}`)
    }
  })
})
