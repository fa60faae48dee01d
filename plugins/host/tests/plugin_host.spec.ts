import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type AdapterFault, type Adapter, type Call } from '@caidence/sdk'
import { test } from '@japa/runner'
import { createPluginHost } from '../plugin_host.ts'
import { folderWith, goodBlock, goodPackage, hostOptions } from './support.ts'

/** Every instance gets a number, shared by all copies of the module, so that sharing would show. */
const SOURCE = `
globalThis.kitInstances ??= 0
class Helper { constructor() { this.number = ++globalThis.kitInstances } }
class Sample {
  constructor() { this.number = ++globalThis.kitInstances; this.helper = new Helper(); const self = this
    this.publish = {
      check: () => [], preview: () => ({ layout: 'x', ratio: 1, text: { shown: '', folded: false }, media: [] }),
      plan: (draft) => draft.options.plan ?? ({ step: 'a', effect: 'repeatable', data: { number: self.number } }),
      advance: async (at, draft) => { if (draft.options.fail) throw new TypeError('secret caption'); return draft.options.turn },
      reconcile: async () => ({ state: 'absent' }),
    } }
  async probe() { return [{ check: 'number', status: 'pass', summary: String(this.number) }] }
  dispose() { globalThis.kitDisposed = (globalThis.kitDisposed ?? 0) + 1 }
}
export default { adapters: { NAME: Sample }, provide: [Helper] }
`
const named = (id: string) =>
  goodBlock({
    id,
    name: id,
    adapters: [
      {
        ...goodBlock().adapters[0],
        id,
        formats: [{ ...goodBlock().adapters[0].formats[0], id: `${id}.post` }],
      },
    ],
  })
const plugin = (folder: string, id: string) => ({
  [`${folder}/package.json`]: goodPackage(`plugin-${id}`, named(id)),
  [`${folder}/index.js`]: SOURCE.replace('NAME', id),
})
const call = {} as Call
const draft = (options = {}) => ({ format: 'one.post', text: '', media: [], options })

test.group('Plugin host / discovery', () => {
  test('finds folders, drop-ins and direct dependencies, each once', async ({
    assert,
    cleanup,
  }) => {
    const { root, remove } = await folderWith({
      ...plugin('adapters/one', 'one'),
      ...plugin('plugins/local/two', 'two'),
      ...plugin('node_modules/plugin-three', 'three'),
      ...plugin('node_modules/plugin-deep', 'deep'),
      ...plugin('adapters/_library', 'library'),
      'node_modules/plain/package.json': { name: 'plain', version: '1.0.0' },
      'adapters/notes.txt': 'not a folder',
      'package.json': {
        dependencies: { 'plugin-one': '1', 'plugin-three': '1', 'plain': '1', 'gone': '1' },
      },
    })
    cleanup(remove)
    await mkdir(join(root, 'node_modules'), { recursive: true })
    await symlink(join(root, 'adapters/one'), join(root, 'node_modules/plugin-one'))

    const reports = await createPluginHost(hostOptions(root)).scan()

    assert.deepEqual(
      reports.map(({ source, state }) => [source, state]),
      [
        ['adapters/one', 'ready'],
        ['plugins/local/two', 'ready'],
        ['plugin-three', 'ready'],
      ]
    )
  })

  test('the same id twice refuses both', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith({
      ...plugin('adapters/one', 'one'),
      ...plugin('plugins/local/one', 'one'),
    })
    cleanup(remove)
    const host = createPluginHost(hostOptions(root))

    const reports = await host.scan()

    assert.deepEqual(
      reports.map(({ state }) => state),
      ['refused', 'refused']
    )
    assert.match(reports[0].reason!, /provided by adapters\/one and plugins\/local\/one/)
    assert.isOk(reports[0].fix)
    assert.throws(() => host.info('one'), /No installed plugin provides/)
  })

  test('broken JSON, a bad block and a foreign contract are refused with a reason and a fix', async ({
    assert,
    cleanup,
  }) => {
    const { root, remove } = await folderWith({
      'adapters/a/package.json': '{ not json',
      'adapters/b/package.json': goodPackage('b', goodBlock({ sdk: '*' })),
      'adapters/c/package.json': goodPackage('c', goodBlock({ sdk: '^9.0.0' })),
    })
    cleanup(remove)

    const reports = await createPluginHost(hostOptions(root)).scan()

    for (const { state, reason, fix } of reports) {
      assert.equal(state, 'refused')
      assert.isOk(reason)
      assert.isOk(fix)
    }
    assert.equal(reports[2].fix, 'npm install c@latest')
  })

  test('scanning runs no plugin code', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith({
      ...plugin('adapters/one', 'one'),
      'adapters/one/index.js': 'globalThis.kitRan = true',
    })
    cleanup(remove)

    await createPluginHost(hostOptions(root)).scan()

    assert.isUndefined((globalThis as { kitRan?: boolean }).kitRan)
  })
})

