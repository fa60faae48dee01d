import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from '@japa/runner'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { ApplicationService } from '@adonisjs/core/types'
import AdapterDisable from '#commands/adapter_disable'
import AdapterDoctorCommand from '#commands/adapter_doctor'
import AdapterEnable from '#commands/adapter_enable'
import PluginProvider from '#providers/plugin_provider'
import { readLevels, recordLevels } from '#services/plugins/adapter_levels'
import { AdapterDoctor, type Examination } from '#services/plugins/doctor/adapter_doctor'
import { healthFindings, levelFinding } from '#services/plugins/doctor/setup_findings'
import { flushTrouble, noteTrouble, noteWorkerEnd, troubleOf } from '#services/plugins/plugin_health'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { PluginSwitch } from '#services/plugins/plugin_switch'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { connected, createPerson, PLATFORM, usePlatform } from '#tests/functional/connections/support'
import { folderWith } from '../../../plugins/host/tests/support.ts'
import { channelBlock, codeOf, freshId, packageOf, useFiles, usePlugin } from './support.ts'

const examine = async (examination: Examination) => (await app.container.make(AdapterDoctor)).examine(examination)
const lineOf = (findings: { check: string }[], check: string) => findings.find((finding) => finding.check === check) as any

async function run(command: any, args: string[]) {
  ace.ui.switchMode('raw')
  try {
    const made: any = await ace.create(command, args)
    await made.exec()
    return { exitCode: made.exitCode ?? 0, text: made.logger.getLogs().map(({ message }: { message: string }) => message).join('\n') as string }
  } finally {
    ace.ui.switchMode('normal')
  }
}

/** Packages that are wrong in every way that a package can be wrong in, beside one that is fine. */
function brokenPackages() {
  const ids = { fine: freshId(), throws: freshId(), empty: freshId(), late: freshId(), twice: freshId(), other: freshId() }
  const files = {
    [`adapters/${ids.fine}/package.json`]: packageOf(ids.fine),
    [`adapters/${ids.fine}/index.js`]: codeOf(ids.fine),
    'plugins/local/bad_json/package.json': '{ "caidence": ',
    [`plugins/local/throws/package.json`]: packageOf(ids.throws),
    [`plugins/local/throws/index.js`]: `throw new Error('at import')`,
    [`plugins/local/empty/package.json`]: packageOf(ids.empty),
    [`plugins/local/empty/index.js`]: 'export const nothing = 1',
    [`plugins/local/late/package.json`]: packageOf(ids.late, channelBlock(ids.late, { sdk: '^99.0.0' })),
    [`plugins/local/twice_a/package.json`]: packageOf(ids.twice),
    [`plugins/local/twice_b/package.json`]: packageOf(ids.twice),
    [`plugins/local/other/package.json`]: packageOf(ids.other),
    [`plugins/local/other/index.js`]: 'export default { adapters: { another: class {} } }',
  }
  return { ids, files }
}

