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
import { InstagramAnalytics } from './analytics.ts'
import { InstagramAuthorizer } from './authorize.ts'
import { InstagramHistory } from './history.ts'
import { InstagramInbox } from './inbox.ts'
import { Instagram } from './instagram.ts'
import { FacebookLogin } from './login/facebook_login.ts'
import { InstagramLogin } from './login/instagram_login.ts'
import { InstagramOptions } from './options.ts'
import { Probe } from './probe.ts'
import { Aftercare } from './publish/aftercare.ts'
import { Containers } from './publish/containers.ts'
import { InstagramPublisher } from './publish/publisher.ts'
import { Published } from './publish/published.ts'
import { Release } from './publish/release.ts'
import { Subscription } from './subscription.ts'

export default definePlugin({
  adapters: { instagram: Instagram },
  provide: [
    Graph,
    PageLogin,
    TokenInspector,
    FirstComment,
    InsightsReader,
    MetaHooks,
    Places,
    InstagramAuthorizer,
    FacebookLogin,
    InstagramLogin,
    InstagramPublisher,
    InstagramAnalytics,
    InstagramInbox,
    InstagramHistory,
    InstagramOptions,
    Containers,
    Published,
    Release,
    Aftercare,
    Subscription,
    Probe,
  ],
})