test.group('Plugin host / scopes', () => {
  const numberOf = async (adapter: Adapter<any>) => (await adapter.probe(call))[0].summary

  test('two plugins never share an instance, and one keeps its own', async ({
    assert,
    cleanup,
  }) => {
    const { root, remove } = await folderWith({
      ...plugin('adapters/one', 'one'),
      ...plugin('adapters/two', 'two'),
    })
    cleanup(remove)
    const host = createPluginHost(hostOptions(root))
    await host.scan()

    const [one, again, two] = [
      await host.load('one'),
      await host.load('one'),
      await host.load('two'),
    ]

    assert.equal(await numberOf(one), await numberOf(again))
    assert.notEqual(await numberOf(one), await numberOf(two))
  })

  test('loads that come together build once', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith(plugin('adapters/one', 'one'))
    cleanup(remove)
    const host = createPluginHost(hostOptions(root))
    await host.scan()

    const loaded = await Promise.all(Array.from({ length: 20 }, () => host.load('one')))

    assert.equal(new Set(await Promise.all(loaded.map(numberOf))).size, 1)
  })

  test('changed settings give a new instance and dispose the old one', async ({
    assert,
    cleanup,
  }) => {
    const { root, remove } = await folderWith(plugin('adapters/one', 'one'))
    cleanup(remove)
    const settings = { clientId: 'a' }
    const host = createPluginHost(hostOptions(root, { settings: async () => settings }))
    await host.scan()
    const first = await numberOf(await host.load('one'))
    const disposed = () => (globalThis as { kitDisposed?: number }).kitDisposed ?? 0
    const before = disposed()

    settings.clientId = 'b'
    const second = await numberOf(await host.load('one'))
    await host.dispose()

    assert.notEqual(first, second)
    assert.isAtLeast(disposed(), before + 2)
  })

  test('the map also applies to browser addresses', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith({})
    cleanup(remove)
    const host = createPluginHost(
      hostOptions(root, {
        hostMap: new Map([['www.sample.test', new URL('http://127.0.0.1:7701/www')]]),
      })
    )

    assert.equal(
      host.rewrite(new URL('https://www.sample.test/consent?a=b')).href,
      'http://127.0.0.1:7701/www/consent?a=b'
    )
    assert.equal(host.rewrite(new URL('https://else.test/x')).href, 'https://else.test/x')
  })
})

test.group('Plugin host / guard', (group) => {
  let publish: Adapter<'publish'>['publish']
  group.setup(async () => {
    const { root, remove } = await folderWith(plugin('adapters/one', 'one'))
    const host = createPluginHost(hostOptions(root))
    await host.scan()
    publish = (await host.load<'publish'>('one')).publish
    return remove
  })
  const media = {} as never
  const at = { step: 'a', effect: 'none', data: null } as const

  test('anything that is not a fault becomes a bug, with its cause', async ({ assert }) => {
    const error = await publish
      .advance(at, draft({ fail: true }), media, call)
      .catch((failure) => failure as AdapterFault)

    assert.equal((error as AdapterFault).code, 'E_ADAPTER_BUG')
    assert.instanceOf((error as AdapterFault).cause, TypeError)
    assert.notInclude((error as AdapterFault).message, 'caption')
  })

  test('a checkpoint that is {name} is a bug')
    .with([
      { name: 'too large', checkpoint: { step: 'a', effect: 'none', data: 'x'.repeat(5000) } },
      { name: 'no JSON', checkpoint: { step: 'a', effect: 'none', data: { at: new Date() } } },
      { name: 'without effect', checkpoint: { step: 'a', data: null } },
      { name: 'without step', checkpoint: { step: '', effect: 'none', data: null } },
      {
        name: 'undefined inside',
        checkpoint: { step: 'a', effect: 'none', data: { gone: undefined } },
      },
      { name: 'missing', checkpoint: undefined },
    ])
    .run(async ({ assert }, { checkpoint }) => {
      const turn = { state: 'next', checkpoint } as never
      const error = await publish
        .advance(at, draft({ turn }), media, call)
        .catch((failure) => failure as AdapterFault)

      assert.equal((error as AdapterFault).code, 'E_ADAPTER_BUG')
    })

  test('a plan that is a promise is a bug', ({ assert }) => {
    assert.throws(
      () => publish.plan(draft({ plan: Promise.resolve(at) as never })),
      /E_ADAPTER_BUG/
    )
  })

  test('an unknown turn or a post without an id is a bug', async ({ assert }) => {
    for (const turn of [{ state: 'maybe' }, { state: 'absent' }, { state: 'done', post: {} }]) {
      const error = await publish
        .advance(at, draft({ turn }), media, call)
        .catch((failure) => failure as AdapterFault)
      assert.equal((error as AdapterFault).code, 'E_ADAPTER_BUG')
    }
  })
})
