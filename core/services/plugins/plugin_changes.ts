import logger from '@adonisjs/core/services/logger'
import { Listener } from '#services/rounds/listener'
import { decisionsOf } from './plugin_decisions.ts'
import type { PluginHostService } from './plugin_host_service.ts'

/** Postgres tells on this channel which plugin's settings or decisions have changed; see migration 0017. */
const CHANNEL = 'plugins'

/** Keeps one process in step with what operators change in another: new settings are read, and what was switched off is let go. */
export class PluginChanges {
  #listener: Listener

  constructor(
    url: string,
    private host: PluginHostService
  ) {
    this.#listener = new Listener(url, CHANNEL, (pluginId) => void this.#guarded([pluginId]), () => void this.#guarded(this.host.pluginIds()))
  }

  start() {
    this.#listener.start()
  }

  stop() {
    return this.#listener.stop()
  }

  /** What cannot be read now is read within seconds, see `PluginSettingsSource`. */
  async #guarded(pluginIds: string[]) {
    try {
      for (const id of pluginIds) await this.host.refresh(id)
      for (const [id, { isOn }] of await decisionsOf(pluginIds)) if (isOn === false) await this.host.unload(id)
    } catch (error) {
      logger.warn({ code: (error as { code?: string }).code }, 'changed settings of plugins could not be read yet')
    }
  }
}
