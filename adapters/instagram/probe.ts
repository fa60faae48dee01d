import {
  AdapterFault,
  CLOCK,
  pass,
  skip,
  warn,
  type Call,
  type Finding,
  type PluginClock,
  type ScopeNeed,
} from '@caidence/sdk'
import {
  dataAccessFinding,
  expiryFinding,
  Graph,
  refusedFinding,
  scopeFindings,
  TokenInspector,
} from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import manifest from './package.json' with { type: 'json' }
import { Containers } from './publish/containers.ts'
import { speakerOf } from './publish/speaker.ts'
import { Subscription } from './subscription.ts'

const SCOPES = manifest.caidence.adapters[0].scopes as ScopeNeed[]

/** What this connection can do today, and what to do about what it cannot. */
@injectable()
export class Probe {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(Containers) private containers: Containers,
    @inject(TokenInspector) private inspector: TokenInspector,
    @inject(Subscription) private subscription: Subscription,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async run(call: Call): Promise<Finding[]> {
    return [
      expiryFinding(call.token.expiresAt, this.clock.now()),
      ...(await this.token(call)),
      ...this.scopes(call),
      await this.account(call),
      await this.quota(call),
      await this.subscription.ensure(call),
    ]
  }

  /** Only tokens of Facebook Login can be inspected. */
  private async token(call: Call): Promise<Finding[]> {
    if (speakerOf(call).variant === 'instagram') return []
    try {
      const facts = await this.inspector.inspect(call.token.reveal(), call.signal)
      const data = dataAccessFinding(facts, this.clock.now())
      return data ? [data] : []
    } catch (error) {
      if (AdapterFault.is(error))
        return [skip('authorize.dataAccess', 'The access cannot be inspected')]
      throw error
    }
  }

  private scopes(call: Call): Finding[] {
    const { variant } = speakerOf(call)
    const needed = SCOPES.filter(({ when }) => when?.is === variant)
    return scopeFindings(needed, call)
  }

  private async account(call: Call): Promise<Finding> {
    try {
      await this.graph.read(
        call.connection.account.remoteId,
        { fields: 'id,username' },
        speakerOf(call)
      )
      return pass('publish.account', 'The account answers')
    } catch (error) {
      return refusedFinding('publish.account', 'The account cannot be read', error)
    }
  }

  private async quota(call: Call): Promise<Finding> {
    try {
      const quota = await this.containers.quota(call)
      if (!quota) return skip('publish.quota', 'The platform does not say how many posts are left')
      const left = quota.total - quota.used
      if (left <= 0)
        return warn(
          'publish.quota',
          `All ${quota.total} posts of the last 24 hours are used`,
          'Wait, or post less often'
        )
      return pass('publish.quota', `${left} of ${quota.total} posts left in 24 hours`)
    } catch (error) {
      return refusedFinding('publish.quota', 'The publishing limit cannot be read', error)
    }
  }
}
