import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { AdapterFault } from '@caidence/sdk'
import { createPluginHost } from '../plugin_host.ts'
import { guardAdapter } from '../guard.ts'
import { reasonOf, type PluginTrouble } from '../trouble.ts'
import { folderWith, goodBlock, goodPackage, hostOptions } from './support.ts'

const SECRET = 'tok-1234567890'

function guarded(methods: object, told: object[] = []) {
  return guardAdapter(methods as any, { folder: '/p', isOurs: () => false, tell: (trouble) => void told.push(trouble) }) as any
}

test.group('Trouble with plugins', () => {
  test('a bug is told with its place, and without the text of the error', async ({ assert }) => {
    const told: any[] = []
    const adapter = guarded({ publish: { advance: async () => Promise.reject(new TypeError(`no token ${SECRET}`)) } }, told)

    await assert.rejects(() => adapter.publish.advance(), /E_ADAPTER_BUG/)

    assert.deepEqual(told, [{ kind: 'bug', operation: 'publish.advance', reason: 'threw TypeError' }])
  })

  test('faults that belong to the contract are not told', async ({ assert }) => {
    const told: any[] = []
    const adapter = guarded({ publish: { advance: async () => Promise.reject(new AdapterFault('E_RATE_LIMITED')) } }, told)

    await assert.rejects(() => adapter.publish.advance(), /E_RATE_LIMITED/)

    assert.deepEqual(told, [])
  })

  test('trouble of the host itself is no bug of the plugin', async ({ assert }) => {
    const told: any[] = []
    const broken = { options: { list: async () => Promise.reject(new Error('the database is away')) } }
    const adapter = guardAdapter(broken as any, { folder: '/p', isOurs: () => true, tell: (trouble) => void told.push(trouble) }) as any

    await assert.rejects(() => adapter.options.list(), /E_ADAPTER_BUG/)

    assert.deepEqual(told, [])
  })

  test('rubbish for an answer is told: findings, grants, accounts, states', async ({ assert }) => {
    const cases = [
      [{ probe: async () => ({ ok: true }) }, (a: any) => a.probe(), 'probe() did not answer with a list of findings'],
      [{ authorize: { exchange: async () => undefined } }, (a: any) => a.authorize.exchange(), 'a grant needs an access token'],
      [{ authorize: { exchange: async () => ({ access: 'x', scopes: 'all' }) } }, (a: any) => a.authorize.exchange(), 'a grant needs its list of scopes'],
      [{ authorize: { accounts: async () => [{ account: { remoteId: 7, handle: 'a' } }] } }, (a: any) => a.authorize.accounts(), 'an account needs a remoteId and a handle'],
      [{ publish: { advance: async () => ({ state: SECRET }) } }, (a: any) => a.publish.advance(), 'advance() answered with an unknown state'],
    ] as const
    for (const [adapter, ask, reason] of cases) {
      const told: any[] = []
      await assert.rejects(() => ask(guarded(adapter, told)), /E_ADAPTER_BUG/)
      assert.equal(told[0]?.reason, reason)
    }
  })

  test('a call that goes on after its signal is told, one that stops is not', async ({ assert }) => {
    const told: any[] = []
    const stop = new AbortController()
    const adapter = guarded(
      {
        publish: { advance: () => sleep(2_600) },
        options: { list: (_: string, { signal }: { signal: AbortSignal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))) },
      },
      told
    )

    const calls = [adapter.publish.advance({ signal: stop.signal }), adapter.options.list('x', { signal: stop.signal })]
    stop.abort()
    await Promise.allSettled(calls)

    assert.deepEqual(told.filter(({ kind }) => kind === 'hang'), [{ kind: 'hang', operation: 'publish.advance', reason: 'went on for more than 2 s after it was told to stop' }])
  })

  test('a call that keeps the process to itself is told', ({ assert }) => {
    const told: any[] = []
    const adapter = guarded({ publish: { check: () => { for (const end = performance.now() + 1_100; performance.now() < end;); return [] } } }, told)

    adapter.publish.check({})

    assert.deepEqual(told, [{ kind: 'hang', operation: 'publish.check', reason: 'kept the process busy for more than 1 s' }])
  })

  test('reasons hold names and places only', ({ assert }) => {
    const odd = Object.assign(new Error(SECRET), { name: `Oops ${SECRET}`, code: SECRET })
    const placed = Object.assign(new RangeError(SECRET), { stack: `RangeError: ${SECRET}\n    at f (file:///p/publish/reel.ts?x=1:40:2)\n    at g (file:///p/lib/a.js:7:1)` })

    assert.equal(reasonOf(odd, '/p'), 'threw an error')
    assert.equal(reasonOf(placed, '/p'), 'threw RangeError at lib/a.js:7')
    assert.equal(reasonOf(SECRET, '/p'), 'threw something that is no error (string)')
    assert.equal(reasonOf(new AdapterFault('E_ADAPTER_BUG', { field: `a ${SECRET}` }), '/p'), 'reported a bug of its own')
  })
})

