import { definePlugin } from '@caidence/sdk'
import { Acme } from './acme.ts'
import { AcmeAnalytics } from './analytics.ts'
import { AcmeApi } from './api.ts'
import { AcmeAuthorizer } from './authorize.ts'
import { AcmeInbound } from './inbound.ts'
import { AcmeInbox } from './inbox.ts'
import { AcmeLeads } from './leads.ts'
import { AcmeOptions } from './options.ts'
import { AcmePublisher } from './publish.ts'

export default definePlugin({
  adapters: { acme: Acme },
  provide: [
    AcmeApi,
    AcmeAuthorizer,
    AcmePublisher,
    AcmeInbound,
    AcmeLeads,
    AcmeOptions,
    AcmeAnalytics,
    AcmeInbox,
  ],
})
