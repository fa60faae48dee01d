import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { admin, connections, pages } = controllers
const { policy } = middleware
/** Ids of plugins, as manifests may spell them. */
const plugin = { match: /^[a-z][a-z0-9_]{1,39}$/ }

/** The operator's side: what is installed, and what is decided about it for everybody. */
router
  .group(() => {
    router.get('plugins', [admin.Plugins, 'index']).as('plugins.index').use(policy({ operator: 'what is installed' }))
    router.get('plugins/:id', [admin.Plugins, 'show']).as('plugins.show').where('id', plugin).use(policy({ operator: 'a plugin, its settings without secrets' }))
    router.post('plugins/:id/check', [admin.Plugins, 'check']).as('plugins.check').where('id', plugin).use([policy({ operator: 'asks the platform' }), middleware.idempotency()])
    router.put('plugins/:id/settings', [admin.PluginSettings, 'update']).as('plugins.settings.update').where('id', plugin).use(policy({ operator: 'credentials of the installation', stepUp: true }))
    router.put('plugins/:id/state', [admin.PluginSettings, 'turn']).as('plugins.state.update').where('id', plugin).use(policy({ operator: 'pauses channels of everybody', stepUp: true }))
    router.put('plugins/:id/reviews', [admin.PluginSettings, 'review']).as('plugins.reviews.update').where('id', plugin).use(policy({ operator: 'notes what the platform approved', stepUp: true }))
  })
  .prefix('/api/v1/admin')
  .as('admin')
  .use([middleware.auth(), middleware.ability({ needs: 'session' }), middleware.workspace({ optional: true })])

router
  .group(() => {
    router.get('/admin/plugins', [pages.Plugins, 'index']).as('index')
    router.get('/admin/plugins/:id', [pages.Plugins, 'show']).as('show').where('id', plugin)
  })
  .as('pages.plugins')
  .use([middleware.auth(), middleware.workspace({ optional: true }), policy({ operator: 'what is installed' })])

/** Which channels a workspace offers. */
router
  .get('/api/v1/workspace/channels', [connections.Offers, 'index'])
  .as('api.offers.index')
  .use([middleware.auth(), middleware.ability({ needs: 'access:read' }), middleware.workspace({ tx: true }), policy({ needs: 'workspace.view' })])
router
  .put('/api/v1/workspace/channels/:plugin', [connections.Offers, 'update'])
  .as('api.offers.update')
  .where('plugin', plugin)
  .use([middleware.auth(), middleware.ability({ needs: 'access:write' }), middleware.workspace(), policy({ needs: 'workspace.edit' }), middleware.idempotency({ tx: true })])
