import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import type { TestContext } from '@japa/runner/core'
import { grantOperator } from '#services/access/operators'
import { flushTrouble, noteTrouble } from '#services/plugins/plugin_health'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { PluginSettingsSource } from '#services/plugins/plugin_settings'
import { PluginStateStore } from '#services/plugins/plugin_state_store'
import { secretBox } from '#services/secrets/main'
import { createUser, signIn } from '#tests/support/accounts'
import { folderWith, goodBlock } from '../../../plugins/host/tests/support.ts'

export const api = '/api/v1/admin/plugins'
export const json = { accept: 'application/json' }

/** A signed-in operator, with a workspace like anybody. */
export async function createOperator() {
  const { user, workspaceId } = await createUser()
  await grantOperator(user.id)
  const { visitor } = await signIn(user.email)
  const put = (path: string, body: Record<string, unknown>) => visitor.post(`${api}/${path}`, body, json, 'PUT')
  return { user, workspaceId, visitor, put }
}

let count = 0
/** Ids are shared by everything in one database, so each test has its own. */
export const freshId = () => `test_${process.pid}_${++count}_${Date.now() % 100_000}`

/** A manifest of a channel with every kind of setting that a form has to know. */
export function channelBlock(id: string, change: Record<string, unknown> = {}) {
  const [adapter] = goodBlock().adapters
  return goodBlock({
    id,
    name: `Name of ${id}`,
    adapters: [
      {
        ...adapter,
        id,
        capabilities: ['authorize', 'publish'],
        scopes: [
          { name: 'post', neededBy: ['publish'], why: 'Publish', review: 'required' },
          { name: 'read', neededBy: ['authorize'], why: 'See the account', review: 'none' },
        ],
        budgets: [{ scope: 'app', limit: 10, per: '1 day' }],
        formats: [{ ...adapter.formats[0], id: `${id}.post` }],
      },
    ],
    webhooks: [{ path: 'events', label: 'Events', events: ['comment'] }],
    ...change,
  })
}

export const packageOf = (id: string, block: object = channelBlock(id)) => ({ name: `plugin-${id}`, version: '1.2.3', type: 'module', exports: { '.': './index.js' }, caidence: block })

/** Code that does what it should, without a platform behind it. */
export const codeOf = (id: string) => `
class Adapter {
  authorize = {
    begin: ({ state }) => new URL('https://api.sample.test/consent?state=' + state),
    exchange: async () => ({ access: 'A', scopes: ['post', 'read'] }),
    accounts: async () => [],
    refresh: async (grant) => grant,
    revoke: async () => {},
  }
  publish = { check: () => [], preview: () => ({}), plan: () => ({ step: 'a', effect: 'none', data: null }), advance: async () => ({}), reconcile: async () => ({ state: 'unsure' }) }
  probe = async () => []
}
export default { adapters: { ${id}: Adapter } }
`

interface Options {
  environment?: Record<string, string>
  isSandbox?: boolean
  platformHosts?: string
}

/** The application's plugin host over these files and nothing else, until the test is over. */
export async function useFiles({ cleanup }: Pick<TestContext, 'cleanup'>, files: Record<string, string | object>, options: Options = {}) {
  const { root, remove } = await folderWith(files)
  const host = hostOver(root, options)
  await host.scan()
  app.container.swap(PluginHostService, () => host)
  cleanup(async () => {
    app.container.restore(PluginHostService)
    await host.dispose()
    await remove()
    await flushTrouble()
    const ids = host.reports().flatMap(({ id }) => id ?? [])
    for (const table of ['plugin_state', 'plugin_faults']) await db.connection('app').from(table).whereIn('plugin_id', ids).delete()
  })
  return { host, root }
}

/** Another process would have one of its own. */
export function hostOver(root: string, { environment = {}, isSandbox = false, platformHosts }: Options = {}) {
  const settings = new PluginSettingsSource({ environment, isSandbox, box: secretBox })
  return new PluginHostService({ root, platformHosts, isProduction: false, isSandbox, log: { info() {}, warn() {} }, onTrouble: noteTrouble }, settings, new PluginStateStore())
}

/** One plugin that works, under `adapters/`. */
export async function usePlugin(context: Pick<TestContext, 'cleanup'>, options: Options & { id?: string; code?: string; files?: Record<string, string | object> } = {}) {
  const id = options.id ?? freshId()
  const files = { [`adapters/${id}/package.json`]: packageOf(id), [`adapters/${id}/index.js`]: options.code ?? codeOf(id), [`adapters/${id}/docs/setup.md`]: '# Set it up\n<script>alert(1)</script>', ...options.files }
  return { id, ...(await useFiles(context, files, options)) }
}
