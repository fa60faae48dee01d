import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { analytics } = controllers
const { ability, policy, workspace } = middleware
const uuid = router.matchers.uuid()

/** Numbers, as JSON and as files. */
router
  .group(() => {
    router
      .group(() => {
        router.get('analytics', [analytics.Numbers, 'show']).as('show').use(policy({ needs: 'analytics.view' }))
        router.get('analytics/posts', [analytics.BestPosts, 'index']).as('posts').use(policy({ needs: 'analytics.view' }))
        router.get('analytics/posts/:id', [analytics.PostCurves, 'show']).where('id', uuid).as('curves').use(policy({ needs: 'analytics.view' }))
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true })])

    // No tenant transaction around it: it is read by whoever downloads it, as slowly as they like.
    router.get('analytics/table.csv', [analytics.Tables, 'show']).as('table').use([ability({ needs: 'posts:read' }), workspace(), policy({ needs: 'analytics.export' })])
  })
  .prefix('/api/v1')
  .as('api.analytics')
  .use(middleware.auth())
