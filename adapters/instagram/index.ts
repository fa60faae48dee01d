import { definePlugin } from '@caidence/sdk'
import { InstagramAuthorizer } from './authorize.ts'
import { Graph, PageLogin } from '@caidence/meta-graph'
import { Instagram } from './instagram.ts'
import { FacebookLogin } from './login/facebook_login.ts'
import { InstagramLogin } from './login/instagram_login.ts'
import { Probe } from './probe.ts'
import { Containers } from './publish/containers.ts'
import { InstagramPublisher } from './publish/publisher.ts'
import { Published } from './publish/published.ts'
import { Release } from './publish/release.ts'

export default definePlugin({
  adapters: { instagram: Instagram },
  provide: [
    Graph,
    PageLogin,
    InstagramAuthorizer,
    FacebookLogin,
    InstagramLogin,
    InstagramPublisher,
    Containers,
    Published,
    Release,
    Probe,
  ],
})
