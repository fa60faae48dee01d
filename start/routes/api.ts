import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { publishing, system } = controllers

router.get('/api/v1/openapi.json', [system.Openapi, 'show']).as('api.openapi').use(middleware.policy({ public: 'describes the API, holds no data' }))

/** Posts. Reading and writing are told apart for access tokens; what a person may do is the policies' business. */
router
  .group(() => {
    router
      .group(() => {
        router.get('posts', [publishing.Posts, 'index']).as('api.posts.index').use(middleware.policy({ needs: 'posts.view' }))
        router.get('posts/:id', [publishing.Posts, 'show']).as('api.posts.show').use(middleware.policy({ needs: 'posts.view' }))
      })
      .use([middleware.ability({ needs: 'posts:read' }), middleware.workspace({ tx: true })])

    router
      .group(() => {
        router.post('posts', [publishing.Posts, 'store']).as('api.posts.store').use(middleware.policy({ needs: 'posts.create' }))
        router.post('posts/check', [publishing.PostActions, 'check']).as('api.posts.check').use(middleware.policy({ needs: 'posts.create' }))
        router.patch('posts/:id', [publishing.Posts, 'update']).as('api.posts.update').use(middleware.policy({ needs: 'posts.edit' }))
        router.delete('posts/:id', [publishing.Posts, 'destroy']).as('api.posts.destroy').use(middleware.policy({ needs: 'posts.delete' }))
        router.post('posts/:id/publish', [publishing.PostActions, 'publish']).as('api.posts.publish').use(middleware.policy({ needs: 'posts.publish' }))
        router.post('posts/:id/cancel', [publishing.PostActions, 'cancel']).as('api.posts.cancel').use(middleware.policy({ needs: 'posts.edit' }))
        router.post('posts/:id/resolve', [publishing.PostActions, 'resolve']).as('api.posts.resolve').use(middleware.policy({ needs: 'posts.publish' }))
      })
      .use([middleware.ability({ needs: 'posts:write' }), middleware.workspace(), middleware.idempotency({ tx: true, hold: true })])
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())
