import {
  AdapterFault,
  CLOCK,
  fail,
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
import { speakerOf } from './publish/speaker.ts'
import { Subscription } from './subscription.ts'

const SCOPES = manifest.caidence.adapters[0].scopes as ScopeNeed[]

/** What this connection can do today, and what to do about what it cannot. */
@injectable()
export class Probe {
  constructor(
    @inject(Graph) private graph: Graph,
    @inject(TokenInspector) private inspector: TokenInspector,
    @inject(Subscription) private subscription: Subscription,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  async run(call: Call): Promise<Finding[]> {
    return [
      expiryFinding(call.token.expiresAt, this.clock.now()),
      ...(await this.token(call)),
      ...scopeFindings(SCOPES, call),
      await this.page(call),
      await this.subscription.ensure(call),
    ]
  }

  private async token(call: Call): Promise<Finding[]> {
    try {
      const facts = await this.inspector.inspect(call.token.reveal(), call.signal)
      const validity = facts.isValid
        ? pass('authorize.validity', 'The platform accepts the access')
        : fail('authorize.validity', 'The platform refuses the access', 'Reconnect the Page')
      const data = dataAccessFinding(facts, this.clock.now())
      return data ? [validity, data] : [validity]
    } catch (error) {
      if (AdapterFault.is(error) && error.remedy === 'stop')
        return [skip('authorize.validity', 'The platform does not inspect tokens')]
      return [refusedFinding('authorize.validity', 'The access cannot be inspected', error)]
    }
  }

  private async page(call: Call): Promise<Finding> {
    try {
      const page = await this.graph.read(
        call.connection.account.remoteId,
        { fields: 'id,name,is_published' },
        speakerOf(call)
      )
      if (page.is_published === false)
        return warn(
          'publish.page',
          'The Page is not published, so nobody sees its posts',
          'Publish the Page in its settings at Facebook'
        )
      return pass('publish.page', 'The Page answers')
    } catch (error) {
      return refusedFinding('publish.page', 'The Page cannot be read', error)
    }
  }
}
