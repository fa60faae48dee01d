import type { Adapter, Call, Finding } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { MastodonAnalytics } from './analytics.ts'
import { MastodonApi } from './api.ts'
import { MastodonAuthorizer } from './authorize.ts'
import { MastodonInbox } from './inbox.ts'
import { MastodonPublisher } from './publish.ts'

type Capabilities = 'authorize' | 'publish' | 'analytics' | 'inbox'

/** One Mastodon account. */
@injectable()
export class Mastodon implements Adapter<Capabilities> {
  constructor(
    @inject(MastodonAuthorizer) readonly authorize: MastodonAuthorizer,
    @inject(MastodonPublisher) readonly publish: MastodonPublisher,
    @inject(MastodonAnalytics) readonly analytics: MastodonAnalytics,
    @inject(MastodonInbox) readonly inbox: MastodonInbox,
    @inject(MastodonApi) private api: MastodonApi
  ) {}

  /** Shown on the channel's page: what works, and for what does not, the way to put it right. */
  async probe(call: Call): Promise<Finding[]> {
    await this.api.read('/api/v1/accounts/verify_credentials', call)
    return [{ check: 'account', status: 'pass', summary: 'The account answers' }]
  }
}
