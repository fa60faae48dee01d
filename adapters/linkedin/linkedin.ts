import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { LinkedinAnalytics } from './analytics/analytics.ts'
import { LinkedinAuthorizer } from './authorize.ts'
import { LinkedinHistory } from './channel/history.ts'
import { LinkedinInbox } from './channel/inbox.ts'
import { LinkedinHooks } from './channel/hooks.ts'
import { Mentions } from './channel/mentions.ts'
import { Probe } from './probe.ts'
import { LinkedinPublisher } from './publish/publisher.ts'

/** Personal profiles, and the Pages of organisations. */
@injectable()
export class Linkedin implements Adapter<
  'authorize' | 'publish' | 'analytics' | 'inbound' | 'options' | 'inbox' | 'history'
> {
  constructor(
    @inject(LinkedinAuthorizer) readonly authorize: LinkedinAuthorizer,
    @inject(LinkedinPublisher) readonly publish: LinkedinPublisher,
    @inject(LinkedinAnalytics) readonly analytics: LinkedinAnalytics,
    @inject(LinkedinHooks) readonly inbound: LinkedinHooks,
    @inject(Mentions) readonly options: Mentions,
    @inject(LinkedinInbox) readonly inbox: LinkedinInbox,
    @inject(LinkedinHistory) readonly history: LinkedinHistory,
    @inject(Probe) private findings: Probe
  ) {}

  probe(call: Call): Promise<Finding[]> {
    return this.findings.run(call)
  }
}
