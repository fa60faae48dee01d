import { fileURLToPath } from 'node:url'
import type { ApplicationService } from '@adonisjs/core/types'
import type { Json } from '@caidence/sdk'
import { PluginChanges } from '#services/plugins/plugin_changes'
import { PluginHostService } from '#services/plugins/plugin_host_service'

/** Binds the plugin host. Boot reads manifests only: it runs in warm-up mode as well, where nothing may be opened. */
export default class PluginProvider {
  #service?: PluginHostService
  #changes?: PluginChanges

  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton(PluginHostService, async () => (this.#service = await this.create()))
    this.app.container.singleton(PluginChanges, async (resolver) => (this.#changes = new PluginChanges(await databaseUrl(), await resolver.make(PluginHostService))))
  }

  async boot() {
    const { secretBox } = await import('#services/secrets/main')
    // Throws on unusable SECRET_KEYS: better now than on the first publish.
    secretBox()
    const service = await this.app.container.make(PluginHostService)
    await service.scan()
  }

  /** Not reached in warm-up mode, so the database may be asked. Without one, the first use reads the settings. */
  async ready() {
    if (this.app.getEnvironment() !== 'web' && this.app.getEnvironment() !== 'console') return
    const logger = await this.app.container.make('logger')
    await this.#service?.warm().catch((error) => logger.warn({ err: error }, 'plugin settings could not be read yet'))
    // Workers begin to listen by themselves; a command is over before anything changes.
    if (this.app.getEnvironment() === 'web') (await this.app.container.make(PluginChanges)).start()
  }

  async shutdown() {
    const { flushTrouble } = await import('#services/plugins/plugin_health')
    await this.#changes?.stop()
    await flushTrouble()
    await this.#service?.dispose()
  }

  private async create() {
    const { default: env } = await import('#start/env')
    const { secretBox } = await import('#services/secrets/main')
    const { PluginSettingsSource } = await import('#services/plugins/plugin_settings')
    const { PluginStateStore } = await import('#services/plugins/plugin_state_store')
    const { noteTrouble } = await import('#services/plugins/plugin_health')
    const { isOwnTrouble } = await import('#services/plugins/own_trouble')
    const logger = await this.app.container.make('logger')

    const isProduction = env.get('NODE_ENV') === 'production'
    const isSandbox = env.get('SANDBOX') === true && !isProduction
    const settings = new PluginSettingsSource({ environment: process.env, isSandbox, box: secretBox })
    return new PluginHostService(
      {
        root: fileURLToPath(this.app.appRoot),
        dropIns: env.get('PLUGINS_FOLDER'),
        platformHosts: env.get('PLATFORM_HOSTS'),
        isProduction,
        isSandbox,
        isConfirmed: env.get('PLATFORM_HOSTS_CONFIRMED'),
        log: {
          info: (message: string, facts: Record<string, Json> = {}) => logger.debug(facts, message),
          warn: (message: string, facts: Record<string, Json> = {}) => logger.warn(facts, message),
        },
        onTrouble: noteTrouble,
        isOwnTrouble,
      },
      settings,
      new PluginStateStore()
    )
  }
}

async function databaseUrl() {
  const { default: env } = await import('#start/env')
  return env.get('DATABASE_URL').release()
}