test.group('Plugins / doctor', () => {
  test('each broken package is a line with its fix, and the others are examined', async (context) => {
    const { assert } = context
    const { ids, files } = brokenPackages()
    await useFiles(context, files)

    const diagnoses = await examine({})

    const of = (source: string) => diagnoses.find((one) => one.source === source)!
    const summaries = (source: string) => of(source).findings.filter(({ status }) => status === 'fail').map(({ summary }) => summary)
    assert.deepEqual(summaries('plugins/local/bad_json'), ['package.json is not readable JSON'])
    assert.deepEqual(summaries('plugins/local/late'), ['it was written for contract ^99.0.0, this host provides 1.2.0'])
    for (const source of ['plugins/local/twice_a', 'plugins/local/twice_b']) assert.match(summaries(source)[0], /is provided by plugins\/local\/twice_a and plugins\/local\/twice_b$/)
    assert.include(summaries('plugins/local/throws'), 'does not load: threw Error at index.js:1')
    assert.include(summaries('plugins/local/empty'), 'does not load: the entry file has no definePlugin() as default export')
    assert.include(summaries('plugins/local/other'), `does not load: the plugin's definition has no adapter "${ids.other}"`)
    assert.equal(lineOf(of(`adapters/${ids.fine}`).findings, `code ${ids.fine}`).status, 'pass')
    for (const { findings } of diagnoses) for (const { status, fix, summary } of findings) assert.isTrue(status === 'pass' || Boolean(fix), summary)
  })

  test('a broken package stops neither the boot nor the others', async ({ assert, cleanup }) => {
    const { ids, files } = brokenPackages()
    const { root, remove } = await folderWith(files)
    cleanup(remove)
    const bound = new Map<unknown, () => Promise<any>>()
    const elsewhere = {
      appRoot: pathToFileURL(`${root}/`),
      getEnvironment: () => 'test',
      container: { singleton: (key: unknown, make: () => Promise<any>) => bound.set(key, make), make: (key: any) => (key === 'logger' ? app.container.make('logger') : bound.get(key)!()) },
    } as unknown as ApplicationService
    const provider = new PluginProvider(elsewhere)

    provider.register()
    await provider.boot()
    await provider.ready()

    const host: PluginHostService = await bound.get(PluginHostService)!()
    await host.scan()
    assert.includeMembers(host.pluginIds(), [ids.fine])
    assert.lengthOf(host.reports().filter(({ state }) => state === 'refused'), 4)
    await provider.shutdown()
  })

  test('settings, switch, reviews and addresses each have their line', async (context) => {
    const { assert } = context
    const { id, host } = await usePlugin(context, { isSandbox: true })
    await (await app.container.make(PluginSwitch)).turn(id, false, { userId: null })

    const [{ findings, status }] = await examine({ id })

    assert.equal(status, 'fail')
    assert.containsSubset(lineOf(findings, 'switch'), { status: 'warn', fix: `node ace adapter:enable ${id}` })
    assert.deepEqual(findings.filter(({ check }) => check === 'settings').map(({ summary }) => summary), ['Id is missing', 'Secret is missing'])
    assert.equal(lineOf(findings, 'review post').status, 'skip')
    assert.isUndefined(lineOf(findings, 'review read'))
    assert.containsSubset(lineOf(findings, 'webhook events'), { summary: `Events: register exactly ${process.env.APP_URL}/hooks/${id}/events` })
    assert.deepEqual((await host.settingsIssues(id)).map(({ key }) => key), ['clientId', 'clientSecret'])
  })

  test('the clock of the platform is compared with ours', async (context) => {
    const { assert, cleanup } = context
    let aheadMs = 0
    const server = createServer((_, response) => response.writeHead(404, { date: new Date(Date.now() + aheadMs).toUTCString() }).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanup(() => void server.close())
    const { id } = await usePlugin(context, { platformHosts: `api.sample.test=http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    const clock = async () => lineOf((await examine({ id }))[0].findings, 'clock')

    const right = await clock()
    aheadMs = 60_000
    const slow = await clock()
    aheadMs = -600_000
    const fast = await clock()

    assert.equal(right.status, 'pass')
    assert.equal(slow.status, 'warn')
    assert.match(slow.summary, /^this machine is (59|60|61) s behind api\.sample\.test$/)
    assert.equal(fast.status, 'fail')
    assert.match(fast.summary, /ahead of/)
  })

  test('a platform that does not answer is a warning', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context, { platformHosts: 'api.sample.test=http://127.0.0.1:9' })

    assert.equal(lineOf((await examine({ id }))[0].findings, 'clock').status, 'warn')
  })

  test('connected channels are asked, by id and without a name; what is found is kept on the channel', async (context) => {
    const { assert } = context
    await usePlatform(context)
    const person = await createPerson()
    const [channel] = await connected(person)
    const { handle } = await tenantTx(person.actor, ({ client }) => client.from('social_connections').where({ workspace_id: person.actor.workspaceId, id: channel }).first())
    const checkedAt = () => tenantTx(person.actor, async ({ client }) => (await client.from('social_connections').where({ workspace_id: person.actor.workspaceId, id: channel }).first()).checked_at)

    const [{ id, findings }] = await examine({ connectionId: channel })

    assert.equal(id, PLATFORM)
    assert.isAbove(findings.filter(({ check }) => check.startsWith(`channel ${channel.slice(0, 8)} `)).length, 0)
    assert.isTrue(findings.some(({ check }) => check === `budget ${channel.slice(0, 8)}`))
    assert.notInclude(JSON.stringify(findings.filter(({ check }) => check.startsWith('token') || check.startsWith('budget'))), handle)
    assert.isNotNull(await checkedAt())
  })

  test('a channel that lost access, and a budget that is nearly used up, are told', async (context) => {
    const { assert, cleanup } = context
    await usePlatform(context)
    const person = await createPerson()
    const [channel] = await connected(person)
    await tenantTx(person.actor, ({ client }) => client.from('social_connections').where({ workspace_id: person.actor.workspaceId, id: channel }).update({ state: 'needs_reauth', fault_code: 'E_TOKEN_REVOKED' }))
    const { id, host } = await usePlugin(context)
    await db.connection('app').table('budgets').insert({ key: `app:${id}:1 day`, used: 10 })
    cleanup(async () => void (await db.connection('app').from('budgets').where('key', `app:${id}:1 day`).delete()))

    const [{ findings: ofPlugin }] = await examine({ id, isLive: false })

    assert.containsSubset(lineOf(ofPlugin, `budget ${id}`), { status: 'warn', summary: '0 of 10 left for 1 day' })
    assert.equal(host.pluginIds().length, 1)
    app.container.restore(PluginHostService)
    await usePlatform(context)
    const [{ findings }] = await examine({ connectionId: channel, isLive: false })
    assert.containsSubset(lineOf(findings, `token ${channel.slice(0, 8)}`), { status: 'fail' })
    const [{ findings: all }] = await examine({ id: PLATFORM, isLive: false })
    assert.isUndefined(all.find(({ check, status }) => check.startsWith('token') && status === 'fail'))
  })

  test('without asking anybody, no plugin’s code is run', async (context) => {
    const { assert } = context
    const key = `loaded ${freshId()}`
    const { id } = await usePlugin(context, { code: `globalThis[${JSON.stringify(key)}] = true; export default { adapters: {} }` })

    const [{ findings }] = await examine({ id, isLive: false })

    assert.isUndefined((globalThis as any)[key])
    assert.isUndefined(lineOf(findings, 'clock'))
    assert.isDefined(lineOf(findings, 'settings'))
    await examine({ id })
    assert.isTrue((globalThis as any)[key])
  })
})

test.group('Plugins / commands', () => {
  test('adapter:doctor says what fails and how to mend it, as text and as JSON', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)

    const text = await run(AdapterDoctorCommand, [id])
    const asJson = await run(AdapterDoctorCommand, [id, '--json'])
    const [unknown, odd] = [await run(AdapterDoctorCommand, ['nothing']), await run(AdapterDoctorCommand, ['--connection=7'])]

    assert.equal(text.exitCode, 1)
    assert.include(text.text, 'FAIL  settings             Id is missing')
    assert.include(text.text, `enter it on /admin/plugins/${id}`)
    assert.equal(JSON.parse(asJson.text)[0].id, id)
    assert.equal(unknown.exitCode, 1)
    assert.include(unknown.text, 'No plugin "nothing" is installed')
    assert.equal(odd.exitCode, 1)
  })

  test('adapter:doctor is content with a plugin that lacks nothing', async (context) => {
    const { assert } = context
    const id = freshId()
    const block = channelBlock(id, { settings: [], webhooks: [], network: { hosts: [] } })
    await useFiles(context, { [`adapters/${id}/package.json`]: packageOf(id, block), [`adapters/${id}/index.js`]: codeOf(id) })

    const { exitCode, text } = await run(AdapterDoctorCommand, [id])

    assert.notInclude(text, 'FAIL')
    assert.equal(exitCode, 0)
  })

  test('adapter:enable and adapter:disable are idempotent, and noted as the server’s', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context, { files: { 'plugins/local/broken/package.json': '{' } })

    const said = [await run(AdapterDisable, [id]), await run(AdapterDisable, [id]), await run(AdapterEnable, [id]), await run(AdapterEnable, ['nothing']), await run(AdapterEnable, ['plugins/local/broken'])]
    const log = await db.connection('app').from('operator_log').where('plugin_id', id).orderBy('id')

    assert.deepEqual(said.map(({ exitCode }) => exitCode), [0, 0, 0, 1, 1])
    assert.include(said[0].text, 'is switched off')
    assert.include(said[1].text, 'was switched off already')
    assert.include(said[4].text, 'package.json is not readable JSON')
    assert.deepEqual(log.map(({ action, actor_id: actor }) => [action, actor]), [['plugin.switched_off', null], ['plugin.switched_on', null]])
  })

  test('what the application notes about operators it cannot change', async (context) => {
    const { assert } = context
    const { id } = await usePlugin(context)
    await run(AdapterDisable, [id])

    assert.equal(Number(await db.connection('app').from('operator_log').where('plugin_id', id).update({ action: 'x' })), 0)
    assert.equal(Number(await db.connection('app').from('operator_log').where('plugin_id', id).delete()), 0)
    assert.lengthOf(await db.connection('app').from('operator_log').where('plugin_id', id), 1)
  })
})

test.group('Plugins / health', () => {
  test('equal faults are one that is counted; only the newest kinds are kept', async ({ assert, cleanup }) => {
    const id = freshId()
    cleanup(async () => void (await db.connection('app').from('plugin_faults').where('plugin_id', id).delete()))
    const note = (reason: string) => noteTrouble({ pluginId: id, adapterId: id, kind: 'bug', operation: 'probe', reason })

    for (let time = 0; time < 1_000; time++) note('again and again')
    await flushTrouble()
    note('again and again')
    await flushTrouble()
    for (let kind = 0; kind < 120; kind++) note(`kind ${kind}`)
    await flushTrouble()

    const { rows } = await db.connection('app').rawQuery('select count(*)::int as kept, max(times)::int as times from plugin_faults where plugin_id = ?', [id])
    assert.equal(rows[0].kept, 50)
    assert.lengthOf(await troubleOf(id), 20)
  })

  test('a fault is counted on, and a worker’s end is one', async ({ assert, cleanup }) => {
    const id = freshId()
    cleanup(async () => void (await db.connection('app').from('plugin_faults').where('plugin_id', id).delete()))

    for (let round = 0; round < 3; round++) {
      noteWorkerEnd([{ pluginId: id, adapterId: id }], false)
      await flushTrouble()
    }

    assert.containsSubset(await troubleOf(id), [{ kind: 'worker', operation: null, reason: 'its worker ended without saying goodbye', times: 3 }])
  })

  test('a fault of yesterday makes no finding', ({ assert }) => {
    const now = Date.parse('2026-03-02T12:00:00Z')
    const fault = { adapterId: null, kind: 'bug' as const, operation: 'probe', reason: 'threw TypeError', times: 2, firstAt: '2026-02-01T00:00:00Z' }
    const plugin = { id: 'x', version: '1.0.0' } as any

    assert.deepEqual(healthFindings(plugin, [{ ...fault, lastAt: '2026-03-01T11:00:00Z' }], now).map(({ status }) => status), ['pass'])
    assert.deepEqual(healthFindings(plugin, [{ ...fault, lastAt: '2026-03-02T11:00:00Z' }], now).map(({ status, summary }) => [status, summary]), [['warn', 'probe: threw TypeError; 2 times, last 2026-03-02 11:00 UTC']])
  })

  test('the level is that of the last run here, and of the version that is installed', async ({ assert, cleanup }) => {
    const root = await mkdtemp(join(tmpdir(), 'levels-'))
    cleanup(() => rm(root, { recursive: true }))
    const level = { level: 'dependable', passed: 60, failed: 0, skipped: 2, version: '1.0.0', testedAt: '2026-03-02T11:00:00.000Z' }
    const plugin = { id: 'x', version: '1.0.0' } as any

    assert.deepEqual(await readLevels(root), {})
    await recordLevels(root, { x: level })
    await recordLevels(root, { y: { ...level, failed: 1 } })
    const kept = await readLevels(root)

    assert.deepEqual(Object.keys(kept), ['x', 'y'])
    assert.equal(levelFinding(plugin, kept.x).status, 'pass')
    assert.equal(levelFinding(plugin, kept.y).status, 'warn')
    assert.equal(levelFinding({ ...plugin, version: '2.0.0' }, kept.x).status, 'skip')
    assert.equal(levelFinding(plugin, undefined).summary, 'not tested here yet')
    await rm(join(root, 'storage'), { recursive: true })
    await mkdir(join(root, 'storage/adapter_levels.json'), { recursive: true })
    assert.deepEqual(await readLevels(root), {})
  })
})
