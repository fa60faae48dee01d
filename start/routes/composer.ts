import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const { composer } = controllers
const { ability, idempotency, policy, workspace } = middleware

/** What writing a post needs beside saving it. */
router
  .group(() => {
    router
      .group(() => {
        router.get('posts/:id/revisions', [composer.Revisions, 'index']).as('posts.revisions.index').use(policy({ needs: 'posts.edit' }))
        // A version is what fits into an integer column.
        router.get('posts/:id/revisions/:version', [composer.Revisions, 'show']).where('version', /^[1-9]\d{0,8}$/).as('posts.revisions.show').use(policy({ needs: 'posts.edit' }))
      })
      .use([ability({ needs: 'posts:read' }), workspace({ tx: true })])

    router
      .group(() => {
        router.put('posts/:id/presence', [composer.Presences, 'update']).as('posts.presence.update').use(policy({ needs: 'posts.edit' }))
        router.delete('posts/:id/presence', [composer.Presences, 'destroy']).as('posts.presence.destroy').use(policy({ needs: 'posts.edit' }))
      })
      .use([ability({ needs: 'posts:write' }), workspace({ tx: true })])

    // No tenant transaction around it: it asks other people's servers.
    router.post('posts/links', [composer.LinkChecks, 'store']).as('posts.links.store').use([ability({ needs: 'posts:write' }), workspace(), idempotency(), policy({ needs: 'posts.create' })])
  })
  .prefix('/api/v1')
  .as('api')
  .where('id', router.matchers.uuid())
  .use(middleware.auth())
