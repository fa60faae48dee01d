import { test } from '@japa/runner'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { base, planted } from './planted_imports.ts'
import { root } from './support.ts'

interface Violation {
  from: string
  to: string
  rule: { name: string }
}
interface Cruise {
  modules: { source: string; dependencies: { resolved: string; module: string }[] }[]
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: { name: string }[] } }
}

const FOLDERS = ['core', 'plugins', 'adapters', 'workflows', 'resources', 'start', 'config', 'database', 'bin', 'tests']
/** These two speak of what is left at run time. Type-only imports are no part of it. */
const RUN_TIME_ONLY = ['workflows-stay-deterministic', 'no-runtime-cycles']

async function cruise(folder: string, flags: string[] = []): Promise<Cruise> {
  const args = [join(root, 'node_modules/.bin/depcruise'), '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...flags, ...FOLDERS]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 })
  return JSON.parse(stdout)
}

const told = ({ summary }: Cruise, except: string[] = []) =>
  summary.violations.filter(({ rule }) => !except.includes(rule.name)).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)

function write(folder: string, files: Record<string, string>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

test.group('Architecture / imports', () => {
  test('no file imports what its folder may not import at run time', async ({ assert }) => {
    const result = await cruise(root)

    assert.deepEqual(told(result), [])
    // A graph with holes would pass every rule, so edges of every kind of alias have to be in it.
    const edges = new Set(result.modules.flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => `${source} -> ${resolved}`)))
    for (const edge of [
      'adapters/instagram/index.ts -> plugins/sdk/index.ts',
      'core/commands/worker_start.ts -> workflows/worker.ts',
      'core/services/publishing/workflow_starter.ts -> workflows/publishing/contract.ts',
      'core/commands/emulator_serve.ts -> plugins/testkit/emulators.ts',
      'start/routes.ts -> start/routes/api.ts',
      'start/routes/api.ts -> .adonisjs/server/controllers.ts',
      'resources/ui/pages/posts/show.vue -> resources/ui/composables/use_text.ts',
      'core/models/social_post.ts -> database/schema.ts',
    ]) {
      assert.isTrue(edges.has(edge), `the graph lacks ${edge}`)
    }
  })

  test('no file imports even a type from where it may not', async ({ assert }) => {
    const result = await cruise(root, ['--ts-pre-compilation-deps'])

    assert.deepEqual(told(result, RUN_TIME_ONLY), [])
    const workflow = result.modules.find(({ source }) => source === 'workflows/publishing/workflow.ts')
    assert.include(workflow?.dependencies.map(({ resolved }) => resolved), 'workflows/publishing/activities.ts')
  })

  test('each rule catches an import that was planted to break it', async ({ assert, cleanup }) => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-imports-'))
    cleanup(() => rmSync(folder, { recursive: true, force: true }))
    write(folder, base)
    mkdirSync(join(folder, 'node_modules/@caidence'), { recursive: true })
    for (const name of ['sdk', 'host', 'testkit']) symlinkSync(join(folder, 'plugins', name), join(folder, 'node_modules/@caidence', name))

    const clean = await cruise(folder)
    assert.deepEqual(told(clean), [])

    write(folder, Object.fromEntries(planted.map(({ file, content }) => [file, content])))
    const { summary } = await cruise(folder)
    // A circle is reported once, from whichever of its files comes first.
    const seenIn = ({ rule, from, to }: Violation) => (rule.name === 'no-runtime-cycles' ? [from, to] : [from])
    const caught = (rule: string, file: string) => summary.violations.some((violation) => violation.rule.name === rule && seenIn(violation).includes(file))
    for (const { rule, file, from } of planted) assert.isTrue(caught(rule, from ?? file), `${rule} did not see ${file}`)

    const rules = summary.ruleSetUsed.forbidden.map(({ name }) => name)
    assert.deepEqual(rules.filter((name) => !planted.some(({ rule }) => rule === name)), [])
  })
})
