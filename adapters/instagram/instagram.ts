import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MetaHooks } from '@caidence/meta-graph'
import { InstagramAnalytics } from './analytics.ts'
import { InstagramAuthorizer } from './authorize.ts'
import { InstagramHistory } from './history.ts'
import { InstagramInbox } from './inbox.ts'
import { InstagramOptions } from './options.ts'
import { Probe } from './probe.ts'
import { InstagramPublisher } from './publish/publisher.ts'

/** Instagram professional accounts, reached through Facebook Login or Instagram Login. */
@injectable()
export class Instagram implements Adapter<
  'authorize' | 'publish' | 'analytics' | 'inbound' | 'inbox' | 'options' | 'history'
> {
  constructor(
    @inject(InstagramAuthorizer) readonly authorize: InstagramAuthorizer,
    @inject(InstagramPublisher) readonly publish: InstagramPublisher,
    @inject(InstagramAnalytics) readonly analytics: InstagramAnalytics,
    @inject(MetaHooks) readonly inbound: MetaHooks,
    @inject(InstagramInbox) readonly inbox: InstagramInbox,
    @inject(InstagramHistory) readonly history: InstagramHistory,
    @inject(InstagramOptions) readonly options: InstagramOptions,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
