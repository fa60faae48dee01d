import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { revokeOperator } from '#services/access/operators'
import { STEP_UP_MS } from '#services/accounts/step_up'
import { flushTrouble } from '#services/plugins/plugin_health'
import { PluginChanges } from '#services/plugins/plugin_changes'
import { settingVariable } from '#services/plugins/plugin_settings'
import { createUser, forgetLimits, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'
import { api, channelBlock, codeOf, createOperator, freshId, hostOver, json, packageOf, useFiles, usePlugin } from './support.ts'

const CANARY = 'CANARY-secret-4711'
const settingOf = (plugin: any, key: string) => plugin.settings.find((setting: any) => setting.key === key)

async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const real = Date.now
  Date.now = () => real() + ms
  return work().finally(() => (Date.now = real))
}

test.group('Plugins / who may', (group) => {
  group.each.setup(() => forgetLimits())

  test('for everybody but operators there is nothing at these addresses', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { user } = await createUser()
    const owner = (await signIn(user.email)).visitor
    const { visitor: operator, user: person } = await createOperator()
    const routes = [
      ['GET', '/admin/plugins'], ['GET', `/admin/plugins/${id}`], ['GET', api], ['GET', `${api}/${id}`],
      ['POST', `${api}/${id}/check`], ['PUT', `${api}/${id}/settings`], ['PUT', `${api}/${id}/state`], ['PUT', `${api}/${id}/reviews`],
    ] as const
    const ask = (visitor: Visitor, method: string, path: string) => {
      const headers = path.startsWith('/api/') ? json : undefined
      return method === 'GET' ? visitor.get(path, headers) : visitor.post(path, {}, headers, method)
    }

    for (const [method, path] of routes) {
      const answer = await ask(owner, method, path)
      assert.equal(answer.status, 404, `${method} ${path}`)
      assert.notInclude(answer.text, `Name of ${id}`)
      const stranger = await ask(new Visitor(), method, path)
      assert.include([401, 302], stranger.status, `${method} ${path}`)
      assert.notEqual((await ask(operator, method, path)).status, 404, `${method} ${path}`)
    }
    await revokeOperator(person.id)
    assert.equal((await operator.get(api, json)).status, 404)
  })

  test('pages show the way there to operators alone', async (context) => {
    const { assert } = context
    await usePlugin(context)
    const { visitor: operator } = await createOperator()
    const { visitor } = await signIn((await createUser()).user.email)

    assert.isTrue((await operator.get('/account')).page!.props.isOperator)
    assert.isFalse((await visitor.get('/account')).page!.props.isOperator)
  })

  test('A8 what an operator decides needs a fresh proof', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { put } = await createOperator()

    for (const [path, body] of [[`${id}/settings`, { settings: {} }], [`${id}/state`, { isOn: false }], [`${id}/reviews`, { adapter: id, scope: 'post', isApproved: true }]] as const) {
      const stale = await later(STEP_UP_MS + 1_000, () => put(path, body))
      assert.equal(stale.json.code, 'E_STEP_UP_REQUIRED', path)
      assert.equal((await put(path, body)).status, 200, path)
    }
  })
})

