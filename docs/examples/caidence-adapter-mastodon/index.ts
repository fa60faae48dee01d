import { definePlugin } from '@caidence/sdk'
import { Mastodon } from './mastodon.ts'
import { MastodonAnalytics } from './analytics.ts'
import { MastodonApi } from './api.ts'
import { MastodonAuthorizer } from './authorize.ts'
import { MastodonInbox } from './inbox.ts'
import { MastodonPublisher } from './publish.ts'
import { MastodonUpload } from './upload.ts'

export default definePlugin({
  adapters: { mastodon: Mastodon },
  provide: [
    MastodonApi,
    MastodonAuthorizer,
    MastodonPublisher,
    MastodonUpload,
    MastodonAnalytics,
    MastodonInbox,
  ],
})
