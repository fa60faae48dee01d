import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { analytics, reports } = controllers
const { ability, idempotency, policy, workspace } = middleware
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

const takeOut = policy({ needs: 'analytics.export' })

/** Reports that a worker makes; each is seen by the one who asked for it. */
router
  .group(() => {
    router
      .group(() => {
        router.get('reports', [reports.Reports, 'index']).as('index').use(takeOut)
        router.get('reports/:id', [reports.Reports, 'show']).as('show').use(takeOut)
      })
      .use([ability({ needs: 'reports:read' }), workspace({ tx: true })])
    router.get('reports/:id/file', [reports.ReportFiles, 'show']).as('file').use([ability({ needs: 'reports:read' }), workspace(), takeOut])
    router
      .group(() => {
        router.post('reports', [reports.Reports, 'store']).as('store').use(takeOut)
        router.delete('reports/:id', [reports.Reports, 'destroy']).as('destroy').use(takeOut)
      })
      .use([ability({ needs: 'reports:write' }), workspace(), idempotency({ tx: true, hold: true })])
  })
  .prefix('/api/v1')
  .where('id', uuid)
  .as('api.reports')
  .use(middleware.auth())