test.group('Plugins / what is installed', (group) => {
  group.each.setup(() => forgetLimits())

  test('what works and what was refused stand in one list, with reason and fix', async (context) => {
    const { assert } = context
    const [fine, late] = [freshId(), freshId()]
    await useFiles(context, {
      [`adapters/${fine}/package.json`]: packageOf(fine),
      [`plugins/local/${late}/package.json`]: packageOf(late, channelBlock(late, { sdk: '^99.0.0' })),
      'plugins/local/broken/package.json': '{',
    })
    const { visitor } = await createOperator()

    const { json: listed } = await visitor.get(api, json)
    const { page } = await visitor.get('/admin/plugins')

    const [ready, broken, refused] = [fine, 'plugins/local/broken', late].map((name) => listed.data.find((one: any) => one.id === name || one.source === name))
    assert.containsSubset(ready, { state: 'ready', version: '1.2.3', isOn: true, openSettings: 2, recentFaults: 0, level: null, channels: { connected: 0, lost: 0 } })
    assert.containsSubset(refused, { state: 'refused', reason: 'it was written for contract ^99.0.0, this host provides 1.2.0' })
    assert.isTrue(broken.fix.length > 0 && refused.fix.length > 0)
    assert.deepEqual(page!.props.plugins, listed.data)
    assert.equal((await visitor.get(`${api}/${late}`, json)).json.code, 'E_PLUGIN_REFUSED')
  })

  test('a plugin’s page has the exact addresses to register, its limits with their date, and its text as text', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { visitor } = await createOperator()

    const { data } = (await visitor.get(`${api}/${id}`, json)).json
    const { page } = await visitor.get(`/admin/plugins/${id}`)

    assert.deepEqual(data.redirects, [{ adapter: id, url: `${env.get('APP_URL')}/api/v1/social/callback/${id}` }])
    assert.deepEqual(data.webhooks, [{ path: 'events', label: 'Events', events: ['comment'], url: `${env.get('APP_URL')}/hooks/${id}/events` }])
    assert.deepEqual(data.formats[0].verified, { on: '2026-01-01', source: 'https://sample.test/docs' })
    assert.include(data.documents.setup, '<script>')
    assert.isNull(data.documents.limits)
    assert.deepEqual(page!.props.plugin, data)
  })

  test('a document that is a link out of the plugin’s folder is not shown', async (context) => {
    const { assert } = context
    const { id, root } = await usePlugin(context)
    const { symlink } = await import('node:fs/promises')
    await symlink('/etc/hostname', `${root}/adapters/${id}/docs/limits.md`)
    const { visitor } = await createOperator()

    assert.isNull((await visitor.get(`${api}/${id}`, json)).json.data.documents.limits)
  })
})

