import { definePlugin } from '@caidence/sdk'
import {
  FirstComment,
  Graph,
  InsightsReader,
  MetaHooks,
  PageLogin,
  Places,
  TokenInspector,
} from '@caidence/meta-graph'
import { FacebookAnalytics } from './analytics.ts'
import { FacebookAuthorizer } from './authorize.ts'
import { Facebook } from './facebook.ts'
import { FacebookHistory } from './history.ts'
import { FacebookInbox } from './inbox.ts'
import { FacebookOptions } from './options.ts'
import { Probe } from './probe.ts'
import { Aftercare } from './publish/aftercare.ts'
import { Feed } from './publish/feed.ts'
import { Photos } from './publish/photos.ts'
import { FacebookPublisher } from './publish/publisher.ts'
import { Release } from './publish/release.ts'
import { Videos } from './publish/videos.ts'
import { Subscription } from './subscription.ts'

export default definePlugin({
  adapters: { facebook: Facebook },
  provide: [
    Graph,
    PageLogin,
    TokenInspector,
    FirstComment,
    InsightsReader,
    MetaHooks,
    Places,
    FacebookAnalytics,
    FacebookInbox,
    FacebookHistory,
    FacebookOptions,
    Subscription,
    FacebookAuthorizer,
    FacebookPublisher,
    Photos,
    Videos,
    Feed,
    Release,
    Aftercare,
    Probe,
  ],
})
