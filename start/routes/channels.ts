import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { channels } = controllers
const uuid = router.matchers.uuid()
/** Names of lists, as manifests may spell them. */
const source = { match: /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/ }

/** What a connected channel tells. */
router
  .group(() => {
    router
      .group(() => {
        router.get('channels/:id/metrics', [channels.ChannelMetrics, 'show']).as('channels.metrics').use([middleware.ability({ needs: 'connections:read' }), middleware.policy({ needs: 'connections.view' })])
        router.get('posts/:id/metrics', [channels.PostMetrics, 'show']).as('posts.metrics').use([middleware.ability({ needs: 'posts:read' }), middleware.policy({ needs: 'posts.view' })])
      })
      .use(middleware.workspace({ tx: true }))

    // No tenant transaction around these: they ask the platform.
    router
      .group(() => {
        router.get('channels/:id/options/:source', [channels.ChannelOptions, 'index']).where('source', source).as('channels.options').use([middleware.ability({ needs: 'connections:read' }), middleware.policy({ needs: 'posts.create' })])
        router.get('posts/:id/deliveries/:delivery/comments', [channels.Comments, 'index']).where('delivery', uuid).as('posts.comments').use([middleware.ability({ needs: 'posts:read' }), middleware.policy({ needs: 'posts.view' })])
      })
      .use(middleware.workspace())
  })
  .prefix('/api/v1')
  .as('api')
  .where('id', uuid)
  .use(middleware.auth())