test.group('Broken packages', () => {
  const rest = { '.': './index.js' }
  const block = (id: string, change = {}) => goodBlock({ id, adapters: [{ ...goodBlock().adapters[0], id, formats: [{ ...goodBlock().adapters[0].formats[0], id: `${id}.post` }] }], ...change })

  test('each is refused with a reason and a fix, and the others are read', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith({
      'plugins/local/a_json/package.json': '{ "caidence": ',
      'plugins/local/b_null/package.json': 'null',
      'plugins/local/c_new/package.json': goodPackage('c', block('too_new', { sdk: '^99.0.0' })),
      'plugins/local/d_twice/package.json': goodPackage('d', block('twice')),
      'plugins/local/e_twice/package.json': goodPackage('e', block('twice')),
      'plugins/local/f_odd/package.json': { name: 'f', caidence: [7], exports: rest },
      'plugins/local/g_folder/package.json/x': 'a folder in its place',
      'plugins/local/h_fine/package.json': goodPackage('h', block('fine')),
    })
    cleanup(remove)

    const reports = await createPluginHost(hostOptions(root)).scan()

    const refused = reports.filter(({ state }) => state === 'refused')
    assert.deepEqual(reports.filter(({ state }) => state === 'ready').map(({ id }) => id), ['fine'])
    assert.deepEqual(
      refused.map(({ reason }) => reason),
      [
        'package.json is not readable JSON',
        'package.json is not readable JSON',
        'it was written for contract ^99.0.0, this host provides 1.2.0',
        'plugin id "twice" is provided by plugins/local/d_twice and plugins/local/e_twice',
        'plugin id "twice" is provided by plugins/local/d_twice and plugins/local/e_twice',
        'caidence: must be an object',
        'package.json cannot be read (EISDIR)',
      ].map((reason) => reason.replace('plugin id "twice"', refused[3].reason!.split(' is provided')[0]))
    )
    assert.isTrue(refused.every(({ fix }) => fix))
  })

  test('code that throws, exports nothing or does not fit its manifest fails when it is used, and is told', async ({ assert, cleanup }) => {
    const { root, remove } = await folderWith({
      'plugins/local/a/package.json': goodPackage('a', block('throws')),
      'plugins/local/a/index.js': `throw new Error('${SECRET}')`,
      'plugins/local/b/package.json': goodPackage('b', block('empty')),
      'plugins/local/b/index.js': 'export const nothing = 1',
      'plugins/local/c/package.json': goodPackage('c', block('other')),
      'plugins/local/c/index.js': 'export default { adapters: {} }',
      'plugins/local/d/package.json': goodPackage('d', block('gone')),
    })
    cleanup(remove)
    const told: PluginTrouble[] = []
    const host = createPluginHost(hostOptions(root, { onTrouble: (trouble) => void told.push(trouble) }))

    await host.scan()
    for (const id of ['throws', 'empty', 'other', 'gone']) await assert.rejects(() => host.load(id))

    assert.deepEqual(
      told.map(({ pluginId, operation, reason }) => [pluginId, operation, reason]),
      [
        ['throws', 'load', 'threw Error at index.js:1'],
        ['empty', 'load', 'the entry file has no definePlugin() as default export'],
        ['other', 'load', `the plugin's definition has no adapter "other"`],
        ['gone', 'load', 'threw Error ERR_MODULE_NOT_FOUND'],
      ]
    )
    assert.notInclude(JSON.stringify(told), SECRET)
  })
})
