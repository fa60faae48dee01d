import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { connections } = controllers
const uuid = router.matchers.uuid()
/** Ids of adapters, as manifests may spell them. */
const adapterId = { match: /^[a-z][a-z0-9_-]{0,63}$/ }

/** No tenant transaction around these: most of them call a platform. */
router
  .group(() => {
    router
      .group(() => {
        router.get('/connections', [connections.Connections, 'index']).as('connections.index').use(middleware.policy({ needs: 'connections.view' }))
        router.get('/attempts/:id', [connections.Attempts, 'show']).where('id', uuid).as('attempts.show').use(middleware.policy({ needs: 'connections.connect' }))
      })
      .use(middleware.ability({ needs: 'connections:read' }))

    router
      .group(() => {
        router.post('/connect/:platform', [connections.Connects, 'store']).where('platform', adapterId).as('connects.store').use(middleware.policy({ needs: 'connections.connect', stepUp: true })).use(middleware.idempotency({ secret: true }))
        router.post('/attempts/:id/choose', [connections.Attempts, 'choose']).where('id', uuid).as('attempts.choose').use(middleware.policy({ needs: 'connections.connect' })).use(middleware.idempotency())
        router.post('/connections/:id/check', [connections.Connections, 'check']).where('id', uuid).as('connections.check').use(middleware.policy({ needs: 'connections.view' })).use(middleware.idempotency())
        router.delete('/disconnect/:platform', [connections.Connections, 'destroy']).where('platform', adapterId).as('connections.destroy').use(middleware.policy({ needs: 'connections.disconnect', stepUp: true }))
      })
      .use(middleware.ability({ needs: 'connections:write' }))
  })
  .prefix('/api/v1/social')
  .as('social')
  .use([middleware.auth(), middleware.workspace()])

/** Asks for the session itself: whoever is not signed in gets a page that says so, not a login form that loses the state. */
router.get('/api/v1/social/callback/:platform', [connections.Callbacks, 'show']).where('platform', adapterId).as('social.callbacks.show').use(middleware.policy({ public: 'asks for the session itself, so that whoever lost it gets a page instead of a login form' }))
