import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { PluginSettingsSource, settingVariable } from '#services/plugins/plugin_settings'
import { PluginStateStore } from '#services/plugins/plugin_state_store'
import { SecretBox } from '#services/secrets/secret_box'

const box = SecretBox.parse(`k1:${randomBytes(32).toString('base64')}`)
const MAPPED = 'graph.example.com=http://127.0.0.1:7701'

function create(config: Partial<ConstructorParameters<typeof PluginHostService>[0]> = {}, environment: Record<string, string> = {}) {
  const settings = new PluginSettingsSource({ environment, isSandbox: config.isSandbox ?? true, box: () => box })
  const log = { info() {}, warn() {} }
  return new PluginHostService({ root: fileURLToPath(app.appRoot), isProduction: false, isSandbox: true, log, ...config }, settings, new PluginStateStore())
}

test.group('PluginHostService', () => {
  test('production refuses mapped hosts until they are confirmed, and names them', ({ assert }) => {
    assert.throws(() => create({ isProduction: true, platformHosts: MAPPED }), /graph\.example\.com elsewhere.*PLATFORM_HOSTS_CONFIRMED=true/)
    assert.doesNotThrow(() => create({ isProduction: true, platformHosts: MAPPED, isConfirmed: true }))
    assert.doesNotThrow(() => create({ isProduction: true }))
    assert.doesNotThrow(() => create({ platformHosts: MAPPED }))
  })

  test('production is never a sandbox', ({ assert }) => {
    assert.isFalse(create({ isProduction: true, isSandbox: true }).isSandbox)
  })

  test('P23-001: the consent address carries state, challenge and exactly the scopes that apply, and goes through the host map', async ({ assert }) => {
    const service = create({ platformHosts: 'www.instagram.com=http://127.0.0.1:7701/www.instagram.com' }, { INSTAGRAM_VARIANT: 'instagram', INSTAGRAM_CLIENT_ID: '123', INSTAGRAM_CLIENT_SECRET: 's' })
    await service.scan()
    const scopes = (await service.scopes('instagram')).map(({ name }) => name)
    const { authorize } = await service.load<'authorize'>('instagram')

    const url = authorize.begin({ redirectUri: 'https://app.example/cb', state: 'STATE', challenge: 'C', scopes })

    assert.deepEqual(scopes, ['instagram_business_basic', 'instagram_business_content_publish', 'instagram_business_manage_comments', 'instagram_business_manage_insights'])
    assert.deepInclude(Object.fromEntries(url.searchParams), { client_id: '123', state: 'STATE', redirect_uri: 'https://app.example/cb', scope: scopes.join(',') })
    assert.equal(service.rewrite(url).origin, 'http://127.0.0.1:7701')
    assert.equal(service.rewrite(new URL('https://elsewhere.example/x')).href, 'https://elsewhere.example/x')
  })

  test('nothing is read before the scan; an unknown adapter is refused', async ({ assert }) => {
    const service = create()
    assert.deepEqual(service.adapters(), [])
    await service.scan()
    assert.isNotEmpty(service.adapters())
    assert.throws(() => service.info('nothing'), /nothing/)
  })
})

test.group('Plugin settings', (group) => {
  const plugin = {
    id: 'test-plugin',
    folder: null,
    settings: [
      { key: 'clientId', kind: 'text' as const, label: 'Id' },
      { key: 'clientSecret', kind: 'secret' as const, label: 'Secret' },
    ],
  }
  const source = (environment: Record<string, string> = {}, isSandbox = false) => new PluginSettingsSource({ environment, isSandbox, box: () => box })
  group.each.teardown(async () => {
    for (const { key } of plugin.settings) await source().enter(plugin, key, '')
  })

  test('names of variables', ({ assert }) => {
    assert.equal(settingVariable('instagram', 'clientId'), 'INSTAGRAM_CLIENT_ID')
    assert.equal(settingVariable('leads-meta', 'appSecret'), 'LEADS_META_APP_SECRET')
    assert.equal(settingVariable('my_plugin', 'url'), 'MY_PLUGIN_URL')
  })

  test('the environment wins over what an operator entered; secrets are stored sealed', async ({ assert }) => {
    await source().enter(plugin, 'clientId', 'entered')
    await source().enter(plugin, 'clientSecret', 'CANARY')

    assert.deepEqual(await source().of(plugin), { clientId: 'entered', clientSecret: 'CANARY' })
    assert.deepEqual(await source({ TEST_PLUGIN_CLIENT_ID: 'env', TEST_PLUGIN_CLIENT_SECRET: '' }).of(plugin), { clientId: 'env', clientSecret: 'CANARY' })
    const { default: db } = await import('@adonisjs/lucid/services/db')
    assert.notInclude(JSON.stringify(await db.connection('app').from('plugin_state').where('plugin_id', plugin.id)), 'CANARY')
  })

  test('an unknown setting is refused, an empty one is removed', async ({ assert }) => {
    await assert.rejects(() => source().enter(plugin, 'other', 'x'), /no setting "other"/)
    const one = source()
    await one.enter(plugin, 'clientId', 'x')
    await one.enter(plugin, 'clientId', '')
    assert.deepEqual(await one.of(plugin), {})
  })

  test('plugin state is kept apart from settings', async ({ assert }) => {
    const store = new PluginStateStore()
    await store.set(plugin.id, 'cursor', { at: 1 })
    await store.set(plugin.id, 'cursor', { at: 2 })

    assert.deepEqual(await store.get(plugin.id, 'cursor'), { at: 2 })
    assert.isUndefined(await store.get('other-plugin', 'cursor'))
    assert.deepEqual(await source().of(plugin), {})
  })
})
