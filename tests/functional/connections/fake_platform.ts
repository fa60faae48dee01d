import app from '@adonisjs/core/services/app'
import type { TestContext } from '@japa/runner/core'
import type { Authorizer, Call, Finding, Grant } from '@caidence/sdk'
import { AccountIntake } from '#services/connections/account_intake'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { Person } from './support.ts'

export const FAKE = 'fake'

/** A platform in this process whose every answer a test decides. Stands in for the plugin host. */
export class FakePlatform {
  refreshes: Grant[] = []
  revoked: Grant[] = []
  refresh: Authorizer['refresh'] = async (grant) => ({ ...grant, access: `${grant.access}+`, expiresAt: inHours(1) })
  revoke: Authorizer['revoke'] = async () => {}
  probe: (call: Call) => Promise<Finding[]> = async () => []

  static use({ cleanup }: Pick<TestContext, 'cleanup'>): FakePlatform {
    const fake = new FakePlatform()
    app.container.swap(PluginHostService, () => fake.host() as unknown as PluginHostService)
    cleanup(() => app.container.restore(PluginHostService))
    return fake
  }

  /** A connection of the person with this grant, as if it had just been given. */
  async connection({ actor, brandId }: Person, grant: Partial<Grant> = {}, remoteId = '1'): Promise<string> {
    const intake = await app.container.make(AccountIntake)
    const choice = { account: { remoteId, handle: 'h', kind: 'page' }, grant: { access: 'A', refresh: 'R', scopes: ['write'], ...grant } }
    const { ids } = await tenantTx(actor, () => intake.connect(actor, { adapterId: FAKE, brandId, choices: [choice] }))
    return ids[0]
  }

  private host() {
    const info = { id: FAKE, pluginId: FAKE, pluginName: 'Fake', kind: 'channel', capabilities: ['authorize', 'publish'], formats: [] }
    return {
      adapters: () => [info],
      info: () => info,
      ready: () => [],
      rewrite: (url: URL) => url,
      scopes: async () => [{ name: 'write', neededBy: ['publish'], why: 'Write', review: 'none' }],
      load: async () => ({
        probe: (call: Call) => this.probe(call),
        authorize: {
          begin: ({ state }: { state: string }) => new URL(`https://fake.example/consent?state=${state}`),
          refresh: (grant: Grant, signal: AbortSignal) => {
            this.refreshes.push(grant)
            return this.refresh(grant, signal)
          },
          revoke: (grant: Grant, signal: AbortSignal) => {
            this.revoked.push(grant)
            return this.revoke(grant, signal)
          },
        },
      }),
    }
  }
}

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
