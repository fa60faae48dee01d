import { test } from '@japa/runner'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'
import { join } from 'node:path'
import { read, root } from './support.ts'

/** What a workflow may contain besides files of workflows/ that are deterministic. */
const FORBIDDEN = /(^|\/)(core|config|database|start|adapters|plugins|resources)\/|@adonisjs\/|node_modules\/(pg|luxon|undici|tsyringe|sharp)\/|activities\.ts$|workflows\/worker\.ts$/

async function modulesOfBundle() {
  const { code } = await bundleWorkflowCode({ workflowsPath: join(root, 'workflows/index.ts'), logger: new DefaultLogger('ERROR') })
  // webpack names each module in front of its function: "./workflows/index.ts": or ("./workflows/index.ts")
  return [...new Set([...code.matchAll(/["'](\.{1,2}\/[^"'\n]+?\.(?:ts|js|mjs|cjs|json))["']/g)].map(([, path]) => path))]
}

test.group('Architecture / workflow bundle', () => {
  test('the bundle builds and holds no module that could break determinism', async ({ assert }) => {
    const modules = await modulesOfBundle()

    assert.isTrue(modules.some((path) => path.endsWith('workflows/publishing/workflow.ts')))
    assert.isTrue(modules.some((path) => path.endsWith('workflows/publishing/contract.ts')))
    assert.deepEqual(modules.filter((path) => !path.includes('node_modules/@temporalio/') && FORBIDDEN.test(path)), [])
  })

  test('its entry exports workflow functions and nothing else', async ({ assert }) => {
    const exported = (await import('#workflows/index')) as Record<string, unknown>

    assert.isNotEmpty(Object.keys(exported))
    for (const [name, value] of Object.entries(exported)) {
      assert.isFunction(value, name)
      assert.equal((value as Function).constructor.name, 'AsyncFunction', `${name} is no workflow`)
    }
    const statements = read('workflows/index.ts').replace(/\/\*[\s\S]*?\*\//g, '').split('\n').filter((line) => line.trim())
    for (const statement of statements) assert.match(statement, /^export \{ .+ \} from '\.\/[a-z_]+\/workflow\.ts'$/)
  })
})
