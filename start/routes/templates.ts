import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { templates } = controllers
const { ability, idempotency, policy, workspace } = middleware

/** Pages: one tenant transaction each, read only. */
router
  .group(() => {
    router.get('/templates', [controllers.pages.TextTools, 'templateList']).as('templates.index').use(policy({ needs: 'posts.view' }))
    router.get('/templates/hashtags', [controllers.pages.TextTools, 'hashtagList']).as('templates.hashtags').use(policy({ needs: 'posts.view' }))
    router.get('/links', [controllers.pages.TextTools, 'linkList']).as('links.index').use(policy({ needs: 'posts.view' }))
  })
  .as('pages')
  .use([middleware.auth(), workspace({ tx: true })])

/** Templates and groups of hashtags: seen with the posts of their brand, changed by whoever writes them. */
router
  .group(() => {
    router
      .group(() => {
        router.get('templates', [templates.Templates, 'index']).as('api.templates.index').use(policy({ needs: 'posts.view' }))
        router.get('templates/:id', [templates.Templates, 'show']).as('api.templates.show').use(policy({ needs: 'posts.view' }))
        router.get('hashtag-groups', [templates.HashtagGroups, 'index']).as('api.hashtag_groups.index').use(policy({ needs: 'posts.view' }))
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true })])

    router
      .group(() => {
        router.post('templates', [templates.Templates, 'store']).as('api.templates.store').use(policy({ needs: 'posts.create' }))
        router.post('templates/:id/fill', [templates.Templates, 'fill']).as('api.templates.fill').use(policy({ needs: 'posts.view' }))
        router.patch('templates/:id', [templates.Templates, 'update']).as('api.templates.update').use(policy({ needs: 'posts.create' }))
        router.delete('templates/:id', [templates.Templates, 'destroy']).as('api.templates.destroy').use(policy({ needs: 'posts.create' }))
        router.post('hashtag-groups', [templates.HashtagGroups, 'store']).as('api.hashtag_groups.store').use(policy({ needs: 'posts.create' }))
        router.patch('hashtag-groups/:id', [templates.HashtagGroups, 'update']).as('api.hashtag_groups.update').use(policy({ needs: 'posts.create' }))
        router.delete('hashtag-groups/:id', [templates.HashtagGroups, 'destroy']).as('api.hashtag_groups.destroy').use(policy({ needs: 'posts.create' }))
      })
      .use([ability({ needs: 'posts:write' }), workspace(), idempotency({ tx: true })])
  })
  .prefix('/api/v1')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())
