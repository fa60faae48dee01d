import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const uuid = router.matchers.uuid()

/** The library's JSON. No `tx`: uploads stream, so the controllers open short transactions themselves. */
router
  .group(() => {
    router.get('/media', [controllers.media.Media, 'index']).use([middleware.ability({ needs: 'media:read' }), middleware.policy({ needs: 'media.view' })])
    router.post('/media', [controllers.media.Media, 'store']).use([middleware.ability({ needs: 'media:write' }), middleware.policy({ needs: 'media.upload' })])
    router.get('/media/:id', [controllers.media.Media, 'show']).use([middleware.ability({ needs: 'media:read' }), middleware.policy({ needs: 'media.view' })])
    router.patch('/media/:id', [controllers.media.Media, 'update']).use([middleware.ability({ needs: 'media:write' }), middleware.policy({ needs: 'media.edit' })])
    router.delete('/media/:id', [controllers.media.Media, 'destroy']).use([middleware.ability({ needs: 'media:write' }), middleware.policy({ needs: 'media.edit' })])
  })
  .prefix('/api/v1')
  .where('id', uuid)
  .use([middleware.auth(), middleware.workspace()])

/** Files for signed-in members' pages. */
router
  .group(() => {
    router.get('/media/:id/file', [controllers.media.MediaFiles, 'show'])
    router.get('/media/:id/preview', [controllers.media.MediaFiles, 'preview'])
  })
  .where('id', uuid)
  .use([middleware.auth(), middleware.workspace(), middleware.policy({ needs: 'media.view' })])

/** What platforms fetch: no session, no cookies; the signature decides. */
router.get('/m/:workspace/:id/:file', [controllers.media.PublicMedia, 'show']).where('workspace', uuid).where('id', uuid).use(middleware.policy({ public: 'platforms fetch media: the signature in the address decides' }))
router.get('/robots.txt', [controllers.media.PublicMedia, 'robots']).use(middleware.policy({ public: 'for crawlers' }))
