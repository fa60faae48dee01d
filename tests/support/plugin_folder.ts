import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import app from '@adonisjs/core/services/app'
import type { TestContext } from '@japa/runner/core'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { PluginSettingsSource } from '#services/plugins/plugin_settings'
import { PluginStateStore } from '#services/plugins/plugin_state_store'
import { secretBox } from '#services/secrets/main'

/** The test kit's sample: every capability, against an emulator that stands in for its platform. */
export const SAMPLE = fileURLToPath(new URL('../../plugins/testkit/tests/sample', import.meta.url))

interface Options {
  /** Folders of plugins; they stand in for everything that is installed. */
  folders: string[]
  /** `real-host=base-url`, as in PLATFORM_HOSTS. */
  platformHosts?: string
  environment?: Record<string, string>
}

/** The application's plugin host, with these plugins and no others, until the test is over. */
export async function usePlugins({ cleanup }: Pick<TestContext, 'cleanup'>, { folders, platformHosts, environment = {} }: Options): Promise<PluginHostService> {
  const root = await mkdtemp(join(tmpdir(), 'plugins-'))
  await mkdir(join(root, 'adapters'))
  for (const [nth, folder] of folders.entries()) await symlink(folder, join(root, 'adapters', `p${nth}`))
  const settings = new PluginSettingsSource({ environment, isSandbox: true, box: secretBox })
  const host = new PluginHostService({ root, platformHosts, isProduction: false, isSandbox: true, log: { info() {}, warn() {} } }, settings, new PluginStateStore())
  await host.scan()
  app.container.swap(PluginHostService, () => host)
  cleanup(async () => {
    app.container.restore(PluginHostService)
    await host.dispose()
    await rm(root, { recursive: true })
  })
  return host
}

/** A plugin whose platform a test plays itself: tests/support/plugins/scripted. */
export const SCRIPTED = fileURLToPath(new URL('./plugins/scripted', import.meta.url))
export const SCRIPTED_SECRET = 'scripted-secret-value'

export const useScripted = (context: Pick<TestContext, 'cleanup'>) => usePlugins(context, { folders: [SCRIPTED], environment: { SCRIPTED_CLIENT_SECRET: SCRIPTED_SECRET } })