test.group('Plugins / settings', (group) => {
  group.each.setup(() => forgetLimits())

  test('are entered, come into force at once, and a secret is never told again', async (context) => {
    const { assert } = context
    const { id, host } = await usePlugin(context)
    const { user, visitor, put } = await createOperator()

    const { status, json: answer, text } = await put(`${id}/settings`, { settings: { clientId: ' abc ', clientSecret: CANARY, mode: 'b', region: 'eu' } })

    assert.equal(status, 200, text)
    assert.containsSubset(settingOf(answer.data, 'clientId'), { origin: 'operator', value: 'abc', problem: null })
    assert.containsSubset(settingOf(answer.data, 'clientSecret'), { origin: 'operator', value: null, problem: null })
    assert.isString(settingOf(answer.data, 'clientSecret').setAt)
    assert.deepEqual(await host.settingsIssues(id), [])
    assert.deepEqual(answer.data.changes.map((change: any) => [change.action, change.actorName, change.after]), [['plugin.settings_changed', user.fullName, { clientId: 'abc', clientSecret: 'set anew', mode: 'b', region: 'eu' }]])
    for (const said of [text, (await visitor.get(`/admin/plugins/${id}`)).text, (await visitor.get(api, json)).text]) assert.notInclude(said, CANARY)
    const kept = [await db.connection('app').from('plugin_state').where('plugin_id', id), await db.connection('app').from('operator_log').where('plugin_id', id)]
    assert.notInclude(JSON.stringify(kept), CANARY)
  })

  test('what is not named stays, null removes', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { put } = await createOperator()
    await put(`${id}/settings`, { settings: { clientId: 'abc', clientSecret: CANARY } })

    const kept = (await put(`${id}/settings`, { settings: { clientId: 'def' } })).json.data
    const gone = (await put(`${id}/settings`, { settings: { clientSecret: null } })).json.data

    assert.isString(settingOf(kept, 'clientSecret').setAt)
    assert.equal(settingOf(kept, 'clientId').value, 'def')
    assert.containsSubset(settingOf(gone, 'clientSecret'), { origin: null, setAt: null, problem: `Enter a value, or set ${settingVariable(id, 'clientSecret')}.` })
  })

  test('what the environment sets goes before, cannot be entered, and its value is nobody’s to see', async (context) => {
    const { assert } = context
    const id = freshId()
    const variable = settingVariable(id, 'clientSecret')
    const { host } = await usePlugin(context, { id, environment: { [variable]: CANARY, [settingVariable(id, 'clientId')]: 'from-the-environment' } })
    const { visitor, put } = await createOperator()

    const shown = await visitor.get(`${api}/${id}`, json)
    const refused = await put(`${id}/settings`, { settings: { clientSecret: 'mine' } })

    assert.containsSubset(settingOf(shown.json.data, 'clientSecret'), { origin: 'environment', value: null, variable, problem: null })
    assert.equal(settingOf(shown.json.data, 'clientId').value, null)
    assert.notInclude(shown.text, CANARY)
    assert.notInclude(shown.text, 'from-the-environment')
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.json.errors, [{ path: 'settings.clientSecret', rule: 'environment', message: `${variable} is set in the environment, which goes before this. Change it there.` }])
    assert.deepEqual(await host.settingsIssues(id), [])
  })

  test('a wrong value is refused at its place, and nothing of the rest is kept', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { put, visitor } = await createOperator()

    const refused = await put(`${id}/settings`, { settings: { clientId: 'abc', mode: 'x', nothing: 'y' } })
    const odd = [{ settings: { clientId: 7 } }, { settings: 'x' }, {}, { settings: { clientId: 'a\0b' } }, { settings: { clientId: 'x'.repeat(10_001) } }]

    assert.deepEqual(refused.json.errors.map(({ path, rule }: any) => [path, rule]), [['settings.nothing', 'unknown'], ['settings.mode', 'option']])
    for (const body of odd) assert.equal((await put(`${id}/settings`, body as any)).status, 422, JSON.stringify(body).slice(0, 60))
    assert.equal(settingOf((await visitor.get(`${api}/${id}`, json)).json.data, 'clientId').origin, null)
  })

  test('another process hears of it before it would have looked', async (context) => {
    const { assert, cleanup } = context
    const { id, root } = await usePlugin(context)
    const { put } = await createOperator()
    const other = hostOver(root)
    await other.scan()
    await other.warm()
    const changes = new PluginChanges(env.get('DATABASE_URL').release(), other)
    changes.start()
    cleanup(() => changes.stop())
    const before = (await other.settingsIssues(id)).length
    // The listener has to be there; what is said before is read when it opens.
    await sleep(300)

    await put(`${id}/settings`, { settings: { clientId: 'abc', clientSecret: CANARY } })

    const until = Date.now() + 2_000
    while ((await other.settingsIssues(id)).length && Date.now() < until) await sleep(20)
    assert.equal(before, 2)
    assert.deepEqual(await other.settingsIssues(id), [])
  })
})

