import { fileURLToPath } from 'node:url'
import app from '@adonisjs/core/services/app'
import type { TestContext } from '@japa/runner/core'
import type { Emulator } from '@caidence/testkit'
import { createEmulator } from '../../../adapters/instagram/emulator/index.ts'
import Brand from '#models/brand'
import ConnectionGrant from '#models/connection_grant'
import SocialConnection from '#models/social_connection'
import { SandboxConsent } from '#services/connections/sandbox_consent'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { PluginSettingsSource } from '#services/plugins/plugin_settings'
import { PluginStateStore } from '#services/plugins/plugin_state_store'
import { secretBox } from '#services/secrets/main'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { createUser, signIn } from '#tests/support/accounts'
import type { Visitor } from '#tests/support/visitor'

export const PLATFORM = 'instagram'

export interface Person {
  visitor: Visitor
  actor: Actor & { userId: string }
  brandId: string
}

/** The emulator on a port of its own, and the application's plugin host pointed at it until the test is over. */
export async function usePlatform({ cleanup }: Pick<TestContext, 'cleanup'>, environment: Record<string, string> = {}, start: (options: { seed: string }) => Promise<Emulator> = createEmulator): Promise<Emulator> {
  const emulator = await start({ seed: String(Math.random()) })
  const settings = new PluginSettingsSource({ environment, isSandbox: true, box: secretBox })
  const host = new PluginHostService(
    { root: fileURLToPath(app.appRoot), platformHosts: emulator.platformHosts, isProduction: false, isSandbox: true, log: { info() {}, warn() {} } },
    settings,
    new PluginStateStore()
  )
  await host.scan()
  app.container.swap(PluginHostService, () => host)
  cleanup(async () => {
    app.container.restore(PluginHostService)
    await host.dispose()
    await emulator.close()
  })
  return emulator
}

/** A signed-in person with a workspace and its one brand. */
export async function createPerson(): Promise<Person> {
  const { user, workspaceId } = await createUser()
  const { visitor } = await signIn(user.email)
  const actor = { workspaceId, userId: user.id }
  const brand = await tenantTx(actor, () => Brand.query().where({ workspaceId }).firstOrFail())
  return { visitor, actor, brandId: brand.id }
}

export const json = { accept: 'application/json' }

export async function begin({ visitor }: Person, body: Record<string, unknown> = {}) {
  const answer = await visitor.post(`/api/v1/social/connect/${PLATFORM}`, body, json)
  if (answer.status !== 201) throw new Error(`connect answered ${answer.status}: ${answer.text}`)
  return answer.json.data as { url: string; attemptId: string }
}

/** The path and query the platform sends the browser to. */
export async function consent(emulator: Emulator, url: string, decision: Parameters<Emulator['consent']>[1] = { approve: true }) {
  const { pathname, search } = await emulator.consent(new URL(url), decision)
  return pathname + search
}

export const sandbox = async () => app.container.make(SandboxConsent)

/** Connections made without a browser. */
export async function connected({ actor, brandId }: Person): Promise<string[]> {
  return (await sandbox()).connect(actor, PLATFORM, brandId)
}

export const connectionsOf = ({ actor }: Person) => tenantTx(actor, () => SocialConnection.query().where({ workspaceId: actor.workspaceId }).orderBy('handle'))

export const grantOf = ({ actor }: Person, connectionId: string) =>
  tenantTx(actor, () => ConnectionGrant.query().where({ workspaceId: actor.workspaceId, connectionId }).first())

/** Requests in which a code was exchanged. */
export const exchanges = (emulator: Emulator) => emulator.log().filter(({ path }) => path.endsWith('/oauth/access_token'))
