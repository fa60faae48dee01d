import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MetaHooks } from '@caidence/meta-graph'
import { FacebookAnalytics } from './analytics.ts'
import { FacebookAuthorizer } from './authorize.ts'
import { FacebookHistory } from './history.ts'
import { FacebookInbox } from './inbox.ts'
import { FacebookOptions } from './options.ts'
import { Probe } from './probe.ts'
import { FacebookPublisher } from './publish/publisher.ts'

/** Facebook Pages. Personal profiles and groups cannot be published to. */
@injectable()
export class Facebook implements Adapter<
  'authorize' | 'publish' | 'analytics' | 'inbound' | 'inbox' | 'options' | 'history'
> {
  constructor(
    @inject(FacebookAuthorizer) readonly authorize: FacebookAuthorizer,
    @inject(FacebookPublisher) readonly publish: FacebookPublisher,
    @inject(FacebookAnalytics) readonly analytics: FacebookAnalytics,
    @inject(MetaHooks) readonly inbound: MetaHooks,
    @inject(FacebookInbox) readonly inbox: FacebookInbox,
    @inject(FacebookHistory) readonly history: FacebookHistory,
    @inject(FacebookOptions) readonly options: FacebookOptions,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
