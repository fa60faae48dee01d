import { definePlugin } from '@caidence/sdk'
import { FirstComment, Graph, PageLogin, TokenInspector } from '@caidence/meta-graph'
import { FacebookAuthorizer } from './authorize.ts'
import { Facebook } from './facebook.ts'
import { Probe } from './probe.ts'
import { Aftercare } from './publish/aftercare.ts'
import { Feed } from './publish/feed.ts'
import { Photos } from './publish/photos.ts'
import { FacebookPublisher } from './publish/publisher.ts'
import { Release } from './publish/release.ts'
import { Videos } from './publish/videos.ts'

export default definePlugin({
  adapters: { facebook: Facebook },
  provide: [
    Graph,
    PageLogin,
    TokenInspector,
    FirstComment,
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