test.group('Plugins / decisions and checks', (group) => {
  group.each.setup(() => forgetLimits())

  test('switching is noted with who did it; the second time changes nothing', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { put } = await createOperator()

    const off = (await put(`${id}/state`, { isOn: false })).json.data
    await put(`${id}/state`, { isOn: false })
    const on = (await put(`${id}/state`, { isOn: true })).json.data

    assert.isFalse(off.isOn)
    assert.isTrue(on.isOn)
    assert.deepEqual(on.changes.map(({ action }: any) => action), ['plugin.switched_on', 'plugin.switched_off'])
    assert.equal((await put('nothing/state', { isOn: true })).status, 404)
  })

  test('what did not come with the product waits for an operator’s word, except in the sandbox', async (context) => {
    const { assert } = context
    const id = freshId()
    const files = { [`plugins/local/${id}/package.json`]: packageOf(id), [`plugins/local/${id}/index.js`]: codeOf(id) }
    const { root } = await useFiles(context, files)
    const { visitor, put } = await createOperator()
    const sandbox = hostOver(root, { isSandbox: true })
    await sandbox.scan()

    const { data } = (await visitor.get(`${api}/${id}`, json)).json

    assert.isFalse(data.isOn)
    assert.isTrue(sandbox.isOnUntold(sandbox.ready()[0]))
    assert.isTrue((await put(`${id}/state`, { isOn: true })).json.data.isOn)
  })

  test('a permission is noted as approved, and only one that the platform reviews', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    const { put } = await createOperator()
    const review = (scope: string, isApproved: boolean) => put(`${id}/reviews`, { adapter: id, scope, isApproved })

    const noted = (await review('post', true)).json.data
    const taken = (await review('post', false)).json.data

    assert.isString(noted.scopes[0].approvedAt)
    assert.isNull(taken.scopes[0].approvedAt)
    assert.equal((await review('read', true)).status, 404)
    assert.equal((await review('nothing', true)).status, 404)
  })

  test('a plugin that throws while it loads is an answer, and its page says so afterwards', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context, { code: `throw new Error('${CANARY}')` })
    const { visitor } = await createOperator()

    const { status, json: answer, text } = await visitor.post(`${api}/${id}/check`, {}, json)
    const { data } = (await visitor.get(`${api}/${id}`, json)).json

    assert.equal(status, 200)
    assert.equal(answer.data.status, 'fail')
    assert.containsSubset(answer.data.findings.find(({ check }: any) => check === `code ${id}`), { status: 'fail', summary: 'does not load: threw Error at index.js:1' })
    assert.isTrue(answer.data.findings.every(({ status: found, fix }: any) => found === 'pass' || fix))
    assert.containsSubset(data.faults, [{ kind: 'bug', operation: 'load', reason: 'threw Error at index.js:1' }])
    assert.equal(data.recentFaults, 1)
    assert.notInclude(text + JSON.stringify(data), CANARY)
  })

  test('what a plugin does that it should not is counted, whatever it is', async (context) => {
    const { assert } = context
    const id = freshId()
    const code = `
      class Adapter {
        authorize = { begin: () => { throw new TypeError('${CANARY}') }, exchange: async () => 'rubbish', accounts: async () => [], refresh: async (g) => g, revoke: async () => {} }
        publish = { check: () => [], preview: () => ({}), plan: () => ({ step: '', effect: 'none' }), advance: async () => ({ state: '${CANARY}' }), reconcile: async () => ({}) }
        probe = async () => 'fine'
      }
      export default { adapters: { ${id}: Adapter } }`
    const { host } = await usePlugin(context, { id, code })
    const { visitor } = await createOperator()
    const adapter = (await host.load(id)) as any

    for (const work of [() => adapter.authorize.begin(), () => adapter.authorize.exchange(), () => adapter.publish.plan(), () => adapter.publish.advance(), () => adapter.publish.advance(), () => adapter.probe()]) {
      await assert.rejects(async () => work(), /E_ADAPTER_BUG/)
    }
    await flushTrouble()

    const { data } = (await visitor.get(`${api}/${id}`, json)).json
    assert.sameDeepMembers(
      data.faults.map(({ operation, reason, times }: any) => [operation, reason, times]),
      [
        ['authorize.begin', 'threw TypeError at index.js:3', 1],
        ['authorize.exchange', 'a grant needs an access token', 1],
        ['publish.plan', 'a checkpoint needs a step', 1],
        ['publish.advance', 'advance() answered with an unknown state', 2],
        ['probe', 'probe() did not answer with a list of findings', 1],
      ]
    )
    assert.equal((await visitor.get(api, json)).json.data.find((one: any) => one.id === id).recentFaults, 5)
  })
})
