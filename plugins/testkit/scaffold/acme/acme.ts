import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { AcmeAnalytics } from './analytics.ts'
import { AcmeApi } from './api.ts'
import { AcmeAuthorizer } from './authorize.ts'
import { AcmeInbound } from './inbound.ts'
import { AcmeInbox } from './inbox.ts'
import { AcmeLeads } from './leads.ts'
import { AcmeOptions } from './options.ts'
import { AcmePublisher } from './publish.ts'

type Capabilities =
  'authorize' | 'publish' | 'inbound' | 'leads' | 'options' | 'analytics' | 'inbox'

/** One Acme account. */
@injectable()
export class Acme implements Adapter<Capabilities> {
  constructor(
    @inject(AcmeAuthorizer) readonly authorize: AcmeAuthorizer,
    @inject(AcmePublisher) readonly publish: AcmePublisher,
    @inject(AcmeInbound) readonly inbound: AcmeInbound,
    @inject(AcmeLeads) readonly leads: AcmeLeads,
    @inject(AcmeOptions) readonly options: AcmeOptions,
    @inject(AcmeAnalytics) readonly analytics: AcmeAnalytics,
    @inject(AcmeInbox) readonly inbox: AcmeInbox,
    @inject(AcmeApi) private api: AcmeApi
  ) {}

  /** Shown on the channel's page: what works, and for what does not, the way to put it right. */
  async probe(call: Call): Promise<Finding[]> {
    await this.api.read('/v1/me', call)
    return [{ check: 'account', status: 'pass', summary: 'The account answers' }]
  }
}
