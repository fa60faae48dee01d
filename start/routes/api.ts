import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { publishing, system } = controllers

router.get('/api/v1/openapi.json', [system.Openapi, 'show']).as('api.openapi')

/** Posts. Reading and writing are told apart for access tokens; what a person may do is the policies' business. */
router
  .group(() => {
    router
      .group(() => {
        router.get('posts', [publishing.Posts, 'index']).as('api.posts.index')
        router.get('posts/:id', [publishing.Posts, 'show']).as('api.posts.show')
      })
      .use([middleware.ability({ needs: 'posts:read' }), middleware.workspace({ tx: true })])

    router
      .group(() => {
        router.post('posts', [publishing.Posts, 'store']).as('api.posts.store')
        router.post('posts/check', [publishing.PostActions, 'check']).as('api.posts.check')
        router.patch('posts/:id', [publishing.Posts, 'update']).as('api.posts.update')
        router.delete('posts/:id', [publishing.Posts, 'destroy']).as('api.posts.destroy')
        router.post('posts/:id/publish', [publishing.PostActions, 'publish']).as('api.posts.publish')
        router.post('posts/:id/cancel', [publishing.PostActions, 'cancel']).as('api.posts.cancel')
        router.post('posts/:id/resolve', [publishing.PostActions, 'resolve']).as('api.posts.resolve')
      })
      .use([middleware.ability({ needs: 'posts:write' }), middleware.workspace(), middleware.idempotency({ tx: true })])
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())
